"""How many copies on paper: 一式两份 in one place and 一式三份 of the same in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.numbered_names import NAME, of_two_papers
from tasks.domain.plan.circular_rules.counts.shared_out import COPIES
from tasks.domain.plan.circular_rules.names.synonyms import in_one_word
from tasks.domain.plan.circular_rules.reading.spoken import names_in, of_its_sheet
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_THE_COPIES = re.compile(
    rf"({_N})\s{{0,2}}份(?!材料)[一-龥]{{0,6}}?(?:均|都|全部)(?![为是])"
)  # 每篇的五份打印稿均须装订
_ON_PAPER = re.compile(rf"纸质(?:[版稿件]|材料|文本)?\s{{0,2}}({_N})\s{{0,2}}份")
_THE_LOT = re.compile(rf"(?:(?<=》)|(?<=》,))({_N})\s{{0,2}}份(?=都|均|全部|一律)")
_SOME_OF_THEM = re.compile(r"其中|留存|自留|存档|另[附存留报行]|各自|原件|复印")
_KEPT = re.compile(r"其中|留|存|退|返|复印|一式|电子")
_SO_MANY = re.compile(rf"(?<!一式)({_N})\s{{0,2}}份(?P<what>[一-龥]{{2,4}}?(?:表|书|册|单|报告|台账))")
_POINTED = re.compile(rf"(?:第\s{{0,2}}\(?({_N})\)?\s{{0,2}}项|材料\s{{0,2}}({_N})(?!\d|[月日年]))")
_ALL = re.compile(r"(?:所有|全部|以上|上述|各项|各类)[一-龥]{0,6}(?:材料|表格|文件)|纸质[材版稿]?料?(?:均|一律|统一)")
_EACH = re.compile(
    r"(?:(?P<who>每[校园班人科村站院]|每[位名所个][一-龥]{2,6}?(?=\d|[一二两三四五六七八九十][个件篇份节])|各[校园])[^,。;\d]{0,4}?"
    r"(?:报送|上报|提交|推荐|限报|撰写|上传)?|限报)"
    rf"(?P<what>《?[^,。;\d《》]{{0,16}}?》?)(?P<n>{_N})\s{{0,2}}(?P<unit>[个件篇份节幅张条项])"
)
_PARTS = re.compile(
    rf"每(?P<each>[篇件份次个节幅])[^,。;\d]{{0,8}}?(?P<what>照片|图片|视频|附件|字)[^,。;\d]{{0,6}}?(?P<n>{_N})\s{{0,2}}[张段个份]"
)
_CELL = re.compile(rf"(?:每[一-龥]{{1,3}})?(?P<n>{_N})\s{{0,2}}(?P<unit>[个件篇份节幅张条项])")
_ITEM = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\s+)?(\d{1,2}\.\d{1,2})(?:所称|中|的|规定|项)|第\(?([一二三四五六七八九十\d]{1,2})\)?[项条]"
)
_ITEM_IN = re.compile(
    r"(?<![\d.])(\d{1,2}\.\d{1,2})(?:所称|中所|规定的)|第\(?([一二三四五六七八九十\d]{1,2})\)?[项条](?:所称|中|的|规定)"
)
_FORM = re.compile(r"(?<![一-龥])([一-龥]{2,14}?(?:[表书册单]|报告))(?:\([^()]{0,8}\))?,?(?:均|各|须)?一式")
_THIS_SHEET = re.compile(r"[本此该](?:表|台账|清单|名册)(?=[,]?(?:均|须|应)?一式)")
_SURE = 4  # signs of a name without marks
_LISTS = ("（一）", "1.", "（1）", "一、", "1)", "①")

_Told = tuple[Sentence, re.Match[str]]


def copies_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [(one, found) for one in sentences(circular) for found in COPIES.finditer(one.text)]
    loose = [(one, found) for one in sentences(circular) for found in _loose_copies(one)] if told else []
    at_large = {found for _, found in loose}
    every = sorted((*told, *loose), key=lambda said: (said[0].line, said[0].start, said[1].start()))
    for at, (one, found) in enumerate(every[:200]):
        for other, before in every[:at]:
            apart = (
                one.line == other.line and bool({found, before} & at_large) or of_two_papers(one, found, other, before)
            )
            if number_of(found[1]) != number_of(before[1]) and not apart and _same(circular, other, one):
                message = f"第 {other.line} 行说{before[0]}，这里说{found[0]}，以哪个为准没有说"
                yield defect("count-unclear", one.line, found[0], message)
                break
    yield from _in_one_item(circular, told)
    yield from _by_its_name(circular, told)


def _by_its_name(circular: Circular, told: Sequence[_Told]) -> Iterator[Defect]:
    """1.值班日志。…一式3份, and in a note 值班日志2份另行单交: more than one, and not so many."""
    for one, found in told:
        before = one.text[: found.start()]
        first = [paper for paper in documents_in(before) if before.startswith(paper)]
        name = (NAME.findall(before) or first or [_head(circular, one)])[-1]
        each = r"(?:[\s,(|]{0,2}每[一-龥]{1,2})?"  # 备课计划 每校2份
        again = re.compile(rf"(?<![一-龥]){re.escape(name)}》?{each}({_N})\s{{0,2}}份") if len(name) > 3 else None
        for other in sentences(circular) if again else ():
            hit = again.search(other.text) if again and other.line != one.line else None
            if hit and number_of(hit[1]) not in {1, number_of(found[1])} and not _KEPT.search(other.text):
                message = f"第 {one.line} 行说{found[0]}，这里说{hit[1]}份，以哪个为准没有说"
                yield defect("count-unclear", other.line, hit[0], message)


def _loose_copies(one: Sentence) -> Iterator[re.Match[str]]:
    """《登记册》,三份都要用A4纸打印; 申报书须送纸质三份: so many copies, more than one, without the word 一式."""
    for pattern in (_ON_PAPER, _THE_LOT):
        for found in pattern.finditer(one.text):
            if number_of(found[1]) > 1 and not _SOME_OF_THEM.search(one.text):
                yield found


def _in_one_item(circular: Circular, told: Sequence[_Told]) -> Iterator[Defect]:
    """每篇打印一式三份。每篇的五份打印稿均须装订: the only 一式 of the line, and another number behind it."""
    for one, found in told:
        if sum(other.line == one.line for other, _ in told) > 1:
            continue
        behind = (said for said in sentences(circular) if said.line == one.line and said.start >= one.start)
        for said in behind:
            after = found.end() if said is one else 0
            again = _THE_COPIES.search(said.text, after) or _copies_of_it(one.text[: found.start()], said.text, after)
            if again and number_of(again[1]) != number_of(found[1]):
                message = f"前面说{found[0]}，这里说{again[1]}份，以哪个为准没有说"
                yield defect("count-unclear", one.line, again[0], message)
                break


def _copies_of_it(before: str, text: str, after: int) -> re.Match[str] | None:
    """《推荐汇总表》一式两份,…三份汇总表与征文一并送到: the same paper, by its last signs."""
    named = NAME.findall(before)
    again = (hit for hit in _SO_MANY.finditer(text, after) if named and named[-1].endswith(hit["what"]))
    return next(again, None)


def counts_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [(one, found) for one in sentences(circular) for found in _EACH.finditer(one.text)]
    yield from _by_reference(circular, told)
    yield from _in_tables(circular, told)
    yield from _in_rows(circular, told)
    yield from _of_parts(circular)


def _by_reference(circular: Circular, told: Sequence[_Told]) -> Iterator[Defect]:
    """2.2所称节目,各校限报1个 where 2.2 says 2."""
    for one, here in told:
        pointed = _ITEM.match(one.text.lstrip()) or _ITEM_IN.search(one.text)
        head = re.compile(rf"\(?{re.escape(pointed[1] or pointed[2])}\)?(?![\d.])") if pointed else None
        for other, there in told if head else ():
            is_item = head is not None and head.match(circular.narrow[other.line].lstrip())
            if is_item and other.line != one.line and _differ(here, there):
                yield _unlike(one.line, here[0], other.line, there[0])


def _in_tables(circular: Circular, told: Sequence[_Told]) -> Iterator[Defect]:
    """每园报送《案例》3个 in the text, and 2 below that name in a table."""
    cells = (
        (row, head, cell)
        for table in circular.tables
        for row in (table.rows if table.aligned else ())
        for head, cell in zip(table.heads, row.cells, strict=False)
        if cell.text.isdecimal() and len(head) > 2
    )
    for row, head, cell in cells:
        for one, there in told:
            meant = there["what"].strip("《》") == head and _is_row_of(there["who"] or "", row.cells[0].text)
            if meant and number_of(there["n"]) != int(cell.text):
                yield _unlike(cell.line, cell.text, one.line, there[0])


def _of_parts(circular: Circular) -> Iterator[Defect]:
    """精品案例。…每篇配照片6张 in its item, and 精品案例…每篇照片不少于8张 elsewhere."""
    told = [(one, found) for one in sentences(circular) for found in _PARTS.finditer(one.text)]
    for at, (one, found) in enumerate(told[:100]):
        for other, before in told[:at]:
            heads = [_head(circular, sentence) for sentence in (one, other)]
            same = heads[1] and (heads[0] == heads[1] or heads[1] in one.text)
            unlike = found["each"] == before["each"] and found["what"] == before["what"] and _unlike_n(found, before)
            if same and unlike and one.line != other.line:
                yield _unlike(one.line, found[0], other.line, before[0])
                break


def _in_rows(circular: Circular, told: Sequence[_Told]) -> Iterator[Defect]:
    """1.研修日志。每位教师3篇 in the text, and 研修日志 … 2篇 in the table of deadlines."""
    for table in circular.tables:
        for row in table.rows:
            name = table.name_of(row).strip("《》")
            counts = [c for column, c in zip(table.columns, row.cells, strict=False) if column is Column.COUNT]
            said = _CELL.fullmatch(counts[0].text) if counts and len(name) >= 3 else None
            if said is None:
                continue
            for one, there in told:
                place = circular.places[one.line]
                named = place.text.startswith(name) or name in there["what"]
                if one.line not in circular.rows and named and there["unit"] == said["unit"] and _unlike_n(there, said):
                    yield _unlike(row.line, said[0], one.line, there[0])


def _unlike_n(one: re.Match[str], other: re.Match[str]) -> bool:
    return number_of(one["n"]) != number_of(other["n"])


def _differ(one: re.Match[str], other: re.Match[str]) -> bool:
    return one["unit"] == other["unit"] and _unlike_n(one, other)


def _is_row_of(who: str, name: str) -> bool:
    return bool(who) and who[-1] in name or ("校" in who and "学" in name)


def _unlike(line: int, here: str, other: int, there: str) -> Defect:
    return defect("count-unclear", line, here, f"第 {other} 行说“{there}”，这里说“{here}”，以哪个为准没有说")


def _same(circular: Circular, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences speak of the copies of one thing: by its name, by its number, or one of all."""
    named = [{in_one_word(name) for name in _names(circular, sentence)} for sentence in (one, two)]
    if named[0] and named[1]:
        return bool(named[0] & named[1])
    if any(name in other.text for names, other in zip(named, (two, one), strict=True) for name in names):
        return True  # 《成果申报表》 with its marks, and 成果申报表 without
    forms = [found[1] for sentence in (one, two) if (found := _FORM.search(sentence.text))]
    if len(forms) > 1 and forms[0] != forms[1] and forms[0].endswith(forms[1]):
        return True  # 示范门店申报书一式两份, and below 申报书一式三份
    plain = [names_in(sentence.text) for sentence in (one, two)]
    if any(len(names) == 1 and _speaks_of(names, other.text) for names, other in zip(plain, (two, one), strict=True)):
        return True  # 修订防汛预案,一式3份, and below 防汛预案须盖章,一式2份
    heads = [_head(circular, sentence) for sentence in (one, two)]
    if any(len(head) >= 3 and head in other.text for head, other in zip(heads, (two, one), strict=True)):
        return one.line != two.line
    pointed = [_pointed(sentence) for sentence in (one, two)]
    if any(pointed):
        return any(_is_item(circular, other, numbers) for numbers, other in zip(pointed, (two, one), strict=True))
    return any(_ALL.search(sentence.text) for sentence in (one, two)) or one.line == two.line and not any(named)


def _speaks_of(names: frozenset[str], text: str) -> bool:
    return all(len(name) > _SURE and name in text for name in names)


def _names(circular: Circular, sentence: Sentence) -> Sequence[str]:
    """What it calls by title; 本表一式两份 on the 汇总表 itself, by the title of that sheet."""
    named = NAME.findall(sentence.text)
    here = _THIS_SHEET.findall(sentence.text) if not named else []
    return named or [name for name in of_its_sheet(circular, sentence.line, here) if name not in here]


def _head(circular: Circular, sentence: Sentence) -> str:
    """What its item is called: ①施工卷宗。…; of a table's row, what its name is."""
    if name := circular.row_names.get(sentence.line):
        return re.sub(r"[《》]|\([^()]{0,12}\)", "", name)
    item = circular.places.get(circular.places[sentence.line].item)
    return re.split(r"[。:;,(]", item.text)[0] if item and len(re.split(r"[。:;,(]", item.text)[0]) <= 20 else ""


def _pointed(sentence: Sentence) -> set[int]:
    return {number_of(first or second) for first, second in _POINTED.findall(sentence.text)}


def _is_item(circular: Circular, sentence: Sentence, numbers: set[int]) -> bool:
    """Whether a sentence stands in the item that the other one points at, the first list of the circular's."""
    place = circular.places[sentence.line]
    item = circular.places.get(place.item)
    return item is not None and item.style in _LISTS and item.number in numbers
