"""Who hands in, told for a whole part: by its headings, or by a label, 提交单位:各小学、各公办幼儿园."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line

_LABEL = re.compile(
    r"(?:报送|提交|上报|上交|填报|上传)(?:单位|学校|人员?|对象|主体|范围)\s*[:：]\s*(?P<who>[^。;]{2,60})"
)


def said_over(page: Page, line: Line) -> Iterator[str]:
    """What such labels say above a line, under a heading of its own; then its headings, the innermost first."""
    for one in page.lines:
        here = one.number < line.number and one.parents and one.parents == line.parents[: len(one.parents)]
        if here and (told := _LABEL.match(one.body)):
            yield told["who"]
    yield from (page.line[number].body for number in reversed(line.parents))
