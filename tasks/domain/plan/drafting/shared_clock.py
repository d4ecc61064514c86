"""One hour, or one mark, for several days: 3月20日、6月20日17:00前; 乡镇3月14日、县直单位3月21日,均为17:30."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.when import CLOCK, When

_SHARED_CLOCK = re.compile(
    r"(?:均|都|统一|一律)(?:为|以|是|于|在)?(?P<clock>(?:当[天日])?(?:上午|下午|中午|晚上?)?\s*\d{1,2}\s*[:时点])"
)
_CLOCK_AHEAD = re.compile(
    r"(?:下列|以下|下述|如下|各)(?:日期|各日|时间|日)的?(?P<clock>(?:当[天日])?(?:上午|下午|中午|晚上?)?\s*\d{1,2}\s*[:时点]\d{0,2}分?)(?:之?前|以前)?[^,。;:]{0,40}:"
)
_AND = re.compile(r"\s*(?:、|和|及|与|以及)\s*$")


def with_shared_clock(whens: Iterable[When], text: str) -> Iterator[When]:
    """乡镇3月14日、县直单位3月21日,均为当日17:30前: one hour for all the days before it in its sentence."""
    whens = list(_with_clock_ahead(whens, text))
    shared = _SHARED_CLOCK.search(text)
    clock = read_behind(text, shared.start("clock"))[0] if shared else ""
    for when in whens:
        here = (
            shared is not None
            and when.end <= shared.start()
            and not re.search("[。;]", text[when.end : shared.start()])
        )
        bare = when.due is not None and not when.repeats and not CLOCK.search(when.due)
        yield replace(when, due=f"{when.due} {clock}", marked=True) if clock and here and bare else when


def _with_clock_ahead(whens: Iterable[When], text: str) -> Iterator[When]:
    """于下列日期的16时前报送:9月22日、9月29日: one hour for all the days behind it in its sentence."""
    ahead = _CLOCK_AHEAD.search(text)
    clock = read_behind(text, ahead.start("clock"))[0] if ahead else ""
    for when in whens:
        here = ahead is not None and ahead.end() <= when.start and "。" not in text[ahead.end() : when.start]
        bare = when.due is not None and not when.repeats and not CLOCK.search(when.due)
        yield replace(when, due=f"{when.due} {clock}", marked=True) if clock and here and bare else when


def together(found: Iterator[When], text: str) -> Iterator[When]:
    """3月20日、6月20日前: the mark holds for both."""
    whens = list(found)
    for at in range(len(whens) - 2, -1, -1):
        clock = CLOCK.search(whens[at + 1].due or "")
        if (whens[at + 1].marked or clock) and _AND.fullmatch(text[whens[at].end : whens[at + 1].start]):
            day = CLOCK.search(whens[at].due or " 0:00")
            due = f"{whens[at].due}{clock[0]}" if clock and not day else whens[at].due
            whens[at] = replace(whens[at], marked=whens[at].marked or whens[at + 1].marked, due=due)
    return iter(whens)
