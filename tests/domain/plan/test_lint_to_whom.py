"""What is told of one office, one season or one group does not speak of all: nothing is told of such wordings."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
HEAD = "关于做好年度工作的通知\n{}：\n{}\n某县某局\n2026年2月24日\n"
POLITE = "各有关学会、县科协"
FINE = (
    ("各村", "东片8篇，西片5篇，县直4所中学各2篇，合计21篇。\n征文于4月16日前发至zw@example.com。"),
    ("各村", "条件成熟的村可自愿申报，填写《示范村申报书》1份，于4月16日前送农业科（和平路18号）。"),
    (
        "各村",
        "学员共60人。其中种植组25人，养殖组20人，加工组15人，名单见附件。\n"
        "请将《学员表》1份于4月16日前发至nx@example.com。",
    ),
    ("各院", "人选公示3个工作日，《公示说明》1份随《审批表》1份于4月16日前送人事科（和平路18号）。"),
    (
        "各村",
        "4月10日前各村要把河道清一遍，清理前、清理后的照片各2张，4月16日前发至hd@example.com。",
    ),
    (
        "各校",
        "1.第一次报送：4月16日前，报实践总结1份至dx@example.com。\n2.集中评审：4月20日至22日，由中心聘请专家评审。",
    ),
    (POLITE, "请各有关单位于4月16日前将科普总结1份发至kepu@example.com。"),
    ("各镇", "一、汛期时间为5月1日至9月30日。\n二、各镇于4月16日前将防汛工作总结1份发至fx@example.com。"),
    (
        "各院",
        "一、报县疾控中心的材料，均以电子版发至jk@example.com。\n"
        "二、《防控小结》1份于4月16日前报县疾控中心。\n"
        "三、《整改报告》1份（纸质，盖章）于4月16日前送县卫生监督所（和平路18号）。",
    ),
    (
        "各校",
        "一、各校提炼成果，推荐典型案例2篇，另报优质研修微视频1个，4月17日前完成校内初评。\n二、材料报送\n"
        "1.《计划》1份于3月13日前报送。\n2.典型案例和优质研修微视频于4月24日前报送。\n以上材料发至yx@example.com。",
    ),
    (
        "各校",
        "《申报书》1份于4月17日前送科创室（环城路66号）。一等奖作品由县教育局推荐参加市级比赛，市级报送办法另行通知。",
    ),
    (
        "各镇",
        "一、活动时间为3月1日至3月31日，汛期时间为3月1日至9月30日。\n"
        "二、各镇于4月16日前将“安全生产月”活动总结1份发至fx@example.com。",
    ),
    (
        "各院、各诊所",
        "一、整改\n（一）诊所应于4月15日前将整改报告1份（纸质，加盖公章）送卫生监督所（和平路18号203室）。\n二、报送方式\n"
        "报县疾控中心的材料，均以电子版发至邮箱jk@example.com；整改报告咨询请联系王老师。",
    ),
    (
        "各系",
        "一、材料报送\n各系按下表报送材料，表中“邮箱”指教务科邮箱jw@example.com，“教务科”指综合楼312室。\n"
        "序号\t材料\t截止\t报送方式\n1\t选手报名表1份\t4月14日\t邮箱\n2\t裁判推荐表1份\t4月15日\t纸质版交教务科\n"
        "二、其他\n1.各系自愿参展的，可在4月16日前将参展登记表1份发至邮箱，每系不超过8件。",
    ),
    ("各院", "一、上报材料均以电子版发至jk@example.com。\n二、《防控小结》1份于4月16日前报县疾控中心。"),
    (
        "各系",
        "一、表中“邮箱”指教务科邮箱jw@example.com。\n"
        "序号\t材料\t截止\t报送方式\n1\t《选手报名表》1份\t4月14日\t邮箱\n2\t《裁判推荐表》1份\t4月15日\t邮箱\n"
        "二、自愿参展的，可在4月16日前将《参展登记表》1份发至邮箱。",
    ),
)
PLANS = (  # whole plans of a year, of a campaign, in tables
    "一、第一学期安排（2026年9月至2027年1月）\n月份\t工作内容\t参加单位\t报送材料\t报送截止日\n"
    "9月\t制定计划\t各单位\t《研修计划》1份\t9月11日（星期五）\n"
    "10月\t网络研修\t各单位\t—\t—\n"
    "11月\t送教听课\t各单位\t《听课评议表》1份\t11月25日（星期三）\n"
    "二、第二学期安排（2027年3月至7月）\n月份\t工作内容\t参加单位\t报送材料\t报送截止日\n"
    "4月\t公开课\t各单位\t《公开课教案》2篇\t4月21日（星期三）\n"
    "6月\t整理档案\t各单位\t《档案目录》1份\t6月11日（星期五）\n"
    "三、以上材料均发至px@example.com。\n某县某局\n2026年8月28日",
    "被抽中的7个村任务分配如下：\n村\t调查小区（个）\t调查员（名）\n东村\t3\t3\n西村\t2\t2\n"
    "南村\t2\t2\n北村\t1\t1\n石村\t1\t1\n柳村\t1\t1\n桥村\t1\t1\n合计\t11\t11\n"
    "《名册》1份于4月16日前发至dc@example.com。\n某县某局\n2026年2月24日",
    "一、主体向乡镇（街道）提交《申报材料》的截止时间为4月15日。\n"
    "二、各乡镇（街道）应于5月15日前，将《申报材料》报县局市场科（302室）。\n"
    "三、《建设进度表》1份于6月12日前报县局市场科。\n某县某局\n2026年2月24日",
    "一、报名分两步。\n第一步：参赛意向表，4月3日前报送，只填项目。\n第二步：运动员报名表，4月17日前报送，一队一份。\n"
    "两张表都在网站下载，填好后发电子邮箱ty@example.com。\n"
    "二、裁判员推荐表1份4月10日前送工会（302室）。\n三、保险单复印件1份5月8日前送工会（302室）。\n"
    "某县总工会\n2026年2月24日",
    "一、各站4月16日前报送《站点汇总表》1份。\n二、公示无异议的，5月20日前报送正式材料1份。\n"
    "三、报送方法\n汇总表发至zd@example.com；正式材料送县局基层科（412室），由专人送达。\n某县某局\n2026年2月24日",
    "一、报表由11种减为6种，其中月报3种、季报1种、一次性报送2种。\n二、月报表每月3日前报送，遇节假日顺延。\n"
    "三、电子表、电子版均发至wsy@example.com。\n四、当月无数据的，也要填“0”上报。\n某县卫生院\n2026年2月24日",
)
LACKING = (
    ("各学会", "请有关单位于4月16日前将科普总结1份发至kepu@example.com。", "who-unclear"),
    (
        "各镇",
        "一、宣传活动时间为3月1日至4月30日。\n二、各镇于4月16日前将宣传活动总结1份发至fx@example.com。",
        "before-activity-ends",
    ),
    (
        "各院",
        "一、《防控小结》只收电子版，发至jk@example.com。\n"
        "二、各院将《防控小结》纸质件1份于4月16日前送县疾控中心（和平路18号）。",
        "channel-unclear",
    ),
    ("各校", "《申报书》1份于4月17日前送科创室（环城路66号），作品报送时间另行通知。", "vague-word"),
    (
        "各院",
        "二、开展护理轮训\n轮训分两期进行：\n第一期　3月9日至13日，县医院\n第二期　4月20日至24日，县中医院\n"
        "各院全面总结，形成《护理轮训工作总结》1份，4月17日前发至hl@example.com。",
        "before-activity-ends",
    ),
    ("各系", "一、《选手报名表》1份于4月14日前发至指定邮箱。", "unnamed-channel"),
)


@pytest.mark.parametrize(("to", "text"), FINE)
def test_what_is_limited_by_its_own_words_is_not_told(to: str, text: str) -> None:
    assert _kinds(to, text) == set()


@pytest.mark.parametrize(("to", "text", "kind"), LACKING)
def test_the_same_without_the_limit_is_told(to: str, text: str, kind: str) -> None:
    assert kind in _kinds(to, text)


@pytest.mark.parametrize("text", PLANS)
def test_a_whole_plan_whose_parts_explain_each_other_is_not_told(text: str) -> None:
    whole = f"关于做好年度工作的通知\n各单位：\n{text}\n"
    assert {found.id: found.quote for found in lint_circular(whole, CALENDAR)} == {}


def _kinds(to: str, text: str) -> set[str]:
    return {found.kind for found in lint_circular(HEAD.format(to, text), CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        "各镇围绕主题，在2025年9月15日前后组织开展了科普日活动。请于4月16日前将总结1份发至kp@example.com。",
        "一、将推荐申请相关材料发送至工会邮箱gh@example.com。\n二、请各单位于4月16日17:00前上报推荐材料。",
    ],
)
def test_what_is_over_or_told_of_all_in_the_next_item_is_not_told(text: str) -> None:
    assert _kinds("各单位", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "一、每项课题报送《进展报告》1份，4月16日前，只交电子版。\n二、《任务书》一式2份，4月17日前报送。\n三、报送方式\n"
        "1.纸质材料送行政楼412室。\n2.电子材料发至ky@example.com。《进展报告》只发电子版，《任务书》只交纸质版。",
        "一、材料分两次报：\n4月16日前，报《使用自查表》1份。\n4月30日前，报《自查工作报告》1份。\n"
        "第一次的材料发至tz@example.com；第二次的报告送县局508室。",
        "一、《结题申请书》每个项目1份，5月15日前报送明德楼215室。\n二、网上填报。登录“科研管理系统”填写，由系统生成"
        "《结题申请书》，打印签字。填报和审核时间为4月20日至5月8日。",
    ],
)
def test_each_paper_goes_its_own_way(text: str) -> None:
    assert _kinds("各单位", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "一、主题：“从教案到学案——学习任务的设计”。\n二、每校报送教学设计1份，4月16日前发至jx@example.com。",
        "一、五个类别各设一等奖1名、二等奖3名、三等奖6名，共50名。\n二、《登记表》1份4月16日前发至jx@example.com。",
        "一、全县共设代表队48支，其中乡镇代表队16支（每镇1支），学校代表队20支（每校1支），机关代表队12支。\n"
        "二、《报名表》1份4月16日前发至jx@example.com，机关代表队由县直机关工会另行通知组织。",
        "各站填制《基本情况表》，于4月16日前通过“统计直报平台”上报。平台数据经县局验收通过后，统计站将《基本情况表》"
        "打印盖章，于4月28日前将纸质表1份送农业股（506室）。",
        "一、推荐表纸质版4月16日前送办公室（302室），扫描件发至邮箱ts@example.com。\n"
        "二、清单1份4月17日前报送。\n三、其余材料只报电子版，统一发至上述邮箱。",
        "每单位报送作品1至3件，由各单位在此范围内自行掌握，4月16日前发至jx@example.com。",
    ],
)
def test_what_its_own_words_explain_is_not_told(text: str) -> None:
    assert _kinds("各单位", text) == set()


def test_a_sum_whose_parts_are_explained_in_brackets_is_still_added_up() -> None:
    said = "全县共设代表队48支，其中乡镇代表队16支（每镇1支），学校代表队20支（每校1支），机关代表队14支。"
    assert "sum-mismatch" in _kinds("各单位", said)


LINE_BY_LINE = (
    "材料报送\n材料\n份数\n截止时间\n送交处\n推荐表\n每校4份\n{}\n培训部，一楼102室\n家长同意书\n每人1份\n"
    "4月17日（星期五）\n培训部，一楼102室\n健康情况表\n每人1份\n{}培训部，一楼102室\n科技小制作\n每校2件\n"
    "4月22日（星期三）\n科技部，二楼205室\n\n几点说明\n推荐表请如实填写。"
)


def test_a_table_of_one_cell_a_line_tells_what_a_row_lacks() -> None:
    whole = LINE_BY_LINE.format("4月15日（星期三）", "4月20日（星期一）\n")
    assert _kinds("各学校", whole) == set()
    assert _kinds("各学校", LINE_BY_LINE.format("4月15日（星期三）", "")) == {"no-date"}
    assert _kinds("各学校", LINE_BY_LINE.format("4月18日（星期六）", "4月20日（星期一）\n")) == {"rest-day"}


PAIRS = (  # what is told, and its twin that is not
    (
        "count-unclear",
        "各乡镇卫生院报送案例2篇（每院限报1篇），4月16日前发至al@example.com。",
        "2篇（每院限报1篇）",
        "2篇",
    ),
    (
        "count-unclear",
        "一、示范门店申报书一式两份，4月16日前送农药股（315室）。\n二、申报书一式三份，A4纸双面打印。",
        "三份",
        "两份",
    ),
    ("slip", "1.自查阶段（2014年3月25日至4月12日）。《自查表》1份4月16日前送农药股（315室）。", "2014", "2026"),
    (
        "who-unclear",
        "有关镇（街道）还要报送回收情况报告1份，4月16日前报农药股（315室）。",
        "有关镇（街道）还要",
        "各镇",
    ),
    (
        "no-channel",
        "一、《报名表》1份4月3日前发至tg@example.com。\n二、《保险单》复印件1份4月7日前送群体股（203室）。\n"
        "三、《规程》1份4月8日前、《预案》1份4月9日前，均以电子版发至tg@example.com。\n"
        "四、各队在4月16日前提交《参赛小结》一篇，800字以内。",
        "提交《参赛小结》一篇",
        "提交《参赛小结》一篇到tg@example.com",
    ),
)


@pytest.mark.parametrize(("kind", "text", "wrong", "right"), PAIRS)
def test_one_word_makes_the_difference(kind: str, text: str, wrong: str, right: str) -> None:
    assert kind in _kinds("各单位", text)
    assert _kinds("各单位", text.replace(wrong, right)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "每单位报送征文6篇，其中小学组3篇、初中组3篇；高中每校报送6篇。4月16日前发至zw@example.com。",
        "今年表彰模范之家20个、模范小家30个、优秀工作者40名，共计90个名额。《推荐表》1份4月16日前送工会（302室）。",
    ],
)
def test_a_sum_and_a_stage_that_the_next_words_tell_are_not_missed(text: str) -> None:
    assert _kinds("各单位", text) == set()
