"""A place that stands behind its label, for the whole circular: 收稿地址:党委办公室; 作品报送地点:县文化馆202室."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.places.places import find_places, of_cell

_LABEL = re.compile(
    r"(?:作品|材料|稿件)?(?:报送|上报|提交|接收|投稿|收稿|收件|递交|交稿|送交)(?:作品|材料|稿件)?(?:地址|地点|处|(?<=接收)单位|(?<=收件)单位|(?<=收稿)单位):(?P<place>[^。;:@]{3,24})[。;]?"
)
_HEADING = re.compile(  # (四)报送地点。政务中心四楼418室,人事股。接收时间为…
    r"(?:作品|材料|稿件)?(?:报送|上报|提交|接收|收件|递交|送交)(?:作品|材料|稿件)?(?:地址|地点)[。:](?P<place>[^,。;:@]{3,24})(?=[,。;]|$)"
)


def labelled_place(page: Page) -> tuple[str, ...]:
    """The one place that a label of its own names; nothing where several do, or where sentences name it anyhow."""
    found = [
        match["place"] for line in page.lines if (match := _LABEL.fullmatch(line.body) or _HEADING.match(line.body))
    ]
    places = [of_cell(cell) for cell in found if not find_places(cell, 0, len(cell))]
    return places[0] if len(places) == 1 else ()
