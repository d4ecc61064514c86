"""What 将 and 把 move, beside what the same sentence only speaks of: 整理档案,将《目录》发至…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.objects import moved_thing
from tasks.domain.plan.drafting.stretches import Group

_MOVES = re.compile(
    r"\s*[,、]?\s*(?:[一-龥()]{0,10}(?<![同并另])|[一-龥]{0,6}[于在][^,。;]{3,20}前|\d{1,2}月[^,。;]{1,16}前)(?:将|把)"
)
_AND_THOSE = re.compile(
    r"[及和、](?:其他|其它)?(?:相关|有关|上述|以上)(?:材料|资料|表格)"
)  # 填写《调查表》,将总结及相关材料报送


def _moves_another(group: Group, at: int, text: str) -> bool:
    """试卷4月24日改完,把本班成绩录入系统: a thing of no kind we know, where nothing was handed in before it."""
    part = group.parts[at]
    before = any(one.submits for one in group.parts[:at])
    return not before and not part.names and bool(moved_thing(text[part.start : part.end]))


def moved_names(group: Group, text: str) -> Iterator[Name]:
    """整理档案,将《目录》发至…: what 将 moves. 上报课例20节,将教案、课件上传至…: the lesson, whose parts these are."""
    moves = [bool(_MOVES.match(text, part.start)) for part in group.parts]
    moved = [
        at
        for at, part in enumerate(group.parts)
        if moves[at] and (any(not n.form or not n.generic for n in part.names) or _moves_another(group, at, text))
    ]
    if not moved:
        yield from (name for part in group.parts for name in part.names)
        return
    before = [part for part in group.parts[: moved[0]] if part.names]
    if _AND_THOSE.search(text, group.parts[moved[0]].start, group.parts[-1].end):
        yield from (name for part in before for name in part.names if "《" in name.title)
    handed = [part for part in before if part.submits and not part.channels]
    for part in handed or group.parts[moved[0] :]:
        yield from part.names
