"""What is told field by field, one line each: 责任单位：… 内容：… 时限：… 方式：…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import GENERIC, PAPER
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers import Name, find_names
from tasks.domain.plan.drafting.rows import Row, Tabled, owed_of, whens_of

_FIELD = re.compile(r"^(?P<label>[\u4e00-\u9fff]{2,6}):\s*(?P<told>.*)$")
_ROLES = (
    ("due", re.compile(r"时限|期限|截止|(?:报送|完成|上报|提交)时间|^时间$")),
    ("place", re.compile(r"方式|途径|渠道|报送至|地址|邮箱|去向")),
    ("count", re.compile(r"数量|份数")),
    ("party", re.compile(r"责任|单位|对象|主体|范围")),
    ("title", re.compile(r"内容|任务|事项|材料|要求|名称|项目|成果")),
)
_LEAST = 3  # fields of one card

_ABOVE = re.compile(r"(?:详?见|同)(?:上|前|上述|内容|左)[^,。;]{0,4}")
_MAKES = re.compile(r"(?:形成|整理|填写?|填报|撰写|报送|提交|上报|推荐|制作|编制|拟定|录入|报)[^,。;]{0,3}$")


def read_cards(page: Page, tabled: Tabled) -> None:
    """责任单位, 内容, 时限, 方式, a line each: a row that stands upright."""
    for card in cards(page.lines):
        told, line = card["title"]
        names = [name for name in find_names(told, 0, len(told), ()) if not name.generic]
        booked = [name for name in names if "《" in name.title] or _made(told, names)
        cells = {role: text for role, (text, _) in card.items()}
        if _ABOVE.fullmatch(cells.get("place", "")):
            cells["place"] = told  # 方式:见上, where the 内容 names the platform
        for when in whens_of(cells["due"], page, line) or (None,):
            for name in booked:
                owed = owed_of(Row(cells, line), name.title, when)
                owed.due_line = card["due"][1]
                owed.aliases += _called(page, min(at.number for _, at in card.values()))
                tabled.owed.append(owed)
        tabled.taken.update(at.number for _, at in card.values())


def _made(told: str, names: list[Name]) -> list[Name]:
    """整理典型案例若干,做到有图、有处理结果: what is to be made, not what it holds; else what is named last."""
    made = [name for name in names if _MAKES.search(told[: name.start])]
    return made[:1] or names[-1:]


def _called(page: Page, first: int) -> list[str]:
    """任务九:工作总结 above its fields: another name of what they ask for."""
    above = next((line for line in reversed(page.lines) if line.number < first), None)
    is_name = above is not None and above.kind and PAPER.search(above.body) and not GENERIC.match(above.body)
    return [above.body] if above is not None and is_name and len(above.body) <= 24 else []


def cards(lines: tuple[Line, ...]) -> Iterator[dict[str, tuple[str, Line]]]:
    """Role -> (what is told, its line) of each run of fields that has a 内容, or stands under a name, and a 时限."""
    card: dict[str, tuple[str, Line]] = {}
    above: Line | None = None
    for line in (*lines, None):
        field = _FIELD.match(line.text) if line is not None and not line.kind else None
        role = next((name for name, label in _ROLES if field and label.search(field["label"])), "")
        if not role or role in card:
            if above is not None and "title" not in card and above.kind and PAPER.search(above.body):
                card["title"] = (above.body, above)  # 2.1 集中整治工作方案, then 报送单位:, 报送时间:
            if len(card) >= _LEAST and {"title", "due"} <= set(card):
                yield card
            card = {}
        if field is None or not role:
            above = line
        if role and field and line is not None:
            card[role] = (field["told"].strip(), line)
