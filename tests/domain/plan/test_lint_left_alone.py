"""The linter on what a clerk says every day and leaves nothing open: no finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"
PAPER = f"《自查表》每站1份，于3月20日17:00前发至{BOX}。"


def told(text: str, to: str = "各服务站") -> list[tuple[str, str]]:
    whole = f"县服务中心关于做好今年服务工作的通知\n{to}：\n{text}\n县服务中心\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "text",
    [
        f"一、举办接待礼仪培训，每站选派窗口人员1名参加。参加人员填写《学员登记表》1份，于3月20日17:00前发至{BOX}。",
        f"一、安排两名业务骨干参训。\n二、参加培训的人员将心得1篇于3月20日17:00前发至{BOX}。",
        f"一、全体窗口人员参加礼仪轮训。\n参加的人员将心得1篇于3月20日17:00前发至{BOX}。",
        f"一、四月办示范讲解，由中心排定。承担示范讲解的人员将讲稿1篇于3月20日17:00前发至{BOX}。示范讲解不收费。",
    ],
)
def test_who_was_sent_or_has_the_task_is_known(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"一、评先方面的材料，请对照附件2逐项核对后报送。\n二、{PAPER}",
        f"一、{PAPER}\n二、星级站的材料按照附件二的目录报送。",
    ],
)
def test_what_points_to_an_attached_list_has_its_place_there(text):
    attached = "附件2\n评先材料目录\n1.《推荐表》，每站1份，3月25日17:00前送人事科（204室）。"
    assert told(f"{text}\n附件：1.自查表\n2.评先材料目录\n{attached}") == []


@pytest.mark.parametrize(
    "paper", ["诵读音频和诵读视频1个", "服务之星剪影作品2幅", "服务故事1篇", "微视频1部", "宣传海报1张"]
)
@pytest.mark.parametrize("span", ["3月5日至4月30日为服务月", "服务月从3月5日（星期四）开始，到4月30日（星期四）结束"])
def test_a_single_work_need_not_wait_for_the_last_day_of_a_month_of_it(span, paper):
    assert told(f"一、{span}。\n二、每站做{paper}，4月10日17:00前发至{BOX}。") == []


@pytest.mark.parametrize("paper", ["服务月活动视频1个", "服务月总结1份"])
def test_what_tells_of_the_whole_month_must_wait_for_its_end(paper):
    found = told(f"一、3月5日至4月30日为服务月。\n二、每站做{paper}，4月22日17:00前发至{BOX}。")
    assert [kind for kind, _ in found] == ["before-activity-ends"]


@pytest.mark.parametrize(
    "text",
    [
        "春节前后，各站于2月10日前报送的走访总结已在全县会议上交流。",
        "各站2月6日前报来的线索已汇编成册，不再另行征集。",
        "从各站2月13日前上交的统计表看，各项指标平稳，2月13日前上交的统计表已由中心录入。",
        "各站2月12日前推荐的事迹已在县报刊登。",
    ],
)
def test_what_was_handed_in_and_became_of_it_is_over(text):
    assert told(f"一、{text}\n二、{PAPER}") == []


@pytest.mark.parametrize(
    "text",
    [
        "本中心　4月下旬，县局会同县财政局抽查经费，经费由县财政局直接发到农户。",
        "二、县局5月上旬将组织回访，回访结果书面报县政府。",
        "二、6月底，县局汇总各站得分，报送县政府。",
    ],
)
def test_a_loose_time_of_what_the_office_does_itself_is_left_open(text):
    assert told(f"一、{PAPER}\n{text}") == []


@pytest.mark.parametrize(
    "text",
    ["2026—2027学年第一学期教材由各校选用", "2026—2027学年招生简章由各校拟定", "2026—2027学年开课计划由各校编制"],
)
def test_what_the_next_school_year_needs_is_made_ready_in_this_one(text):
    head = "本通知适用于2025—2026学年第二学期。2025—2026学年工作照此执行。"
    assert told(f"一、{head}\n二、{text}。\n三、{PAPER}", "各学校") == []


def test_a_school_year_that_is_not_made_ready_is_still_told():
    head = "本通知适用于2025—2026学年第二学期。2025—2026学年工作照此执行。"
    found = told(f"一、{head}\n二、2026—2027学年第二学期听课每站4节。\n三、{PAPER}", "各学校")
    assert [kind for kind, _ in found] == ["conflicting-dates"]


@pytest.mark.parametrize(
    "text",
    [
        "每站推荐讲解3节（每类1节）参加展示。",
        "每站推荐讲解1节（每人1节）参加展示。",
        "《结对书》一式三份，双方各存一份，另一份于3月20日17:00前送人事科（204室）。",
        "《结对书》一式三份，单位留存一份，镇里存一份，另一份于3月20日17:00前送人事科（204室）。",
        "《结对书》一式四份，单位留存两份，其余两份于3月20日17:00前送人事科（204室）。",
    ],
)
def test_parts_that_make_the_whole_are_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "微课传至平川服务云“微课大赛”栏目，平川服务云“微课大赛”栏目3月关闭。",
        "通知见平川服务云“通知公告”栏目和平川政务网“通知公告”栏目。",
        "登录平川服务云平台“微课大赛”栏目。\n三、服务云平台“微课大赛”栏目有样片。",
    ],
)
def test_a_column_of_one_site_or_one_that_each_site_has_is_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "填报系统于3月9日8:30开放，3月20日17:00关闭，《登记表》1份由各站登录http://tb.example.com填报。",
        "慰问金发放时间另行通知，发放名单在县中心网站公布。",
        "凡需要相关系统账号的，与信息科联系。《账号申请表》1份于3月20日17:00前送信息科（204室）。",
        "请按相关系统操作手册录入，《核对表》1份于3月20日17:00前送信息科（204室）。",
        "部分服务站报送不及时的现象要引起重视，今后须按时报送。",
        "部分群众不会用手机的，由站内人员协助填写问卷。",
        "全县现有服务人员860人，其中高级工120人，中级工310人。",
        "全县共有服务人员860人，其中高级工120人，中级工410人。",
        "集训4天32学时，每天8学时，其中讲授20学时、实操12学时。",
        "协议一式三份（原件一份、复印件两份），3月20日17:00前送信息科（204室）。",
        "河东站、河西站各3名，城关站5名，共11名，《推荐表》每人1份，3月20日17:00前送信息科（204室）。",
        "需备以下3份材料：《申请表》《承诺书》和身份证复印件，各1份，3月20日17:00前送信息科（204室）。",
        "3月10日公布初评结果，入围站3月20日17:00前将《展示稿》1份送信息科（204室）。",
        "力争年底前建成示范站5个，《创建计划》1份于3月20日17:00前送信息科（204室）。",
        "对象为2023年1月1日以来登记、2025年12月31日前开业的单位，《申报书》1份于3月20日17:00前送信息科（204室）。",
        "整治从3月9日开始，到11月30日结束，《阶段小结》1份于6月30日17:00前、《工作总结》1份于12月11日17:00前送信息科（204室）。",
        "开放日4月10日举行，签到表各站留存，《开放日方案》1份于4月3日17:00前送信息科（204室）。",
        "相关负责人须在《责任书》上签字，一式两份，一份自存，一份于3月20日17:00前送信息科（204室）。",
        "部分服务站门口拥堵，交警将加派警力，各站《疏导方案》1份于3月20日17:00前送信息科（204室）。",
        "承担下乡任务的人员由培训科另行通知，不需推荐。",
        "《半年报》1份于7月10日17:00前、《年报》1份于2027年1月15日17:00前送信息科（204室）。",
        "各村于3月11日前将《登记表》报镇里，各镇汇总后于3月20日17:00前将《汇总表》1份送信息科（204室）。",
        "对2025年12月31日前未完成的项目，《续建计划》1份于3月20日17:00前送信息科（204室）。",
        "系统近期升级，其间暂停填报，恢复时间见系统公告。",
        "4月17日前后有大风降温，请注意防范。",
        "根据各站2月10日前上报的数据，全县共有志愿者3200人。",
        "材料应由有关负责人审签，《审签单》随材料于3月20日17:00前送信息科（204室），每站1份。",
        "因相关部门系统升级，数据以显示为准。",
        "2月29日出生的群众，生日不得改写。《核对表》1份于3月20日17:00前送信息科（204室）。",
    ],
)
def test_what_is_said_every_day_is_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("who-unclear", "部分服务站须于3月20日17:00前将《情况说明》1份送信息科（204室）。"),
        ("before-activity-ends", "走访4月7日至4月30日进行，4月24日前报送走访结果至信息科（204室）。"),
        (
            "conflicting-dates",
            "各村于3月20日前将《登记表》报镇里。\n三、各镇汇总后于3月11日前将《登记表》1份送信息科（204室）。",
        ),
        ("vague-word", "近期，请各站将《登记表》1份送信息科（204室）。"),
        ("vague-word", "《登记表》1份4月17日前后送信息科（204室）。"),
        ("conflicting-dates", "各站于2月10日前将《登记表》1份送信息科（204室）。"),
        ("vague-word", "《登记表》1份年底前送信息科（204室）。"),
        ("unnamed-channel", "《登记表》1份于3月20日17:00前通过相关系统报送。"),
        ("sum-mismatch", "全县现有服务人员860人，其中高级工420人，中级工410人。"),
        (
            "sum-mismatch",
            "河东站、河西站各3名，城关站5名，共12名，《推荐表》每人1份，3月20日17:00前送信息科（204室）。",
        ),
        ("sum-mismatch", "需备以下3份材料：《申请表》《承诺书》，各1份，3月20日17:00前送信息科（204室）。"),
        ("impossible-date", "《登记表》1份于2月29日17:00前送信息科（204室）。"),
    ],
)
def test_and_what_looks_like_it_and_is_open_is_told(kind, text):
    assert kind in {found for found, _ in told(f"一、{PAPER}\n二、{text}")}


@pytest.mark.parametrize(
    "text",
    [
        "中心将到站走访，走哪条路、查几户，当天抽定，各站不必准备材料。",
        "一年要填二十几张，负担较重，今后不再要。",
        "10月由中心请专家评选，一、二等奖各若干，可以空缺。",
        "《值班表》每站1份（12份月表合并为1个文件），于3月20日17:00前送信息科（204室）。",
        "《考核表》每站1份，于3月20日17:00前送信息科（204室），由中心统一检查，检查时间另行通知。",
        "警示案例通报由市中心编印，节前发至各站，供学习借鉴。",
        "值班照片2张于3月20日17:00前发到“服务工作群”（微信群）。电子版也发微信群。",
        "各站挑选一些照片张贴在宣传栏，《值班表》每站1份，于3月20日17:00前送信息科（204室）。",
        "全区各站共报送案例20篇，每站不超过2篇，于3月20日17:00前送信息科（204室）。",
        "管理员登记表一站一张，填妥后于3月24日前交所在地供电所前台，由所里汇总。",
    ],
)
def test_what_the_office_does_itself_and_what_is_told_is_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        f"现将《服务工作月历》印发给各站，请对照安排，按时报送有关材料。\n一、{PAPER}",
        f"一、{PAPER}\n二、自查表由站里统一报，个人直接送交的不予受理。",
        f"一、{PAPER}\n二、《课题申报书》每站1份，4月10日17:00前报送。\n三、报送方式\n1.课题材料的纸质件送至中心办公楼302室，电子版发至{BOX}。",
        "一、材料列在附件中。\n二、表中材料均报纸质件，由站长签字，送中心412室。",
    ],
)
def test_what_tells_only_the_place_or_refuses_a_person_is_left_alone(text):
    assert told(text) == []


def test_a_bureau_of_education_works_in_summer():
    text = "活动小结1份于8月17日17:00前发至jianshen@example.com。"
    assert told(text, "各县（区）教育体育局和市少年儿童体育学校") == []
    assert {kind for kind, _ in told(text, "各中小学")} == {"in-vacation"}


@pytest.mark.parametrize(
    "text",
    [
        "《会员申请书》每人1份，由班长收齐，3月24日交到中心办公室（实验楼204）。",
        "隐患台账1份于3月20日17:00前送信息科（204室）。\n三、隐患台账所列问题，能立即整改的要在4月10日前改到位。",
    ],
)
def test_a_day_of_another_paper_or_of_a_deed_contradicts_nothing(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "要求：1.《值班表》于3月20日17:00前送信息科（204室）；2.4月起每月照此填写；3.值班时间为3月至11月。",
        "《人员名册》请于3月24日17:00前在“养护平台”上更新完毕，新进人员同时上传健康证照片。",
        "《养护表》每站1份，3月20日17:00前在“智慧养护”后台填报。",
        "《线索统计表》每站1份，3月20日17:00前用机要渠道报市中心。",
        "3月14日前已经到岗的，《登记表》由站长于3月20日17:00前送信息科（204室）。",
        "演练于3月24日举行，参演人员提前半小时到，车辆停在指定位置。",
    ],
)
def test_what_names_its_place_or_is_no_list_with_a_gap_is_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "《值班表》请在“养护平台”填报，3月24日17:00截止。“渝快办”账号即可登录。",
        "名额：小站8个，每站2名；大站5个，每站3名，共31名。《推荐表》每人1份，3月24日17:00前送302室。",
    ],
)
def test_what_is_counted_by_each_or_brought_along_is_left_alone(text):
    assert told(f"一、{PAPER}\n二、{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        f"一、田径的报名表5月14日截止，游泳的报名表5月21日截止，每站各1份，均发至{BOX}。",
        f"一、期末考试为6月22日至26日。\n二、各站须于6月10日前将命题审批表和试卷各1份发至{BOX}。",
    ],
)
def test_the_papers_of_others_and_those_of_an_exam_leave_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"甲班　　4月20日至22日　　每站4人\n乙班　　5月26日至28日　　每站2人\n{PAPER}",
        f"1.《服务记录》，每组1份。\n2.《服务统计表》，每组1张。\n3.个人日记不收，检查当天放在桌上备查。\n前两样于3月20日17:00前发至{BOX}。",
        "一、企业名单于3月13日17:00前送人事科（204室）。\n二、承诺书按企业名单顺序装订，3月20日17:00前送人事科（204室）。",
    ],
)
def test_rows_of_classes_what_is_not_taken_and_an_order_of_binding_leave_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("队员须为2001年9月1日以后出生的职工，上届冠军不再参赛。", []),
        ("队员须为本单位职工，2025年9月1日以前签订劳动合同，年龄不满55周岁。", []),
        ("报名表3月18日17:00后送达的不予受理。", [("conflicting-dates", "3月18日17:00后送达的不予")]),
        ("各队于2025年3月20日17:00前报送参赛名单1份，送304室。", [("slip", "2025年3月20日")]),
    ],
)
def test_a_day_by_which_somebody_was_born_or_hired_is_no_deadline(who, found):
    assert told(f"一、《报名表》每站1份，于3月20日17:00前发至{BOX}。\n二、{who}") == found


@pytest.mark.parametrize(
    ("ends", "found"), [("不送县里", []), ("也不上报", []), ("送县中心204室", [("vague-word", "年底前")])]
)
def test_what_is_not_handed_in_may_be_ready_by_the_end_of_the_year(ends, found):
    assert told(f"一、{PAPER}\n二、窗口值班日志由各站装订成册，年底前补齐，{ends}。") == found


@pytest.mark.parametrize(
    ("name", "masked"), [("fwzxxx", False), ("xxxx", True), ("1380xxxx", True), ("fwzxxxxx", True)]
)
def test_three_like_letters_at_the_end_of_a_name_are_no_mask(name, masked):
    found = told(f"一、{PAPER}\n二、咨询邮箱：{name}@example.com。")
    assert [kind for kind, _ in found] == ["masked-contact"] * masked


def test_a_day_off_that_the_table_tells_again_is_told_once():
    text = (
        f"县服务中心关于做好今年服务工作的通知\n各服务站：\n一、值守安排表。每站1份，3月28日前发至{BOX}。\n二、材料一览\n"
        "材料名称\t责任人\t截止日期\n值守安排表\t站长\t3月28日\n车辆登记表\t站长\t3月29日\n县服务中心\n2026年3月2日\n"
    )
    days = [found for found in lint_circular(text, CALENDAR) if found.kind == "rest-day"]
    assert [found.line for found in days] == [3, 7]


def test_a_heading_that_begins_with_a_number_of_years_is_numbered_as_it_stands():
    outline = "附件\n三年规划\n一、现状\n二、三年总目标和分年度目标\n三、主要措施"
    assert told(f"一、{PAPER}\n{outline}") == []
    assert "numbering-gap" in dict(told(f"一、{PAPER}\n{outline.replace('二、三年', '四、三年')}"))


@pytest.mark.parametrize(("house", "found"), [("县技术中心", []), ("县技术中心培训科", ["contact-conflict"])])
def test_a_house_has_many_rooms_and_an_office_has_one(house, found):
    sent = f"每站1份，于3月20日17:00前送{house}"
    text = f"一、《自查表》{sent}403室。\n二、《台账》{sent}405室。"
    assert [kind for kind, _ in told(text)] == found


def test_a_part_that_others_make_up_is_counted_once():
    said = "去年共办提案38件，立案21件，其中已办结19件，未办结的2件今年接着办"
    assert told(f"一、{PAPER}\n二、{said}。") == []
    assert told(f"一、{PAPER}\n二、{said.replace('其中', '')}。") == []
    assert "sum-mismatch" in dict(told(f"一、{PAPER}\n二、今年共发奖品38件，水杯21件，毛巾11件，书签8件。"))


def test_whom_the_office_took_in_since_a_day_is_no_other_deadline():
    text = "一、各站于5月22日17:00前将《信息核对授权书》1份发至fw@example.com。\n"
    whom = "二、3月1日以后新审核确认的服务对象，本次不再提交《信息核对授权书》。"
    assert told(text + whom) == []
    assert "conflicting-dates" in dict(told(f"{text}二、5月20日以后，《信息核对授权书》不再接收。"))


def test_a_check_that_the_office_goes_on_with_is_no_activity_to_report_on():
    run = "二、县服务中心于3月9日至3月13日集中检查窗口，3月16日至3月27日分片检查窗口设备。"
    text = f"一、《窗口检查情况报告》每站1份，于3月20日17:00前发至{BOX}。\n{run}"
    assert told(text) == []


def test_a_number_left_out_is_told_where_the_paper_is_asked_for_and_not_in_its_row_again():
    row = "序号|任务|责任单位|时限\n1|推荐优秀服务案例、优秀服务视频|各站|3月20日17:00前"
    asked = f"优秀服务案例每站推荐若干篇，优秀服务视频每站推荐1部，发至{BOX}。"
    assert [quote for kind, quote in told(f"一、任务\n{row}\n二、{asked}") if kind == "count-missing"] == ["若干篇"]


def test_what_is_not_asked_this_time_needs_no_day():
    assert told(f"一、{PAPER}\n二、优秀服务论文的评选将于9月另行通知，此次无需申报。") == []


def test_two_kinds_of_units_have_each_their_day():
    asked = f"二、《情况报告》每站1份，发至{BOX}。三星站点于3月20日17:00前报送；\n"
    assert told(f"一、{PAPER}\n{asked}二星站点于3月27日17:00前报送。") == []
    assert "conflicting-dates" in dict(told(f"一、{PAPER}\n{asked}《情况报告》于3月27日17:00前报送。"))


@pytest.mark.parametrize(("stage", "found"), [("自查", []), ("服务竞赛", ["before-activity-ends"])])
def test_a_stage_may_end_with_the_day_by_which_it_asks_and_an_activity_is_over_first(stage, found):
    asked = f"每站写出《{stage}总结》，于3月20日17:00前发至{BOX}。"
    text = f"一、步骤\n（一）{stage}（3月9日至3月20日）。{asked}"
    assert [kind for kind, _ in told(text)] == found


def test_what_is_not_sent_to_an_office_needs_no_day():
    assert told(f"一、{PAPER}\n二、活动期间实行每日零报告，由领队在值班群内报告，不向县局单独报送。") == []


def test_the_year_since_which_somebody_is_there_is_that_of_no_day_behind_it():
    assert (
        told(
            f"一、{PAPER}\n二、2024年8月以来新到站的人员参加，集中培训两次，分别为3月27日（星期五）、4月17日（星期五）。"
        )
        == []
    )


@pytest.mark.parametrize("how", ["各站应与《人员清册》逐项核对，报送人员情况", "填报数据须与《人员清册》比对后报送"])
def test_what_something_is_only_compared_with_is_not_asked_for(how):
    assert told(f"一、{PAPER}\n二、{how}。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"一、{PAPER}\n二、《成员表》每站1份，于3月20日17:00前发至{BOX}。登记表上报以后，成员在本学期内不作变更。",
            [],
        ),
        (f"一、{PAPER}\n二、《成员表》每站1份，于本学期内发至{BOX}。", [("vague-word", "本学期内")]),
        (f"一、{PAPER}\n二、3月25日14:00在中心一楼大厅报到。\n三、报到时交《保险单》复印件，每站1份。", []),
    ],
)
def test_what_does_not_change_and_what_is_given_in_on_arrival_leaves_nothing_open(text, found):
    assert told(text) == found


def test_what_an_activity_is_held_by_is_no_other_name_of_a_row():
    rows = (
        f"《服务活动实施方案》\t每站1份\t3月20日17:00\t{BOX}\n《服务活动总结》\t每站1份\t6月18日17:00\t{BOX}\n"
        f"《服务记录表》\t每站1份\t5月20日17:00\t{BOX}\n《服务心得》\t每站1篇\t5月22日17:00\t{BOX}"
    )
    text = (
        "按照《全国服务行动实施方案》和县委宣传部2026年工作安排，县中心决定开展服务活动。\n一、材料\n"
        f"材料名称\t数量\t时间\t去向\n{rows}\n二、说明\n"
        "（一）《服务记录表》每次1行。\n（二）《服务心得》每篇800字。"
    )
    assert told(text) == []
