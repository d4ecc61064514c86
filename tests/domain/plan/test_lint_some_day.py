"""The linter on what is to be held on a day that nobody tells."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
PAPER = "《教研计划》1份，3月20日17:00前发送至cailiao@example.com。"


def told(text: str) -> set[str]:
    whole = f"关于开展教研工作的通知\n各校：\n一、材料报送\n{PAPER}\n二、其他\n{text}\n县教研室\n2026年3月2日\n"
    return {found.id for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        "各校要适时召开备课组长例会，解决集体备课中的困难。",
        "1.各校要适时召开备课组长例会，解决集体备课中的困难。",
        "各校应择期举办教师读书交流会。",
        "近期将组织优秀教研案例评选，请各校做好准备。",
        "县教研室近期将组织优秀教研案例评选，请各校提前做好准备工作。",
        "择期举行学科带头人答辩，请王老师、孙老师做好答辩准备。",
    ],
)
def test_what_they_are_to_hold_or_to_be_ready_for_some_day_is_told(text):
    assert told(text) == {"vague-word@6"}


@pytest.mark.parametrize(
    "text",
    [
        "县教研室将适时召开座谈会，听取各校意见。",
        "县教研室将适时开展视导，结果予以通报。",
        "各校要于4月15日召开备课组长例会，解决集体备课中的困难。",
        "4月中旬将组织优秀教研案例评选，请各校做好准备。",
        "近期流感多发，请各校做好防控准备。",
        "近期将组织优秀教研案例评选，具体时间另行通知，请各校做好准备。",
        "教师要适时引导学生提问。",
        "各校要根据学情适时调整教学进度。",
    ],
)
def test_what_the_office_does_some_day_or_has_its_day_is_left_alone(text):
    assert not any(one.startswith("vague-word") for one in told(text))


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("原则上5月22日16:30前", {"vague-word@6"}),
        ("原则上应于5月22日16:30前", {"vague-word@6"}),
        ("一般不迟于5月22日16:30", {"vague-word@6"}),
        ("不迟于5月22日16:30", set()),
    ],
)
def test_a_day_that_holds_as_a_rule_is_vague(day, found):
    assert told(f"《游园方案》每校1份，{day}发送至cailiao@example.com。") == found


@pytest.mark.parametrize(("who", "found"), [("部分电站", {"who-unclear@8"}), ("各电站", set())])
def test_some_of_them_in_the_cell_of_who_reports_are_unclear(who, found):
    head, first = "序号|材料名称|报送单位|时限", "1|汛前自查表|各电站|4月3日17:00前"
    rows = f"{head}\n{first}\n2|生态流量报告|{who}|4月10日17:00前"
    assert told(f"{rows}\n以上材料均发送至cailiao@example.com。") == found
