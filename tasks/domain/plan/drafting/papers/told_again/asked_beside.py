"""What is asked for beside a paper, and by its day: in its item's other sentences, or in the note under its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import same_name
from tasks.domain.plan.drafting.people.who import count_behind

_OF_SOME = re.compile(r"\s*[^,。;]{2,24}的[一-龥]{0,6},")  # 没有变化的单位,
_PICTURES = re.compile(r"(?:照片|图片|截图|影像)(?:资料)?$")  # go with the form, and are none
_ATTACHED = re.compile(r"(?:随表|并|同时|另)附上?(?:[^,。;]{1,10}[、和及])?$")


def asked_beside(meant: Meant, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    """(二)调查表。…没有变化的单位,报送书面说明1份: what an item asks for beside its own paper, and by its day."""
    for other in demands:
        if (
            other.line is meant.line
            and other.hands_in
            and _OF_SOME.match(other.text)
            and not (other.whens or other.channels or other.condition)
        ):
            apart = (name for name in other.names if not same_name(name.title, meant.title))
            asked = (name for name in apart if name.title not in meant.title and count_behind(name.title, other.text))
            yield from (Meant(name.title, other.line, told=other.text) for name in asked)


def attached_names(demand: Demand) -> Iterator[Name]:
    """本表…前送安全股,并随表附驾驶证复印件1份: what goes with a form that speaks of itself."""
    papers = (name for name in demand.names if not _PICTURES.search(name.title))
    yield from (name for name in papers if _ATTACHED.search(demand.line.text[: name.start]))
