"""Who hands in, told for a whole part: by its headings, or by a label, 提交单位:各小学、各公办幼儿园."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.people.who import Who, stages_of
from tasks.domain.plan.requirement import PartyKind

_LABEL = re.compile(
    r"(?:报送|提交|上报|上交|填报|上传)(?:单位|学校|人员?|对象|主体|范围)\s*[:：]\s*(?P<who>[^。;]{2,60})"
)
_SCHOOLS = re.compile(r"^(?:学校|各校|单位|各单位)(?=材料|资料|报送|上报|提交|上交|部分|层面)")
_TEACHERS = re.compile(r"^(?:教师|个人)(?=材料|资料|报送|上报|提交|上交|部分|层面)")
_SPARED = re.compile(r"[^,。;()]*(?:不[用需必]?[报交]|除外|不含)[^,。;()]*")


def of_heading(text: str) -> Who | None:
    """学校材料(由小学、初中报送,高中不报), 教师材料: whom a heading tells; None for any other text."""
    if _SCHOOLS.match(text):
        return Who(PartyKind.SCHOOL, stages_of(_SPARED.sub("", text)))
    return Who(PartyKind.TEACHER) if _TEACHERS.match(text) else None


def said_over(page: Page, line: Line) -> Iterator[str]:
    """What such labels say above a line, under a heading of its own; then its headings, the innermost first."""
    for one in page.lines:
        here = one.number < line.number and one.parents and one.parents == line.parents[: len(one.parents)]
        if here and (told := _LABEL.match(one.body)):
            yield told["who"]
    yield from (page.line[number].body for number in reversed(line.parents))
