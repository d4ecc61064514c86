"""What a form says of itself where it is attached: 说明:本表由各校于…前报送 under 附件2 推荐表."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import number
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists.scope import Meant

THIS_FORM = re.compile(
    r"(?:^|(?<=[,:;。\s])|(?<=[:;。]\d[.、]))[本此该](?P<kind>[\u4e00-\u9fff]{0,3}?(?:表|台账|清单|名册|册|单|书))"
)
_DOES = re.compile(rf"{THIS_FORM.pattern}(?=[由须应请于在为经一每,]|电子|纸质)")
_HEADED = re.compile(
    r"附\s*[件表]\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:.]?\s*(?P<title>[\u4e00-\u9fff]{0,30})"
)
_LONGEST = 40  # signs of a form's title


def of_this_form(page: Page, demand: Demand) -> Meant | None:
    """The form under whose 附件 heading 本表 is said; None where none is above, or its title is of another kind."""
    said = _DOES.search(demand.text.lstrip())
    if said is None or demand.line.number in page.attachment_lines:
        return None
    above = [line for line in page.lines if line.number < demand.line.number]
    at = next((n for n in reversed(range(len(above))) if _HEADED.fullmatch(above[n].text.strip())), None)
    if at is None or above[at].number in page.attachment_lines:
        return None
    heading = _HEADED.fullmatch(above[at].text.strip())
    count = number(heading["n"]) if heading and heading["n"] else 1
    listed, line = page.attachments.get(count, ("", above[at]))
    below = above[at + 1] if at + 1 < len(above) else above[at]
    title = listed or (heading["title"] if heading else "") or below.text
    return Meant(title, line) if len(title) <= _LONGEST and title.rstrip("》)").endswith(said["kind"][-1]) else None
