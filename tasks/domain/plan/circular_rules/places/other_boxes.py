"""指定邮箱 beside mailboxes that are named, 督导室邮箱 for all the others: whether it can be one of them."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.reading.places_told import ADDRESS
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences

_OF_AN_OFFICE = re.compile(r"(?P<box>[一-龥]{1,6}[科股室处办部站](?:电子)?(?:邮箱|信箱))[为是:(\s]{0,3}$")
_SPOKEN_OF = re.compile(r"指定(?:的)?(?:电子)?(?:邮箱|信箱)[”’]?\s{0,2}(?:[:(]|为|是|即|指|均)")  # 指定邮箱:a@b.cn
_CENTRE, _BUREAU = re.compile("[一-龥]{2}中心的?$"), re.compile("[局委][一-龥]{1,5}$")
_HANDS_IN = re.compile(SUBMIT)
PAPER = re.compile(r"《|[表书册单]|方案|计划|总结|报告|台账|案例|名单|照片|作品|论文|征文|\d\s?[篇件幅]")
_LABELLED = re.compile(r"(?:邮箱|信箱)(?:地址)?[为是:(\s]{0,3}$")
_SEVERAL = 3  # papers that go to the one that is named


def is_beside_named_ones(circular: Circular, one: Sentence, name: str) -> bool:
    """Whether the others name their mailbox, each row its own or all the same office's, and this one says 指定邮箱."""
    once = circular.all_narrow.count(name) == 1 and not _SPOKEN_OF.search(circular.all_narrow)
    return once and any(told(circular, one, name) for told in (_is_of_no_row, _is_of_no_office, _is_of_no_centre))


def _is_of_no_row(circular: Circular, one: Sentence, name: str) -> bool:
    """A row of a table whose others have addresses, which stand elsewhere only for other papers."""
    table = next((table for table in circular.tables if one.line in table.lines), None)
    if table is None or one.line not in circular.rows:
        return False
    own = {cell.line for cell in circular.rows[one.line].cells}
    told = [other for other in sentences(circular) if ADDRESS.search(other.text)]
    beside = [other for other in told if other.line in table.lines]
    return bool(beside) and all(
        other.line not in own and (other in beside or (_HANDS_IN.search(other.text) and "《" in other.text))
        for other in told
    )


def _is_of_no_office(circular: Circular, one: Sentence, name: str) -> bool:
    """将《自评表》发至指定邮箱, where each other paper goes to the 督导室邮箱."""
    told = [(line, text[: found.start()]) for line, text in circular.lines for found in ADDRESS.finditer(text)]
    boxes = {found["box"] for _, before in told if (found := _OF_AN_OFFICE.search(before))}
    if not told or len(boxes) != 1 or not all(_OF_AN_OFFICE.search(before) for _, before in told):
        return False
    box = next(iter(boxes))
    short = next((box[at:] for at in range(len(box) - 4) if circular.all_narrow.count(box[at:]) > _SEVERAL), box)
    others = {other.line for other in sentences(circular) if short in other.text and _HANDS_IN.search(other.text)}
    office = short.removesuffix("邮箱").removesuffix("信箱").removesuffix("电子")
    return len(others - {one.line}) >= _SEVERAL and not one.text.partition(name)[0].endswith(office)


def _is_of_no_centre(circular: Circular, one: Sentence, name: str) -> bool:
    """报送到县学生资助管理中心指定邮箱, where each address is that of a bureau's own office: 县教育局基教股邮箱."""
    told = [text[: found.start()] for _, text in circular.lines for found in ADDRESS.finditer(text)]
    boxes = [(before, _OF_AN_OFFICE.search(before)) for before in told]
    of_bureaus = all(found and _BUREAU.search(before[: found.end("box") - 3]) for before, found in boxes)
    return bool(told and _CENTRE.search(one.text.partition(name)[0])) and of_bureaus and not ADDRESS.search(one.text)


def of_a_paper(before: str) -> bool:
    """将《情况报告》1份报县妇联权益部,邮箱为…: the label is that paper's alone."""
    own = re.split("[。;]", before)[-1]
    return bool(_HANDS_IN.search(own) and PAPER.search(own))


def goes_there_alone(before: str) -> bool:
    """《汇总表》1份,于…前发至: the address of one paper, which no label calls a mailbox."""
    return of_a_paper(before) and not _LABELLED.search(before)
