"""What is told field by field, one line each: 责任单位：… 内容：… 时限：… 方式：…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.page import Line

_FIELD = re.compile(r"^(?P<label>[\u4e00-\u9fff]{2,6}):\s*(?P<told>.*)$")
_ROLES = (
    ("due", re.compile(r"时限|期限|截止|(?:报送|完成|上报|提交)时间|^时间$")),
    ("place", re.compile(r"方式|途径|渠道|报送至|地址|邮箱|去向")),
    ("party", re.compile(r"责任|单位|对象|主体|范围")),
    ("title", re.compile(r"内容|任务|事项|材料|要求|名称|项目|成果")),
)
_LEAST = 3  # fields of one card


def cards(lines: tuple[Line, ...]) -> Iterator[dict[str, tuple[str, Line]]]:
    """Role -> (what is told, its line) of each run of fields that has a 内容 and a 时限."""
    card: dict[str, tuple[str, Line]] = {}
    for line in (*lines, None):
        field = _FIELD.match(line.text) if line is not None and not line.kind else None
        role = next((name for name, label in _ROLES if field and label.search(field["label"])), "")
        if not role or role in card:
            if len(card) >= _LEAST and {"title", "due"} <= set(card):
                yield card
            card = {}
        if role and field and line is not None:
            card[role] = (field["told"].strip(), line)
