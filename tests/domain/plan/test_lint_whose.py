"""The linter on parts, totals and days that are another's: each number and day belongs to what stands at it."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "shared",
    [
        "分学科报送：语文3篇，数学2篇",
        "按学段执行：只办小学的学校报4篇，只办初中的学校报3篇",
        "分类别报送教学类2篇、管理类1篇",
        "按学段报送小学4篇、初中3篇",
    ],
)
def test_a_number_at_the_name_of_its_part_is_that_part_s(shared):
    assert told(f"《教学随笔》每校1册，4月10日{TO}\n随笔{shared}。") == set()
    assert told(f"《教学随笔》每校1册，4月10日{TO}\n随笔分学科报送3篇。") == {"count-unclear"}


@pytest.mark.parametrize(
    "above",
    [
        "2026年茶艺师培训名额分配表（单位：人）",
        "第3批名额分配如下：",
        "本县3个乡镇的名额分配如下：",
        "根据县人社〔2026〕57号文件，名额分配见下表。",
        "分2个班，每班21人，名额分配如下：",
        "18至60周岁的人员，名额分配如下：",
    ],
)
def test_years_batches_and_rows_above_a_table_are_no_total(above):
    rows = "乡镇\t茶艺班\t制茶班\t小计\n长桥镇\t8\t8\t16\n云岭镇\t8\t6\t14\n南溪乡\t6\t6\t12"
    assert told(f"《推荐表》每校1份，4月10日{TO}\n{above}\n{rows}") == set()
    assert told(f"《推荐表》每校1份，4月10日{TO}\n共43人，名额分配如下：\n{rows}") == {"sum-mismatch"}


@pytest.mark.parametrize("beside", ["样表见群文件", "附照片1张", "空白表在群里下载", "按样表填写", "附证明材料"])
def test_what_goes_with_each_of_two_papers_has_no_two_days(beside):
    text = f"《网格员登记表》每校1份，{beside}，4月10日{TO}\n《药品需求表》每校1份，{beside}，4月17日{TO}"
    assert told(text) == set()
    assert told(text.replace("《药品需求表》", "《网格员登记表》")) == {"conflicting-dates"}


@pytest.mark.parametrize(
    "then",
    [
        "审核通过后，把《年报书》从平台打印出来，签字盖章，4月17日17:00前送财务股（203室）。",
        "《年报书》打印装订后，4月17日17:00前送财务股（203室）。",
        "《年报书》盖章件4月17日17:00前送财务股（203室）。",
        "公示结束后，《年报书》于4月17日17:00前送财务股（203室）。",
    ],
)
def test_the_print_of_what_was_filed_online_has_a_day_of_its_own(then):
    online = "《年报书》每校1份，4月10日17:00前在“年报平台”提交。"
    assert told(f"{online}\n{then}") == set()
    assert told(f"{online}\n《年报书》每校1份，4月17日17:00前送财务股（203室）。") == {"conflicting-dates"}


@pytest.mark.parametrize(
    "said",
    [
        "共抽检20份样品，其中蔬菜12份，水果3份，其余为粮油。",
        "全县共有护士620名，其中女护士410名，党员护士180名。",
        "补助资金30万元，其中省级20万元，市级6万元，县级4万元，已拨付15万元。",
        "名额共25名：乡镇12名（其中山区8名、平原4名）、街道8名、园区5名。",
    ],
)
def test_parts_of_a_part_and_parts_that_overlap_make_no_whole(said):
    paper = f"《样品单》每校1份，4月10日{TO}"
    assert told(f"{paper}\n{said}") == set()
    assert told(f"{paper}\n名额共25名：乡镇12名（其中山区8名、平原4名）、街道8名、园区6名。") == {"sum-mismatch"}


@pytest.mark.parametrize(
    "said",
    [
        "县教育局安全股于4月19日前审完《样品单》。",
        "教研室4月18日前将《样品单》整理成册，报市教科院。",
        "县局组织专家于4月20日前审核《样品单》，4月24日前上报市局。",
        "《样品单》由县局汇总后于4月18日前报市教育局。",
        "县局收齐《样品单》后，于4月17日前统一报送市局，各校不必另报。",
        "安全股将《样品单》于4月19日前录入省平台。",
    ],
)
def test_what_the_office_itself_does_by_a_day_is_no_deadline(said):
    paper = f"《样品单》每校1份，4月10日{TO}"
    assert told(f"{paper}\n{said}") == set()
    assert "conflicting-dates" in told(f"{paper}\n各校将《样品单》于4月17日{TO}")


@pytest.mark.parametrize("label", ["报送时间为", "提交时间：", "送交时间是", "上报期限为"])
def test_a_time_told_behind_a_paper_is_that_paper_s(label):
    first = f"（一）排查\n1.填写《设施检修表》1份，送县局安全股（办公楼302室），{label}4月10日17:00前。\n"

    def second(day: str) -> str:
        return f"（二）演练\n1.演练结束后，形成《疏散评估报告》1份，{day}发送至{ADDRESS}。"

    assert told(f"一、内容\n{first}{second('4月24日17:00前')}") == set()
    assert told(f"一、内容\n{first}{second('')}") == {"no-date"}
