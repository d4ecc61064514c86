"""Signs that a circular explains: 凡标“▲”的，是要交的材料, so that a line that begins or ends with ▲ is a paper."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line

_SIGN = "[●•·■◎◆▲★☆※○◎◇□►➢→⇒▷▶✓√✔△♦*#]"
_WORDS = {"星号": "★☆*", "三角": "▲△", "圆点": "●•·"}
_MARKED = (
    rf"(?:标|带|加|注|打|画|有)[有注了]?\s*[“\"'(]?(?P<one>{_SIGN}|星号|三角|圆点)[”\"')]?(?:号|符号|标记|记号|标志)?"
)
_OWED = r"(?:(?!不|无需|免)[^,。;]){0,16}?(?:材料|资料|报送|上报|提交|上交|[要需应须]交|交[到至])"
_LEGEND = re.compile(
    rf"{_MARKED}(?:的|者|项目?|事项|处|条目){{0,3}},?(?:均|都)?(?:为|是|表示|即|[须需应要](?=报送|上报|提交|上交|交)){_OWED}"
    rf"|(?:^|[,。;:(])\s*[“\"]?(?P<two>{_SIGN})[”\"]?(?:为|表示|代表|指){_OWED}",
    re.M,
)


def owed_signs(page: Page) -> frozenset[str]:
    """标“▲”的为需报送的材料, ★表示须上报: the signs of the lines that are papers."""
    found = _LEGEND.finditer("\n".join(line.text for line in page.lines))
    return frozenset(sign for one in found for sign in _WORDS.get(one["one"], one["one"] or one["two"]))


def without_sign_behind(line: Line, signs: frozenset[str]) -> Line:
    """13日17:00前 各校:《总结》◎, without its sign; any other line as it is."""
    bare = line.text.rstrip(" 。;")
    if not signs or not bare.endswith(tuple(signs)):
        return line
    text = bare[:-1].rstrip()
    return replace(line, text=text, body=line.body[: len(line.body) - (len(line.text) - len(text))])
