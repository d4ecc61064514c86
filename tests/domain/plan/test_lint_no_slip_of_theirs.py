"""The linter on what only looks like a slip: two meeting rooms, a phase with its feast, a merged cell. No finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"
OFFICE = "教务处（行政楼203室）"


def told(text: str, to: str = "各中小学", behind: str = "") -> list[tuple[str, str]]:
    whole = f"县教研室关于做好今年教研工作的通知\n{to}：\n{text}\n县教研室\n2026年3月2日\n{behind}"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "clause",
    [
        "小学每校报送《优秀作业设计》4份，初中每校6份，高中每校8份",
        "小学由中心校统一推荐教学设计4份，初中每校6份，高中每校8份",
    ],
)
def test_a_stage_with_its_number_further_on_is_not_forgotten(clause):
    assert told(f"一、作业设计评比。{clause}，于3月20日17:00前发至{BOX}。") == []


def test_a_stage_without_a_number_is_forgotten():
    found = told(f"一、小学重在参与，初中每校6份，高中每校8份，于3月20日17:00前发至{BOX}。")
    assert [kind for kind, _ in found] == ["who-unclear"]


@pytest.mark.parametrize(
    "sentence",
    [
        "优秀单位按核定资金100%拨付，不合格单位扣减10%",
        "合格的占用资金按95%拨付，再按考核比例上浮20%",
        "合格的按标准的90%发放，迟报的按比例核减15%",
    ],
)
def test_what_is_paid_and_taken_off_are_no_shares_of_one_whole(sentence):
    assert told(f"一、结果运用。{sentence}。") == []


def test_shares_of_one_whole_still_have_to_add_up():
    found = told("一、考核办法。过程考核占60%，结果考核占50%。")
    assert [kind for kind, _ in found] == ["sum-mismatch"]


@pytest.mark.parametrize(
    "sentence",
    [
        "参加集中培训的教师凭短信通知报到，食宿费、交通费回原单位报销",
        "各校参训教师8月31日（星期一）上午到接收学校报到，服务期限为1年",
        "各校教师9月1日前凭介绍信报到，路费由本校承担",
    ],
)
def test_who_reports_for_a_course_hands_nothing_in(sentence):
    text = f"一、《自查表》每校1份，于3月20日17:00前发至{BOX}。\n二、《考核表》每校1份，于3月23日17:00前报送。"
    found = told(f"{text}\n三、{sentence}。")
    assert [kind for kind, _ in found] == ["no-channel"]
    assert "报到" not in found[0][1]


def test_a_list_that_goes_nowhere_is_still_told():
    found = told(f"一、《自查表》每校1份，于3月20日17:00前发至{BOX}。\n二、各校将教师名单于3月23日17:00前上报。")
    assert [kind for kind, _ in found] == ["no-channel"]


@pytest.mark.parametrize("pair", ["一名师傅带一名徒弟", "师徒一对一结对", "每名徒弟确定一名师傅"])
def test_as_many_are_picked_as_there_are_of_the_others(pair):
    text = f"一、结对对象。{pair}。\n二、各校推荐师傅人选，填写《登记表》1份，于3月20日17:00前发至{BOX}。"
    assert told(text) == []


def test_picks_without_any_number_are_told():
    text = f"一、结对对象。新教师都要结对。\n二、各校推荐师傅人选，填写《登记表》1份，于3月20日17:00前发至{BOX}。"
    assert [kind for kind, _ in told(text)] == ["count-missing"]


@pytest.mark.parametrize("deed", ["举行拜师仪式", "召开启动大会", "公布结对名单"])
def test_a_form_may_come_before_the_deed_that_closes_its_phase(deed):
    text = (
        f"（一）结对阶段（3月9日—3月20日）。各校填写《结对登记表》1份，于3月18日17:00前交{OFFICE}。3月20日下午{deed}。"
    )
    assert told(text) == []


def test_a_summary_may_not_come_before_its_phase_has_ended():
    text = (
        f"（一）结对活动（3月9日—3月20日）。各校将《结对活动总结》1份于3月18日17:00前交{OFFICE}。3月20日下午举行仪式。"
    )
    assert [kind for kind, _ in told(text)] == ["before-activity-ends"]


def test_days_in_which_papers_are_handed_in_are_no_activity():
    text = "\n".join(
        (
            "一、各阶段安排见表1，材料见表2，每种材料1份。",
            "附件：1.安排表",
            "县教研室",
            "2026年3月2日",
            "表1　进度表",
            "阶段|时间|工作内容|责任主体",
            "布置|3月4日|召开布置会|县教研室",
            "“一上”|3月9日—4月10日|报送基础数据和建议数|各中小学",
            "表2　材料表",
            "序号\t材料名称\t报送时限\t报送去向",
            f"1\t基础数据表\t4月8日17:00前\t{BOX}",
            f"2\t建议数说明\t4月10日17:00前\t{BOX}",
        )
    )
    assert "before-activity-ends" not in [kind for kind, _ in told(text)]


def test_two_meetings_may_be_in_two_meeting_rooms():
    rooms = "一、3月9日上午9:00在局四楼会议室召开局务会。\n二、3月13日上午9:00在局二楼会议室召开培训会。"
    assert told(rooms) == []


def test_an_office_may_meet_others_on_another_floor():
    text = (
        "一、3月9日上午9:00，师训股在县局三楼会议室组织培训。\n"
        "二、《自查表》每校1份，于3月20日17:00前送师训股（办公楼1楼）。"
    )
    assert told(text) == []


def test_one_office_on_two_floors_is_told():
    text = (
        "一、《计划》每校1份，于3月18日17:00前送师训股（办公楼3楼）。\n"
        "二、《自查表》每校1份，于3月20日17:00前送师训股（办公楼1楼）。"
    )
    assert [kind for kind, _ in told(text)] == ["contact-conflict"]


ATTACHED = "附件：1.责任人名册\n2.演练申请表\n3.{name}"
ASKED = (
    f"一、各校填写《责任人名册》（附件1）1份，于3月11日17:00前发至{BOX}。\n"
    f"二、各校将《演练申请表》（附件2）1份于3月18日17:00前发至{BOX}。\n"
    f"三、各校将《防火值班表》1份于3月25日17:00前发至{BOX}。\n"
)


def sheets(rows: str) -> str:
    return f"附件1\n责任人名册\n姓名\t电话\n附件2\n演练申请表\n地点\t人数\n附件3\n防火值班责任表\n{rows}"


def test_an_attached_table_that_is_filled_in_is_there_to_be_read():
    text = ASKED + ATTACHED.format(name="防火值班责任表")
    assert told(text, behind=sheets("单位\t责任区数\n第一小学\t14\n第二小学\t12")) == []


def test_an_attached_form_that_nobody_asks_for_is_told():
    text = ASKED + ATTACHED.format(name="防火值班责任表")
    assert [kind for kind, _ in told(text, behind=sheets("单位\t责任区数"))] == ["names-vary"]


def test_what_the_remarks_call_otherwise_is_told_at_the_remark():
    text = (
        f"一、各校填写《教研活动计划表》（附件1）1份，于3月11日17:00前发至{BOX}。\n"
        f"二、各校填写《演练申请表》（附件2）1份，于3月11日17:00前发至{BOX}。\n"
        "三、《研修日程申报单》（附件1）须由校长签字。\n附件：1.教研活动计划表\n2.演练申请表"
    )
    assert told(text) == [("names-vary", "研修日程申报单")]


def test_an_empty_cell_of_who_below_a_filled_one_is_merged():
    text = "\n".join(
        (
            f"一、附件1所列材料均由责任单位发至{BOX}，每种材料1份。",
            "附件：1.安排表",
            "县教研室",
            "2026年3月2日",
            "附件1",
            "安排表",
            "|序号|活动内容|责任单位|报送材料|报送时限|",
            "|1|主题宣讲|各中小学|宣讲统计表|3月18日17:00前|",
            "|2|隐患排查||排查台账|3月20日17:00前|",
            "|3|应急演练|各幼儿园|评估表|3月25日17:00前|",
        )
    )
    assert "who-unclear" not in [kind for kind, _ in told(text)]


ROWS = (
    "序号\t材料名称\t份数\t报送时间\t报送方式\n"
    f"1\t联络表\t1份\t4月3日（星期五）17:00前\t{BOX}\n"
    f"2\t抽样单\t{{0}}\t4月10日至6月12日每周五17:00前{{1}}\t{BOX}\n"
    f"3\t情况表\t1份\t6月18日（星期四）17:00前\t{BOX}"
)


@pytest.mark.parametrize(
    ("count", "but", "found"),
    [
        ("按实际批次", "（5月1日除外）", []),
        ("按需报送", "（5月1日除外）", ["count-missing"]),
        ("每批1份", "（5月1日照报）", ["rest-day"]),
    ],
)
def test_a_row_may_leave_out_a_day_and_count_by_what_there_is(count, but, found):
    assert [kind for kind, _ in told(f"一、材料\n{ROWS.format(count, but)}", "各镇")] == found


@pytest.mark.parametrize(("whole", "found"), [(130, ["65"]), (125, ["65", "125"])])
def test_a_whole_that_is_off_by_what_one_row_is_off_is_told_once(whole, found):
    table = (
        "单位\t蔬菜\t禽肉\t小计\n城关所\t40\t20\t60\n柳沟所\t24\t31\t65\n三岔所\t5\t10\t15\n"  # 24 and 31 are 55
        f"合计\t69\t61\t{whole}\n"
    )
    assert [quote for kind, quote in told(f"一、任务\n{table}", "各所") if kind == "sum-mismatch"] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [("资历计算截止时间为2025年12月31日", []), ("材料报送截止时间为2025年12月31日", ["slip"])],
)
def test_a_day_to_which_years_of_service_are_counted_may_lie_before_the_circular(said, found):
    text = f"一、条件\n本科毕业后任教满4年的教师。{said}。\n二、材料\n《申报表》1份，于3月20日17:00前发至{BOX}。"
    assert [kind for kind, _ in told(text) if kind == "slip"] == found


@pytest.mark.parametrize("rule", ["每月25日", "3月至12月每月25日"])
def test_what_comes_again_may_meet_a_day_off(rule):
    """3月至12月每月25日: 2026-04-25 is a Saturday, as everybody knows that some of them are."""
    assert told(f"一、《教研月报表》{rule}17:00前发至{BOX}。") == []


def test_one_day_of_a_table_that_is_off_is_told():
    rows = "材料\t期限\t方式\n《研修总结》\t10月底前\t发至fw@example.com"
    assert "rest-day" in [kind for kind, _ in told(f"一、请按下表报送材料。\n{rows}")]
