"""The linter on what is told by halves beside others told in full: a day without its hour, a number of two units."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
TO = f"17:00前发至{BOX}。"
OTHERS = "\n".join(
    f"{number}、《{paper}》每校1份，于{day}{TO}"
    for number, paper, day in (
        ("一", "自查表", "3月20日"),
        ("二", "教师花名册", "3月27日"),
        ("三", "情况报告", "4月10日"),
        ("四", "活动方案", "4月17日"),
    )
)


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize("bare", [f"于5月8日前发至{BOX}", f"5月8日之前发至{BOX}", f"发至{BOX}，5月8日前完成"])
def test_a_day_without_its_hour_among_days_that_have_it_is_told(bare):
    assert told(f"{OTHERS}\n五、《工作总结》每校1份，{bare}。") == [("inclusive-unclear", "5月8日")]


@pytest.mark.parametrize(
    "text",
    [
        f"《工作总结》每校1份，于5月8日17时前发至{BOX}。",
        f"《工作总结》每校1份，于5月8日（星期五）前发至{BOX}。",
        f"《工作总结》每校1份，于5月8日前发至{BOX}。\n六、未注明钟点的，均为当日17:00。",
        f"《工作总结》每校1份，于5月8日前发至{BOX}。\n六、《年报》每校1份，于5月15日前发至{BOX}。",
        "教研室于5月8日前完成审核。",
        "各校于5月8日前完成整改。",
    ],
)
def test_a_day_that_is_told_so_on_purpose_or_is_no_deadline_is_not(text):
    assert told(f"{OTHERS}\n五、{text}") == []


ROWS = (
    f"五、材料一览\n材料名称|报送人|份数|报送时间|报送邮箱\n《报名表》|各校|1份|3月23日17:00前|{BOX}\n"
    f"《承诺书》|各校|1份|3月25日17:00前|{BOX}\n《教案》|各校|{{}}|{{}}|{BOX}"
)


@pytest.mark.parametrize(
    "later", ["另行确定", "另行通知", "时间待通知", "视情况而定", "会后另行通知", "以正式通知为准"]
)
def test_a_time_put_off_in_the_column_of_deadlines_is_no_day(later):
    assert ("no-date", later) in told(f"{OTHERS}\n{ROWS.format('1份', later)}")
    assert told(f"{OTHERS}\n{ROWS.format('1份', '4月20日17:00前（如有变动另行通知）')}") == []


@pytest.mark.parametrize("number", ["每校（班）2份", "每校或每班2份", "各校（教研组）2份"])
def test_a_number_of_a_school_or_of_its_classes_is_unclear(number):
    assert told(f"{OTHERS}\n五、《教案》{number}，于5月8日{TO}") == [("count-unclear", number)]
    assert told(f"{OTHERS}\n{ROWS.format(number, '4月20日17:00前')}") == [("count-unclear", number)]


@pytest.mark.parametrize("number", ["每校（园）2份", "每村（社区）2份", "每校2份（班级自定）"])
def test_two_names_for_one_unit_are_not(number):
    assert told(f"{OTHERS}\n五、《教案》{number}，于5月8日{TO}") == []


@pytest.mark.parametrize(
    "said", ["各校各学科精选《教案》3份", "视频2节或者依据班级数而定", "《教案》2份，也可按教师人数确定"]
)
def test_a_number_that_two_readings_fit_is_unclear(said):
    assert [kind for kind, _ in told(f"{OTHERS}\n五、各校报送{said}，于5月8日{TO}")] == ["count-unclear"]


@pytest.mark.parametrize(
    "said",
    [
        f"各校各学科报送《教案》1份，于5月8日{TO}",
        f"每校每学科报送《教案》3份，于5月8日{TO}",
        "各校各学科集体备课2次，记录自存。",
        f"每校报送《教案》2份，可以按学科分别撰写，于5月8日{TO}",
        "每周组织学习2次或根据需要确定。",
    ],
)
def test_a_number_that_only_one_reading_fits_is_not(said):
    assert told(f"{OTHERS}\n五、{said}") == []


@pytest.mark.parametrize("paper", ["《培训证明》每人1份，复印件", "《健康合格证》复印件1份，"])
def test_a_certificate_without_a_day_is_told_beside_papers_that_have_one(paper):
    place = "送体卫科办公室（教育局611室）。"
    deed = "二、工作要求\n（一）学校要在测试前检查器材，确保学生安全。"
    items = "\n".join(f"（{line.replace('、', '）', 1)}" for line in OTHERS.splitlines())
    last = f"一、工作内容\n{items}\n（五）传染病防控。每天晨检。校医的{paper}"
    assert [kind for kind, _ in told(f"{last}{place}\n{deed}")] == ["no-date"]
    assert told(f"{last}于5月8日17:00前{place}\n{deed}") == []


def test_what_the_office_does_with_a_work_later_tells_no_place_for_it():
    boxes = f"教研部邮箱：{BOX}。研修平台：教研网（https://jy.example.com）。"
    others = "\n".join(
        f"◇ {day}17:00前，各校将{paper}1份发至教研部邮箱。"
        for paper, day in (
            ("《计划》", "3月20日"),
            ("《登记表》", "3月27日"),
            ("《安排表》", "4月10日"),
            ("《总结》", "5月20日"),
        )
    )
    work = "◇ 5月8日17:00前，各校上报《同课异构教学设计》，每校1篇。"
    later = "◇ 5月20日，教研部组织专家评选优秀教学设计10篇。"
    assert [kind for kind, _ in told(f"{boxes}\n{others}\n{work}\n{later}")] == ["no-channel"]
    assert told(f"{boxes}\n{others}\n{work}\n◇ 教学设计发至教研部邮箱。") == []
