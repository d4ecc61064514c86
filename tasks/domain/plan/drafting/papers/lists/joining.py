"""Joining a group is owed as a paper is: 加入微信群“研训联络员”, 加入进修校网站“研培班级”."""

from __future__ import annotations

import re

_JOINED = re.compile(
    r"加入[^,。;“]{0,6}群“[^”]{1,20}”|加入[^,。;]{0,18}?(?:班级|群|平台|圈|小组)[”\"]?(?:QQ群|微信群|钉钉群|群)?"
)


def group_joined(text: str) -> str:
    """加入进修校网站“研培班级” is joining “研培班级”; "" where nothing is joined."""
    found = _JOINED.search(text)
    if found is None:
        return ""
    return found[0] if re.match("加入[^“]*群“", found[0]) else re.sub(r"^加入[^“]*(?=“)", "加入", found[0])
