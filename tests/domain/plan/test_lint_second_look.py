"""What one sentence seems to leave open, and the rest of the circular answers: told only where nothing answers it."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circular_rules.reading.named_after import without_common
from tasks.domain.plan.circulars.spoken_of import only_speaks_of_it
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
PAPER = f"《自查表》每校1份，于3月20日17:00前（含当日）发送至{ADDRESS}。"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n请各校重视。\n周一至周四放学前1分钟，各校要上报提醒情况由班主任进行安全提醒。",
        f"{PAPER}\n自愿申报的名单由学校审核后统一报送，教研室不受理个人报送的材料。",
        f"《工作计划》已报县教育局同意，请各校落实。\n{PAPER}",
    ],
)
def test_what_the_whole_answers_is_not_told_of_one_sentence(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n各村转移演练于5月31日前完成。",
        f"{PAPER}\n全县防汛值班室改造于6月7日前完工。",
    ],
)
def test_a_day_by_which_nothing_is_owed_is_no_deadline_on_a_day_off(text):
    assert told(text) == set()


OF_ONE_ITEM = (
    "一、对象\n二、内容\n三、学员作业\n1.发展规划1份。\n2.教学设计1篇。\n3.培训总结1篇。\n四、单位材料\n1.《结对协议书》1份。\n2.《考核表》1份。\n"
    f"五、报送\n（一）学员作业第1项于4月3日17:00前、第2项于4月10日17:00前、第3项于4月17日17:00前，发送至{ADDRESS}。\n"
    f"（二）《结对协议书》于4月8日17:00前，由各校发送至{ADDRESS}。\n"
    f"（三）《考核表》于4月15日17:00前，由各校发送至{ADDRESS}。\n六、考核与学时\n考核合格的计20学时。"
)
BY_MONTH = (
    f"【四月】\n1.各片长学校于4月29日17:00前，将《联研报告》1份发送至{ADDRESS}。\n"
    f"【十一月】\n1.各片长学校于11月13日17:00前，将《联研报告》1份发送至{ADDRESS}。"
)
TO_THOSE_WHO_TAKE_PART = (
    "一、“同题异构”教研。中学、小学教师参加。\n二、幼儿园观摩另文安排。\n"
    f"三、“同题异构”课例，中学每校10份、小学每校6份，4月10日17:00前发送至{ADDRESS}。"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n推荐对象须从事护理工作满五年（截至2025年12月28日）。",
        f"{PAPER}\n年龄不超过45周岁，计算到2026年3月29日。",
        f"《月报表》每校1份，于次月5日17:00前报送至{ADDRESS}，报3月、4月、5月三个月。次月5日为双休日的，顺延至其后第一个工作日。",
        f"{PAPER}\n联系人：监理站覃同志　电话：0834-5550217\n预约电话：0834-5550219",
        f"{PAPER}\n联系人：档案馆卓同志　电话：0834-5550217\n查询热线：0834-5550219",
        f"3月9日至3月24日清查设备信息。\n《信息员登记表》每校1份，于3月17日17:00前发送至{ADDRESS}。",
        f"3月9日至3月24日核查企业信息。\n《统计人员信息登记表》每校1份，于3月17日17:00前发送至{ADDRESS}。",
        f"调研组到校查阅教案。\n《教学设计》每校1份，于3月20日17:00前发送至{ADDRESS}。\n（一）不得补写教案。",
        f"《周报表》（附件1）每校1份，《清单》（附件2）每校1份，于3月20日17:00前发送至{ADDRESS}。\n附件：1.周报表；2.清单",
        f"一、{PAPER}\n二、其他。\n附：1.自查表\n2.样表",
        f"《自评表》均以扫描件1份于3月20日17:00前发送至{ADDRESS}；《自评表》同时报送纸质件1份，送财务股（508室）。",
        f"{PAPER}\n优秀作品将编入校本读物。",
        f"一、申报条件\n信用等级为A级。\n二、符合条件的企业于3月20日17:00前将《申请表》1份发送至{ADDRESS}。",
        f"自3月16日起至3月31日止，审计组到校就地审计。\n资料清单1份于3月20日17:00前发送至{ADDRESS}。",
        f"3月30日至4月17日各幼儿园组织片区观摩。\n《幼儿园质量自评报告》每校1份，于3月20日17:00前发送至{ADDRESS}。",
        f"3月9日至4月30日，各校组织集体备课。\n《备课月报》每月1份，3月份于3月27日、4月份于4月30日17:00前发送至{ADDRESS}。",
        "领队会议于3月20日15:00在体育馆召开。\n健康证明每校1册，于3月20日14:00前送体育馆（101室）。",
        f"{PAPER}\n经专家评选确定20个节目参加展演，其中中学组8个、小学组12个，由学校报送。\n各幼儿园观摩。",
        f"{PAPER}\n小学、幼儿园各4名，初中、高中各6名，于3月20日17:00前将《名单》1份发送至{ADDRESS}。",
        f"{PAPER}\n教研员每人联系5至6个单位。\n每队领队1人、教练员2人、运动员12人（男、女各6人），合计15人。",
        "《名册》1份，于3月20日17:00前送业务科（县档案馆203室）。\n档案1套，于3月24日17:00前送收集科（县档案馆102室）。",
        f"{PAPER}\n3月13日\n计划每人1份，当日17:00前由学校统一发送至{ADDRESS}。\n3月20日\n录像每人1节，当日17:00前由徒弟本人上传至{ADDRESS}。",
        f"附件：1.登记表\n2.报告书\n一、常态\n1.备课。\n2.联研。\n3.视导。\n二、课堂\n4.{PAPER}",
        f"{PAPER}\n三个乡镇分别再推荐5名人选，加上余下的4名，共计19名。",
        f"{PAPER}\n对照《方案》（附件2）组织。\n附件：\n1.关于开展创新活动的通知",
        f"{PAPER}\n2025年10月学校已组织全体教师根据个人实际，制定和上交个人发展规划。",
        f"{PAPER}\n各校择优推荐案例，于3月20日17:00前发送至{ADDRESS}。\n名额：每校案例2篇。",
        f"{PAPER}\n各校择优推荐案例，于3月20日17:00前发送至{ADDRESS}。\n每个学校案例2篇，每篇3000字以内。",
        f"{PAPER}\n各校把案例于3月20日17:00前发送至{ADDRESS}，每校2篇，由县局择优推荐上报。",
        f"{PAPER}\n《协议书》一式两份（纸质1份，电子版1份），于3月20日17:00前送教研室（301室）。",
        f"{PAPER}\n《协议书》一式三份，于3月20日17:00前送教研室（301室）。其中纸质两份由教研室留存的《协议书》不再退回。",
        f"{PAPER}\n部分学生组织（学生会、广播站）于3月20日17:00前将《名单》1份发送至{ADDRESS}。",
        f"{PAPER}\n发现险情的，尽快报告校长，电话报送教育局。",
        OF_ONE_ITEM,
        BY_MONTH,
        TO_THOSE_WHO_TAKE_PART,
    ],
)
def test_a_second_sign_answers_what_one_sign_seemed_to_say(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{PAPER}\n二、各校应将《总结》1份发送至{ADDRESS}。", "no-date"),
        (f"{PAPER}\n考核合格的教师按12学时上报进修校，由进修校审核。", "no-channel"),
        (f"{PAPER}\n党建述职报告时间另行通知，报送县教育局405室。", "no-date"),
        (f"{PAPER}\n检查结束后，各校将《总结》1份发送至{ADDRESS}。", "no-date"),
        ("各校将《总结》1份上报中心校。", "no-channel"),
        (
            f"{PAPER}\n1.《台账》1份。\n2.《名册》1份。\n第1项于3月24日17:00前送教研室；第2项及时送交教研室（301室）。",
            "vague-word",
        ),
        (f"一、报送内容\n（1）{PAPER}\n（2）观察笔记。每人1篇，写好后及时传至{ADDRESS}。", "vague-word"),
        (BY_MONTH.replace("【十一月】", "【四月】").replace("11月13日", "5月8日"), "conflicting-dates"),
    ],
)
def test_what_nothing_answers_is_told(text, kind):
    assert kind in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n教务处：0467-5551820（王老师）\n信息中心：0467-5551826（孙老师）",
        f"近年来也存在口径不一、个别单位重复报送的问题。\n{PAPER}",
        "一、学校材料\n1.《计划》\n2.《名单》\n3.研培月报。各校每月报送1份，3月至6月每月最后一个星期五17:00前上传至进修学校网站。\n"
        f"材料1-2于3月20日17:00前（含当日）发送至{ADDRESS}。",
    ],
)
def test_two_offices_what_was_before_and_what_comes_each_month_leave_nothing_open(text):
    assert told(text) == set()


def test_when_to_be_there_is_nothing_to_hand_in():
    assert only_speaks_of_it("每单位选派临床医师2名参加,报到时间以培训通知为准")
    assert not only_speaks_of_it("各校3月20日前将《报到情况表》报送教育股")


def test_what_is_filled_in_once_a_week_has_its_number_among_papers_with_theirs():
    asked = f"各校报送1份，于3月20日17:00前发送至{ADDRESS}。"
    items = [f"1.《甲表》。{asked}", f"2.《乙表》。{asked}", f"3.《丙表》。{asked}"]
    items.append("4.防控周报。各校自3月9日起至4月27日止，每周一17:30前通过“基层卫生系统”填报1次。")
    assert "count-missing" not in told("\n".join(items))


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n业务咨询：\n实验仪器：装备站 王老师 0359-4021706\n图书：装备站 孙老师 0359-4021707",
        f"一、对象\n2025年6月30日以前（含当日）在我局登记的社会组织。\n{PAPER}",
        f"3月9日至4月30日为学校测试期。\n《测试器材登记表》每校1份，于3月20日17:00前（含当日）发送至{ADDRESS}。",
    ],
)
def test_two_people_a_day_of_registration_and_a_list_of_equipment_leave_nothing_open(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n三、四年级任课教师、各班主任：请相互转告。",
        f"{PAPER}\n二、三季度不再重复开展。",
        f"培训分三步。第一步为集中学习，第二步为分组研讨。{PAPER}\n第三步为总结，由进修学校组织。",
        f"{PAPER}\n附件：1.2026级新生信息表（样式）\n2.转学情况表",
        f"{PAPER}\n全县共派医护16人，其中9所卫生院各1人，2家医院各2人，3个服务站各1人。",
        f"{PAPER}\n去年的台账截止日期为5月31日，有三所学校迟报，今年请注意时间。",
        f"{PAPER}\n各站点消防演练于5月31日前完成，每站将《演练记录》1份于6月3日17:00前发送至{ADDRESS}。",
        f"《月报》每校每月25日17:00前发送至{ADDRESS}；25日为双休日或节假日的，报送时间顺延至节假日后的第一个工作日。",
        f"除《承诺书》按前文要求送纸质件、工时在网上登记外，其余材料一律报电子稿。\n《承诺书》纸质件一式两份，于3月20日17:00前送人事股（203室）。\n{PAPER}",
        f"《承诺书》只收纸质件，于3月20日17:00前送人事股（203室）；其他材料一律发电子版至{ADDRESS}。\n{PAPER}",
        f"（一）纸质报送。《自评报告》装订成册，于3月20日17:00前送人事股（203室）。意向表不报纸质件。\n（二）{PAPER}",
        f"{PAPER}\n示范课、汇报课由基地学校安排在4月13日至16日进行。",
    ],
)
def test_what_only_looks_like_a_defect_is_not_told(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{PAPER}\n三、请各校重视。", "numbering-gap"),
        (f"培训分步进行。第一步为集中学习。{PAPER}\n第三步为总结，由进修学校组织。", "numbering-gap"),
        (f"{PAPER}\n全县共派医护18人，其中9所卫生院各1人，2家医院各2人，3个服务站各1人。", "sum-mismatch"),
        (f"请各校日后将《台账》发送至{ADDRESS}。\n{PAPER}", "vague-word"),
        (
            f"《承诺书》只收纸质件，于3月20日17:00前送人事股（203室）。\n《承诺书》发送电子版至{ADDRESS}。",
            "channel-unclear",
        ),
        (f"{PAPER}\n去年迟报的学校于5月31日前将《说明》1份发送至{ADDRESS}。", "rest-day"),
    ],
)
def test_what_looks_alike_and_is_a_defect_is_told(text, kind):
    assert kind in told(text)


FOUR = (
    f"1.《值班表》1份，于4月2日17:00前发送至{ADDRESS}。\n2.《巡查表》1份，于4月3日17:00前发送至{ADDRESS}。\n"
    f"3.《物资表》1份，于4月7日17:00前发送至{ADDRESS}。\n4.《防汛总结》1份，于10月16日17:00前发送至{ADDRESS}。"
)
SENT = "\n5.{}于4月9日17:00前报送。\n{}"
BY_TABLE = "一、各单位按下表报送。\n序号\t材料名称\t数量\t截止日期\n1\t自评表\t1份\t4月8日\n2\t培训小结\t1份\t4月10日\n"


@pytest.mark.parametrize(
    "text",
    [
        FOUR + SENT.format("转移演练照片4张", f"值班表、巡查表和照片，发送至{ADDRESS}。"),
        FOUR + SENT.format("《险工险段清单》1份", "险段清单为电子表格，上传到“城关防汛”QQ群的群文件。"),
        FOUR + "\n5.两种表格须盖章，其中两种表送防汛办（203室）。",
        FOUR + "\n5.上述物资表和第一部分中的值班表送纸质件1份到防汛办（203室）。",
        FOUR + "\n5.培训于4月21日14:00在镇政府三楼报到，报到时在服务台提交体检证明复印件1份。",
        BY_TABLE + f"二、上表第1项、第2项发送至{ADDRESS}。",
        f"【四月】\n4月3日17:00前，各站报送《岗位表》1份。\n【五月】\n5月8日17:00前，各站报送站务小结1份。\n【报到哪里】\n1.《岗位表》送人事股（203室）。\n2.其余材料发电子版到{ADDRESS}。",
        f"一、论文评选。每站报送护理论文2篇，须附查重报告。\n二、报送\n材料名称\t截止日期\t形式\n护理论文\t4月10日\t电子文档\n培训小结\t4月17日\t电子文档\n电子文档一律由各站汇总后发送至{ADDRESS}。",
        f"关于秋季读书节和年末业务工作的安排\n《清点报告》1份，于12月11日17:00前发送至{ADDRESS}。\n年末业务方面，各馆写出《清点报告》。",
    ],
)
def test_what_another_paragraph_tells_in_its_own_words_is_not_missed(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BY_TABLE + "二、上表第1项、第2项须盖章。", "no-channel"),
        (FOUR + f"\n5.体检证明复印件1份发送至{ADDRESS}。", "no-date"),
    ],
)
def test_what_no_paragraph_tells_is_told(text, kind):
    assert kind in told(text)


MONTH = "一、活动时间\n2026年3月2日至3月31日。\n二、活动内容\n"
TITLED = "关于开展2026年“消防宣传月”活动的通知\n各单位：\n"


def told_of_month(text: str) -> set[str]:
    whole = f"{TITLED}{MONTH}{text}\n邮箱：{ADDRESS}\n县消防救援大队\n2026年2月24日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        f"1.集中宣讲日。3月13日上午，各单位在广场设点宣讲，并于3月18日17:00前将宣讲日照片4张发送至{ADDRESS}。",
        f"1.疏散演练。3月20日以前各单位演练一次。\n三、报送\n1.《疏散演练评估报告》1份，3月27日17:00前发送至{ADDRESS}。",
        f"1.微视频征集。每单位限报微视频1部，3月25日17:00前发送至{ADDRESS}。",
        f"1.平安家庭。愿意参加的填写《平安家庭申报表》1份，并附家庭照片2张，3月18日17:00前发送至{ADDRESS}。",
    ],
)
def test_what_needs_not_the_whole_month_is_not_too_early(text):
    assert told_of_month(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"3月9日至20日，工时系统开放年度登记功能。各站3月20日17:00前完成《工时登记表》1份的填报，发送至{ADDRESS}。",
        f"（一）集中整改（4月1日至4月10日）\n各站整改。\n（二）总结提升（4月13日至4月17日）\n各站于4月17日17:00前将《整治总结》1份发送至{ADDRESS}。",
        f"一、学期起止\n春季学期：2026年3月2日至7月3日。\n二、材料\n《学期教学总结》1份，7月3日17:00前发送至{ADDRESS}。",
    ],
)
def test_a_window_or_a_term_is_no_activity_to_report_on(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"1.集中宣讲。各单位设点宣讲。\n2.消防宣传活动照片4张，3月25日17:00前发送至{ADDRESS}。",
        f"1.疏散演练。各单位于3月30日以前演练一次。\n三、报送\n1.《疏散演练活动总结》1份，3月27日17:00前发送至{ADDRESS}。",
    ],
)
def test_what_needs_the_whole_month_is_too_early(text):
    assert "before-activity-ends" in told_of_month(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、实施\n各站于活动开始前制定《联防方案》1份，活动全部结束后形成《联防总结》1份，一并报送。\n二、期限\n材料名称\t截止日期\n联防方案\t3月20日\n联防总结\t5月29日\n"
        f"电子文档一律发送至{ADDRESS}。",
        f"一、各站及时填报《用药台账》1份。\n二、《用药台账》于4月10日17:00前发送至{ADDRESS}。",
    ],
)
def test_a_word_for_a_day_that_another_line_names_leaves_nothing_open(text):
    assert told(text) == set()


def test_an_event_of_no_day_is_told_where_only_other_papers_have_theirs():
    text = f"《联防方案》于3月20日17:00前发送至{ADDRESS}。\n活动全部结束后形成《联防总结》1份，发送至{ADDRESS}。"
    assert "no-date" in told(text)


def test_two_lesson_papers_with_a_day_each_are_two_papers():
    ones = f"1.新任教师每人教学设计2篇，于4月29日17:00前发送至{ADDRESS}。\n"
    assert told(f"{ones}2.骨干教师每人示范课教案1份，于5月29日17:00前发送至{ADDRESS}。") == set()
    assert "names-vary" in told(f"{ones}2.教案须有反思，每人2篇，一律报送至{ADDRESS}。")


def test_what_is_made_before_and_after_an_event_is_due_by_its_row_of_the_table():
    text = "各校于比赛开始前制定《跳绳赛方案》1份，比赛全部结束后形成《跳绳赛总结》1份，一并报送。\n"
    text += f"材料于下表时间前（含当日）发送至{ADDRESS}。\n"
    text += "材料名称\t截止时间\n跳绳赛方案\t2026年4月3日17:00\n跳绳赛总结\t2026年5月8日17:00"
    assert not told(text) & {"no-date", "vague-word"}


MANY = "\n".join(f"{n}.《{name}表》每站1份，于4月{day}日17:00前报送。" for n, name, day in (
    (1, "巡查", 3), (2, "保养", 10), (3, "检修", 17),
))  # fmt: skip


def test_what_nearly_every_paper_seems_to_lack_is_told_in_words_that_were_not_understood():
    summary = f"4.《总结》每站1份，于4月24日17:00前发送至{ADDRESS}。"
    assert told(f"{MANY}\n{summary}") == set()
    assert "no-channel" in told(f"{MANY.partition(chr(10))[0]}\n{summary}")


def test_a_circular_that_names_no_place_at_all_is_without_one_however_many_papers_it_has():
    assert told(MANY) == {"no-channel"}


@pytest.mark.parametrize("rest", ["其余各项", "其他材料", "凡须报送的表格"])
def test_a_place_for_all_the_rest_is_the_place_of_each(rest):
    text = "一、各站填报《经办人表》1份，4月3日17:00前报区中心。\n二、《总结》1份，4月3日17:00前送档案室（203室）。\n"
    assert told(f"{text}《总结》送档案室（203室）；{rest}发到{ADDRESS}。") == set()
    assert told(f"{text}《总结》送档案室（203室）；宣传稿于4月3日17:00前发到{ADDRESS}。") == {"no-channel"}


@pytest.mark.parametrize(
    "text",
    [
        f"一、简报\n（一）《活动简报》。每校编发3期，3月20日17:00前发送至{ADDRESS}。\n"
        + "".join(
            f"（{mark}）《{name}》。每校1份，3月20日17:00前发送至{ADDRESS}。\n"
            for mark, name in zip("二三四", ("排查表", "统计表", "工作总结"), strict=True)
        ),
        f"一、普查范围\n2026年1月31日前在全县9个镇、3个街道登记并持有养殖证的人员。\n二、报送\n{PAPER}",
        f"一、材料\n名称\t数量\n《自查表》\t每校1份\n古树照片\t每处古树群落3张\n二、报送\n（一）《自查表》、古树照片于3月20日17:00前只报电子版，发送至{ADDRESS}。照片以树号命名。",
        f"补贴由县财政局于3月16日至20日打入各校账户，各校核对后报送《发放名册》。\n《发放名册》每校1份，4月10日17:00前发送至{ADDRESS}。",
        f"1.征集故事\n（1）各校自愿参加，每校限报1部。\n（2）参加的学校于3月20日17:00前将故事短片发送至{ADDRESS}。\n2.报表\n{PAPER}",
        f"3月9日至20日处理一次学籍变动。\n《校服尺码表》每校1份，3月20日17:00前发送至{ADDRESS}。",
        f"一、企业报表\n{PAPER}\n二、说明\n第二部分各项材料均为每校1份，由校长审核。",
        f"全县中小学篮球赛原定于2025年11月举行，因天气推迟。\n{PAPER}",
    ],
)
def test_what_stands_beside_a_word_answers_it(text):
    assert told(text) == set()


def test_a_warning_to_those_who_hand_in_nothing_names_no_place_for_others():
    text = "1.《自查表》每校1份，于3月20日17:00前提交。\n2.凡未在资产平台提交材料的，一律通报。\n"
    text += f"3.《汇总表》每校1份，于3月20日17:00前发送至{ADDRESS}。"
    assert told(text) == {"no-channel"}


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n《库存表》每校1份，于3月20日17:00前通过“粮食监管平台”上传。\n同时在“省储备系统”填报《库存表》。",
        "1.学校在粮食监管平台填报《库存表》1份，3月20日17:00前报。\n2.教师在县研修云平台填报《学时表》1份，3月20日17:00前报。",
        f"1.{PAPER}\n2.《汇总表》每校1份，3月20日17:00前发送至{ADDRESS}。\n（1）第2项《汇总表》须盖章，随附的《名单》自存。",
    ],
)
def test_two_platforms_of_two_uploads_are_two(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n先进集体由县局在检查中产生，不需推荐。",
        f"{PAPER}\n附件：1.自查表\n2.“模范家庭”推荐表",
        f"一、推荐先进班组2个、先进个人3名，3月20日17:00前将《推荐表》每人1份发送至{ADDRESS}。",
        "《协议书》一式三份，县局存一份、学校存一份、教师存一份，于3月20日17:00前送人事股（203室）。",
        "《协议书》一式三份，报送县局两份，学校自存1份，于3月20日17:00前送人事股（203室）。",
        "《协议书》一式三份，县局和甲乙双方各执一份，于3月20日17:00前送人事股（203室）。",
        "《协议书》一式两份，校长、教师、家长签字后各存一份，于3月20日17:00前送人事股（203室）。",
        "《协议书》一式两份，甲乙双方各执一份，于3月20日17:00前送人事股（203室）。",
    ],
)
def test_counts_that_are_told_or_not_asked_for_are_no_defect(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"《排查表》每校1份，国庆后第一个工作日即10月8日17:00前发送至{ADDRESS}。",
        f"{PAPER}\n对查出的问题限期整改，国庆节后由县局组织抽查。",
        f"活动自3月9日开始，3月31日结束。\n《活动简报》每校2份，第1期3月20日17:00前、第2期4月3日17:00前发送至{ADDRESS}。",
    ],
)
def test_a_word_about_time_beside_a_day_or_a_deed_is_no_vague_word(text):
    assert told(text) == set()


def test_a_longer_common_word_is_left_out_before_the_one_that_it_begins_with():
    assert without_common("幼儿园合唱节活动总结") == "合唱节"


@pytest.mark.parametrize("who", ["各部门", "各单位", "各单位要做好各项工作，还"])
def test_each_department_and_all_tasks_are_no_count(who):
    tail = "每篇2000字以内，4月10日17:00前发送至a@example.com。"

    assert "count-missing" in told(f"《防灾故事集》将于年底编成。{who}要深入挖掘，报送防灾典型案例，{tail}")
    assert "count-missing" not in told(f"《防灾故事集》将于年底编成。{who}要深入挖掘，报送防灾典型案例2篇，{tail}")
