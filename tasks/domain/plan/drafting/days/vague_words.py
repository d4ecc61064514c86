"""Moments that no calendar tells: 尽快, 4月上旬, 年初, 国庆节前."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.numbers import NUMBER, YEAR

_FEAST = r"(?:国庆|元旦|春节|五一|端午|中秋|清明|劳动)节?(?:小?长?假期?)?"
VAGUE = re.compile(
    r"(?:学?期末|学期结束|寒假|暑假|放假|开学|年初|月初)[^,。;:、《》“”]{0,4}?(?:之前|以前|前|内)"
    rf"|发现(?:之日起?|之?后)?\s*{NUMBER}\s*个?(?:小时|工作日|日|天)(?:之?内|以内)"
    rf"|{_FEAST}之?[前后](?=[,。;将把报提上填交]|$)"
    rf"|(?:{YEAR}\s*年\s*)?(?<!\d){NUMBER}\s*月\s*(?:份\s*)?(?:[上中下]旬|初|(?:之?前|以前))|(?:近期|尽快|尽早|适时)"
    r"|年内(?=[,。将把报提完])|本(?:季度?|学期|周|年度?)(?:结束|末)?前"
)
