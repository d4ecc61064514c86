"""A drafted plan as a plan.toml that a person finishes: each line of the circular quoted, what is open commented."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tasks.domain.plan.draft import Draft, DraftRequirement
from tasks.domain.plan.drafting.against import Against, Moved, weekday
from tasks.domain.plan.requirement import CHANNEL_LABELS, channel_label

_SURE = 0.8  # below it a person should look


def draft_json(draft: Draft) -> dict[str, Any]:
    """The draft in the names of plan.toml; what the circular leaves open is None."""
    return {
        "year": draft.year,
        "requirements": [_requirement(one) for one in draft.requirements],
        "windows": [
            {"name": one.name, "from": one.first, "to": one.last, "line": one.line, "confidence": one.confidence}
            for one in draft.windows
        ],
        "themes": {
            f"{month:02d}": {"title": one.title, "form": one.form, "line": one.line, "confidence": one.confidence}
            for month, one in draft.themes.items()
        },
        "contacts": [
            {
                "name": one.name,
                "role": "stage_contact",
                "email": one.email,
                "stages": [stage.value for stage in one.stages] or None,
                "phone": one.phone,
                "line": one.line,
                "confidence": one.confidence,
            }
            for one in draft.contacts
        ],
        "unread": [{"line": one.line, "quote": one.quote, "why": one.why} for one in draft.unread],
    }


def against_json(compared: Against) -> dict[str, Any]:
    """What differs from last year's plan, under the key `against`."""
    return {
        "against": {
            "plan": compared.plan,
            "new": [one.id for one in compared.new],
            "gone": [one.id for one in compared.gone],
            "moved": [_moved(one) for one in compared.moved],
            "weekday": [_moved(one) for one in compared.weekdays],
            "text": list(compared.lines),
        }
    }


def _moved(one: Moved) -> dict[str, Any]:
    days = {"from": one.day_before, "to": one.day_after}
    return {
        "title": one.title,
        "due": {"from": one.before, "to": one.after},
        "days": {key: day.isoformat() if day else None for key, day in days.items()},
        "weekdays": {key: weekday(day) or None for key, day in days.items()},
    }


def draft_toml(draft: Draft, source: str) -> str:
    """The text of a plan.toml; `source` is the circular's file name, for the first comment."""
    return "\n".join([*_frame(draft, source), *_channels(draft), *_requirements(draft), *_rest(draft), ""])


def _requirement(one: DraftRequirement) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "aliases": list(one.aliases),
        "party": one.party.value if one.party else one.who or None,
        "stages": [stage.value for stage in one.stages] if one.stages else None,
        "channels": list(one.channels) if one.channels else None,
        "count": _count(one),
        "opens": one.opens,
        "due": one.due,
        "on_rest_day": one.on_rest_day,
        "checks": list(one.checks),
        "line": one.line,
        "confidence": one.confidence,
    }


def _count(one: DraftRequirement) -> int | dict[str, int] | None:
    return {stage.value: n for stage, n in one.count.items()} if isinstance(one.count, Mapping) else one.count


def _frame(draft: Draft, source: str) -> Iterator[str]:
    yield f"# 由通知 {source} 起草，请逐条核对后再开季。“第 N 行”是通知的行号，“把握”是 0 到 1。"
    yield "# 以 # 开头、写着“待定”的，是通知没有说清的：填好并去掉 # 才生效。"
    yield ""
    yield "[plan]"
    yield f"id = {_text(f'plan-{draft.year}' if draft.year else 'plan')}"
    yield f"year = {draft.year}" if draft.year else "# year = 2026        # 待定：通知没有写年份"
    if earlier := sorted(one.first for one in draft.windows if (one.first or "").startswith("previous") and one.first):
        yield f"starts = {_text(earlier[0])}        # 待核对：通知里最早的活动从这一天开始"
    if any((one.due or "").endswith("cob") for one in draft.requirements):
        yield 'close_of_business = "17:00"      # 待核对：“下班前”通知没有写钟点'


def _channels(draft: Draft) -> Iterator[str]:
    """Other places than the five are looked at by hand until a source reads them."""
    named = dict.fromkeys(channel for one in draft.requirements for channel in one.channels or ())
    for channel in named:
        yield ""
        yield f"[channels.{channel if channel in CHANNEL_LABELS else _text(channel)}]        # {channel_label(channel)}"
        yield 'watched = "yes"' if channel in CHANNEL_LABELS else 'watched = "by_hand"             # 没有来源自动读取'


def _requirements(draft: Draft) -> Iterator[str]:
    for one in draft.requirements:
        yield ""
        yield f"# 第 {one.line} 行：{_quote(one.quote)}"
        if one.due_line and one.due_line != one.line:
            yield f"# 期限在第 {one.due_line} 行：{_quote(one.due_quote)}"
        look = "，请仔细核对" if one.confidence < _SURE else ""
        yield f"# 把握 {one.confidence:.2f}{look}"
        yield "[[requirement]]"
        yield from _fields(one)


def _fields(one: DraftRequirement) -> Iterator[str]:
    values = _requirement(one)
    open_ = {"party": '"school"', "channels": '["mailbox"]', "due": '"03-01"', "count": "1"}
    for key in (
        "id",
        "title",
        "aliases",
        "party",
        "stages",
        "channels",
        "count",
        "opens",
        "due",
        "on_rest_day",
        "checks",
    ):
        value = None if key == "party" and one.who else values[key]  # a plan knows schools and teachers only
        if value is None and key in open_:
            yield f"# {key} = {open_[key]}        # 待定：{_why_open(key, one)}"
        elif value not in (None, [], "") and (key, value) != ("count", 1):
            yield f"{key} = {_toml(value)}"


def _why_open(key: str, one: DraftRequirement) -> str:
    if key == "due" and one.due_quote:
        return f"通知写的是{_quote(one.due_quote)}，不是确定的日期"
    return {
        "party": f"通知写的是“{one.who}”" if one.who else "通知没有说由谁交",
        "channels": "通知没有说交到哪里",
        "due": "通知没有写期限",
        "count": "通知没有说交几份",
    }[key]


def _rest(draft: Draft) -> Iterator[str]:
    for one in draft.windows:
        mark = "" if one.first and one.last else "# "
        yield from ("", f"# 第 {one.line} 行" + (f"，待定：{one.why}" if mark else ""), f"{mark}[[window]]")
        yield f"{mark}name = {_text(one.name)}"
        yield f"{mark}from = {_text(one.first or '待定')}"
        yield f"{mark}to = {_text(one.last or '待定')}"
    for month, theme in sorted(draft.themes.items()):
        yield from ("", f"[themes.{month:02d}]        # 第 {theme.line} 行", f"title = {_text(theme.title)}")
        yield f"form = {_text(theme.form)}"
    if draft.contacts:
        yield from ("", "# 联系人（填进 roster/contacts.csv）：")
        for contact in draft.contacts:
            known = (contact.name, contact.phone, contact.email)
            yield f"# 第 {contact.line} 行：{'，'.join(filter(None, known))}"
    if draft.unread:
        yield from ("", "# 没有读成的，请人看：")
        yield from (f"# 第 {one.line} 行{_quote(one.quote)}：{one.why}" for one in draft.unread)


def _quote(text: str) -> str:
    short = " ".join(text.split())
    return f"“{short[:60]}{'…' if len(short) > 60 else ''}”"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Iterable):
        return "[" + ", ".join(_toml(part) for part in value) + "]"
    return str(value)
