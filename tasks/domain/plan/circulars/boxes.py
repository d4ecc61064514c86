"""Tables drawn with the signs of boxes: ┌──┬──┐ over │材料│截止日期│, read as rows between bars, without the lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

_UPRIGHT = str.maketrans(dict.fromkeys("│┃║┆┇┊┋╎╏︱", "|"))
_LYING = re.compile(  # ├────┼────┤, +----+----+, and │────│────│
    r"[\s|]*(?:[┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╰╯╞╪╡╟╫╢]|[+|](?=[─━═]{2}|-{2,}[+-]))[─━═\-+┌-╬╭-╰|\s]*"
)


def without_boxes(lines: Mapping[int, str]) -> Mapping[int, str]:
    """The lines with a bar for each upright one of a box, sign for sign; the lines between its rows are left out."""
    drawn = {number: line.translate(_UPRIGHT) for number, line in lines.items()}
    return {number: line for number, line in drawn.items() if not _LYING.fullmatch(line)}
