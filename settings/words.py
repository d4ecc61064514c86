"""Small words of a county's files: durations, rates, hours, stages, addresses, and the nearest right word."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches

from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import OpeningHours
from tasks.domain.plan.party import Role, Stage
from tasks.domain.plan.rule import read_clock

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'+/=?^_`{|}~-]+@(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_STAGES = {word: stage for stage in Stage for word in (stage.value, stage.label)} | {"幼儿": Stage.KINDERGARTEN}
_ROLES = {word: role for role in Role for word in (role.value, role.label)}
_SCHOOL_KINDS = (
    ("十二年一贯", "小学 初中 高中"), ("九年一贯", "小学 初中"), ("完全中学", "初中 高中"), ("完中", "初中 高中"),
    ("高级中学", "高中"), ("初级中学", "初中"), ("完小", "小学"), ("学前", "幼儿园"),
)  # fmt: skip
STAGE_WORDS = "高中、初中、小学、幼儿园（senior、junior、primary、kindergarten）"
ROLE_WORDS = "负责人、校长、联系人、县教体局、管理员（coordinator、principal、stage_contact、bureau、admin）"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one; empty if none does."""
    by_lower = {choice.lower(): choice for choice in known}
    near = get_close_matches(word.lower(), by_lower, n=5, cutoff=0.5)
    swapped = [choice for choice in near if sorted(choice) == sorted(word.lower())]  # sch20 for sch02
    return next((by_lower[choice] for choice in swapped + near), "")


def right_one(word: str, known: Iterable[str]) -> str:
    """What to say would be right: the nearest known word, or all of them when none is near."""
    choices = list(dict.fromkeys(known))
    return nearest(word, choices) or "、".join(choices)


def duration(text: str) -> timedelta | None:
    """ "15m", "2h", "0h"; None if it is none."""
    match = re.fullmatch(r"(\d+)\s*([smhd])", text.strip().lower())
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]]) if match else None


def rate(text: str) -> float | None:
    """ "2/s", "30/m" as requests a second; None if it is none."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*/\s*([smh])", text.strip().lower())
    found = float(match[1]) / _UNITS[match[2]] if match else 0.0
    return found or None


def hours(text: str) -> OpeningHours | None:
    """ "06:00-22:00"; None if it is none."""
    first, dash, last = text.partition("-")
    try:
        return OpeningHours(read_clock(first), read_clock(last)) if dash else None
    except BadInput:
        return None


def stage(text: str) -> Stage | None:
    return _STAGES.get(text.strip().lower())


def stages_in(text: str) -> tuple[Stage, ...]:
    """The stages that a list's own words name: 小学部、初中部, 九年一贯制, 完全中学."""
    text = text.lower()
    for kind, meant in _SCHOOL_KINDS:
        text = text.replace(kind, meant)
    words = re.findall(r"高中|初中|小学|幼儿园|幼儿|[a-z]+", text)
    found = {known for word in words if (known := stage(word))}
    return tuple(one for one in Stage if one in found)


def role(text: str) -> Role | None:
    return _ROLES.get(text.strip().lower())


def is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
