"""The linter on what a table, a list or a note says of a paper that the text asks for: they agree, or it is told."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"
PAPER = f"《自查表》每馆1份，于3月20日17:00前发至{BOX}。"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县图书馆关于做好今年服务工作的通知\n各分馆：\n{text}\n县图书馆\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (("3万元", "2.5万元", "3万元"), [("sum-mismatch", "9万元，其中：")]),
        (("3万元", "2.5万元", "3.5万元"), []),
        (("3万元", "2.5万元", "若干"), []),  # not every part is told
    ],
)
def test_parts_told_as_a_dashed_list_make_their_whole(shares, found):
    names = ("场地租用", "专家讲课", "图书添置")
    parts = "\n".join(f"——{name}　　{share}" for name, share in zip(names, shares, strict=True))
    assert told(f"一、{PAPER}\n二、今年县里安排阅读活动经费9万元，其中：\n{parts}\n各分馆自筹的不在内。") == found


@pytest.mark.parametrize(("many", "found"), [(12, [("sum-mismatch", "12个书")]), (11, [])])
def test_a_column_makes_the_number_of_what_its_head_counts(many, found):
    table = (
        "片区\t书屋数\t管理单位\t建成日期\n东片\t4\t城东馆\t4月8日\n西片\t4\t城西馆\t4月9日\n南片\t3\t城南馆\t4月10日"
    )
    assert told(f"一、{PAPER}\n二、今年在3个片区建设共{many}个书屋，分布如下表。\n{table}") == found


@pytest.mark.parametrize(
    ("day", "found"), [("3月27日前", [("conflicting-dates", "3月27日")]), ("3月20日前", []), ("5月29日前", [])]
)
def test_a_row_of_the_timetable_that_says_what_to_send_has_the_day_of_the_text(day, found):
    table = f"时间\t工作内容\t责任方\n3月10日\t服务礼仪讲座\t县馆\n{day}\t报送巡讲案例及相关表格\t各分馆"
    text = f"一、巡讲案例1份、《案例登记表》1份，由各馆于3月20日前送县馆办公室（204室）。\n附表：工作时间安排\n{table}"
    assert [(kind, quote) for kind, quote in told(text)] == found


@pytest.mark.parametrize(("day", "found"), [("3月24日", [("conflicting-dates", "3月20日前")]), ("3月20日", [])])
def test_a_paper_of_a_list_has_the_day_of_the_list_in_its_row(day, found):
    text = (
        "一、馆藏卷宗。清点结束后装订，连同下列材料装入档案盒，于3月20日前送县馆办公室（204室）：\n（1）盘点底册；\n（2）盘点分析表。\n"
        f"二、材料一览\n材料名称\t责任人\t上交方式\t截止日期\n盘点分析表\t管理员\t纸质，204室\t{day}"
    )
    assert told(text) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("值班日志2份另行单交", [("count-unclear", "值班日志2份")]),
        ("值班日志3份另行单交", []),
        ("值班日志2份由分馆留存", []),
    ],
)
def test_the_copies_of_a_note_are_those_of_the_item(note, found):
    text = f"1、值班日志。由分馆打印并签字，一式3份，3月20日前送县馆办公室（204室）。\n2、{PAPER}"
    assert told(f"{text}\n附件：\n1．档案盒封面\n附件1 档案盒封面\n说明：{note}，不装入盒内。") == found


@pytest.mark.parametrize(
    ("name", "copies", "found"),
    [
        ("馆员专业技术职务申报表", 2, ["count-unclear", "names-vary"]),
        ("馆员职称申报表", 3, []),
    ],
)
def test_a_name_that_is_only_compared_with_is_the_one_that_was_asked_for(name, copies, found):
    text = "一、《馆员职称申报表》由分馆收齐，一式3份，于3月20日前送县馆办公室（204室）。"
    note = f"二、填表前应与《{name}》（一式{copies}份）逐项核对。"
    assert sorted(kind for kind, _ in told(f"{text}\n{note}")) == found


@pytest.mark.parametrize(("slip", "found"), [("3月20日前抱送", ["slip"]), ("3月20日前报送", [])])
def test_a_word_of_handing_in_that_sounds_alike_is_a_slip(slip, found):
    assert [kind for kind, _ in told(f"一、《自查表》每馆1份，{slip}县馆办公室（204室）。")] == found


@pytest.mark.parametrize("other", ["青河县馆员继续教育网", "青河馆员研修网"])
def test_two_sites_of_one_place_to_upload_to_may_be_one(other):
    text = f"一、学时证明由本人3月20日前登录青河馆员研修网上传。\n二、论文由作者于3月27日前上传到{other}。"
    assert [kind for kind, _ in told(text)] == ["names-vary"] * (other == "青河县馆员继续教育网")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被通报的学校，于3月25日17:00前提交《整改报告》，写清原因和责任人。", ["no-channel"]),
        ("迟交的分馆将被通报，于3月25日17:00前提交的不计分。", []),
        ("各分馆还要将逾期户的《图书逾期情况说明》送县馆办公室。", ["no-date"]),
        ("各分馆还要将逾期户的《图书逾期情况说明》随《自查表》一并送县馆办公室。", []),
    ],
)
def test_who_was_named_in_public_and_what_is_overdue_are_asked_for_their_paper(text, found):
    others = "".join(
        f"{n}、《{paper}表》每馆1份，3月2{n + 2}日17:00前发至{BOX}。\n" for n, paper in enumerate("甲乙丙", 1)
    )
    assert [kind for kind, _ in told(f"{others}4、{text}")] == found


@pytest.mark.parametrize(("day", "found"), [("3月20日", ["before-activity-ends"]), ("3月31日", [])])
def test_a_summary_of_famous_teachers_is_no_registration(day, found):
    text = "一、3月9日至27日开展名师进馆讲座活动，共4场，分别由四个分馆承办。"
    text += f"\n二、四个承办分馆{day}前报名师进馆讲座活动总结，发至{BOX}。"
    assert [kind for kind, _ in told(text)] == found
