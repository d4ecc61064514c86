"""Cells of a table that were left empty: no date, no place, no count, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.gaps.fields import NOBODY, SOME
from tasks.domain.plan.circular_rules.reading.places_told import CHANNEL
from tasks.domain.plan.circular_rules.sums.table_sums import is_whole
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import CLOCK, SOON, SUBMIT
from tasks.domain.plan.circulars.not_handed_in import STAYS, stays
from tasks.domain.plan.circulars.table import Row, Table
from tasks.domain.plan.defect import Defect, defect

_EMPTY = re.compile(r"(?:[-—–/_\s]*|待定|另定|未定|无|暂无|\?+)")
_NO_PAPER = re.compile(r"合\s{0,2}计|总\s{0,2}计|备\s{0,2}注|说\s{0,2}明")
_STRUCK = re.compile(r"[-—–/]{1,4}|无")  # and not left blank
_HANDED_IN = re.compile(
    r"^(?:(?:学校|各校|单位|各单位)?(?:需|应|须)?(?:报送|上报|提交|上交|所需)的?(?:材料|资料|内容|表格)(?:名称)?|材料(?:名称)?)(?:[及和、与].{2,10})?$"
)
_ASKS_NOTHING = re.compile(
    r"(?:不|无[须需]|免)(?:再|需|须|用|必|要|单独)*(?:报送|上报|上交|提交|报|交)(?!.*[;,].*报送)"
)
_KEPT = re.compile(rf"(?:由?[一-龥]{{1,6}}?)?(?:自行|妥善|统一)?(?:{STAYS}|自[存留]|归档|保[存管])+")  # 学校留存备查
_ROUGH = re.compile(
    rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})?(?:月|年|学期|期)[底末初]|[上中下]旬|月(?:左右|前后)|{SOON}|及时|按[时期]|开学|放假"
)
_DEED_OF_THE_OFFICE = re.compile(  # 12月下旬评出示范学校5所: whoever does it needs no exact day
    r"(?:由[^,。;]{2,12})?(?:统一|集中|择优|组织)?(?:评[出选定比]|公[布示]|通报|表[彰扬]|命名|授牌|颁[发奖]|抽[查检]|督[查导]|验收|复核|核查"
    r"|考核|反馈|印发|下发|发放|兑现)[^,。;]*"
)
_BLANK = re.compile(  # ___份, ( )份, 每室 节
    r"(?:(?:每[一-龥]{1,3})?(?:_{1,8}|\(\s{0,4}\)|□|[xX×]{1,3})\s{0,2}|每[一-龥]{1,3}\s{1,4})[份张篇个件册本套节幅项名人]"
)
_THE_BEST = re.compile(r"(?:由?(?:各校|各?学校|各?单位|各园))?择优(?:推荐|报送|选送)?")  # and not how many of them
_GIVES = re.compile(r"(?:报送?|上报|提交|上?交|填报|上传|送)《")
_TOLD_LATER = re.compile(r"(?:方式|途径|地址|邮箱)?(?:另行|随后|届时|以后|待)(?:再)?(?:通知|告知|公布|确定)")
_SOME_OTHER_TIME = re.compile(  # 另行确定, 时间待通知, 视情况而定, 以正式通知为准
    r"(?:[一-龥]{1,6}[后前时],?)?(?:具体|报送|上报|提交|截止)?(?:时间|日期|期限)?(?:(?:另行|随后|届时|以后|待|后续|再)(?:再|另行)?(?:通知|告知|公布|确定|商定|明确|约定|安排)|视(?:具体|实际)?情况(?:而定|确定|安排)?|[以等待](?:另行|正式|后续|进一步)?的?通知(?:为准)?)"
)
_FOR_THOSE_BELOW = re.compile(
    r"[以同]?下(?:各[项行])?(?:[两三\d]项)?(?:相?同|一致)|第[^()]{3,8}项(?:均|都)?(?:相同|同|一致|合并)|\([^()]{0,10}合并[^()]{0,6}\)"
)
_KINDS = {
    Column.DUE: ("no-date", "这一行没有写什么时候交"),
    Column.CHANNEL: ("no-channel", "这一行没有写交到哪里"),
    Column.COUNT: ("count-missing", "这一行没有写要多少"),
    Column.WHO: ("who-unclear", "这一行没有写由谁交"),
}
_LOOKS = {
    Column.DUE: re.compile(rf"\d{{1,2}}\s{{0,2}}月|\d[-./]\d|每|{CLOCK}[前止]|月底|期末"),
    Column.CHANNEL: CHANNEL,
    Column.COUNT: re.compile(r"^\d{1,5}\s{0,2}[一-龥]{0,3}$|^[一二两三四五六七八九十]{1,3}[份张篇次个件名人节]$"),
}


def empty_cells(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for table in circular.tables:
        for row in table.rows:
            if is_whole(row) or any(_NO_PAPER.match(cell.text) for cell in row.cells[:2]) or _asks_nothing(table, row):
                continue
            quote = next((cell.text for cell in row.cells if cell.text and not cell.text.isdecimal()), "")
            for column in _lacking(table, row):
                kind, message = _KINDS[column]
                yield defect(kind, _line(row), quote, message)
            yield from _vague(table, row)
            yield from _no_day(table, row)
            yield from _nobody(table, row)
            yield from _some(table, row)
            yield from _nowhere(table, row)


def _asks_nothing(table: Table, row: Row) -> bool:
    """不报送,签到册留存备查 in any of its columns; or several that are for it to fill are struck out: 讲座 — — 存档."""
    struck = [column for column in _lacking(table, row) if _STRUCK.fullmatch(_text(table, row, column))]
    if any(_HANDED_IN.search(head) and _STRUCK.fullmatch(text) for head, text in _texts(table, row)):
        return True  # 报送材料 —: nothing is handed in then
    kept = any(_KEPT.fullmatch(cell.text) or stays(cell.text) or _kept_here(cell.text) for cell in row.cells)
    return len(struck) > 1 or kept or any(_ASKS_NOTHING.match(cell.text) for cell in row.cells)


def _kept_here(text: str) -> bool:
    """自存,不报: each clause of a cell says that nothing is handed in."""
    clauses = re.split("[,;、]", text)
    return all(_KEPT.fullmatch(one) or _ASKS_NOTHING.fullmatch(one) for one in clauses)


def _vague(table: Table, row: Row) -> Iterator[Defect]:
    """6月底 in the column of deadlines, or in that of days where the row hands in: 月底左右 | 交《报告》1份."""
    dated = {Column.DUE, Column.DATE} if any(_GIVES.match(cell.text) for cell in row.cells) else {Column.DUE}
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column in dated and (found := _ROUGH.search(cell.text)) and not re.search(r"\d[日号]", cell.text):
            done = _DEED_OF_THE_OFFICE.match(cell.text, found.end())
            if done and not re.search(SUBMIT, done[0]):
                continue
            yield defect("vague-word", cell.line, found[0], f"“{found[0]}”没有写明是哪一天、几点")


def _no_day(table: Table, row: Row) -> Iterator[Defect]:
    """另行确定 in the column of deadlines."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column is Column.DUE and _SOME_OTHER_TIME.fullmatch(cell.text):
            yield defect("no-date", cell.line, cell.text, f"“{cell.text}”：这一行没有写什么时候交")


def _nobody(table: Table, row: Row) -> Iterator[Defect]:
    """有关单位 in the column of who hands in."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column is Column.WHO and NOBODY.fullmatch(cell.text):
            yield defect("who-unclear", cell.line, cell.text, f"“{cell.text}”是哪些没有说，是不是都要交")


def _some(table: Table, row: Row) -> Iterator[Defect]:
    """若干, or ___份 that nobody filled in, in the column of how many."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column is Column.COUNT and any(told.fullmatch(cell.text) for told in (SOME, _BLANK, _THE_BEST)):
            yield defect("count-missing", cell.line, cell.text, f"“{cell.text}”没有说要多少")


def _nowhere(table: Table, row: Row) -> Iterator[Defect]:
    """按要求上传 in the column of where to, 另行通知."""
    for column, cell in zip(table.columns, row.cells, strict=False):
        if column is Column.CHANNEL and _TOLD_LATER.fullmatch(cell.text):
            yield defect("no-channel", cell.line, cell.text, f"“{cell.text}”：这一行没有写交到哪里")
        elif (
            column is Column.CHANNEL
            and re.match(r"按(?:要求|规定|程序|照)|按时", cell.text)
            and not CHANNEL.search(cell.text)
        ):
            yield defect("unnamed-channel", cell.line, cell.text, f"“{cell.text}”没有写明交到哪里")


def _line(row: Row) -> int:
    """Of a row with one cell a line: the line of its name."""
    return next((cell.line for cell in row.cells if not cell.text.isdecimal()), row.line)


def _lacking(table: Table, row: Row) -> list[Column]:
    asked = [column for column in table.columns if column in _KINDS]
    texts = {column: _text(table, row, column) for column in asked}
    if table.aligned or len(row.cells) == len(table.columns):
        others = [t for c in asked for t in [texts[c]] if not _EMPTY.fullmatch(t)]
        name = _text(table, row, Column.NAME) if Column.NAME in table.columns else ""
        told = others or "《" in name or (name and _alone_has_no_day(table, row))
        empty = [column for column in asked if _EMPTY.fullmatch(texts[column])] if told else []
        return [column for column in empty if texts[column] or not _is_merged(table, row, column)]
    return [column for column in _lost(table, row) if not _runs_on(table, row, column)]


def _alone_has_no_day(table: Table, row: Row) -> bool:
    """少儿阅读案例 with a blank for its day, where every other row has one."""
    if any(re.match("无|[—-]", cell.text) for cell in row.cells):
        return False  # 无(现场查阅教案)
    beside = [one for one in table.rows if one is not row and not is_whole(one)]
    days = [_text(table, one, Column.DUE) for one in beside] if Column.DUE in table.columns else []
    told = [day for day in days if not (day and _STRUCK.fullmatch(day))]  # 无: nothing is handed in then
    return len(told) > 1 and all(_LOOKS[Column.DUE].search(day) for day in told)


def _lost(table: Table, row: Row) -> list[Column]:
    """The columns of which no cell of a row that has too few of them has the look."""
    missing = len(table.columns) - len(row.cells)
    asked = [column for column in _LOOKS if column in table.columns]
    lost = [column for column in asked if not any(_LOOKS[column].search(cell.text) for cell in row.cells[1:])]
    return lost if len(lost) <= missing else []


def _runs_on(table: Table, row: Row, column: Column) -> bool:
    """Whether the cell above goes on: two rows below one another lack it, or it says 第1至3项相同, 下同 itself."""
    at = table.rows.index(row)
    lacks = [column in _lost(table, one) for one in table.rows]
    first = at - next((n for n, lacking in enumerate(reversed(lacks[:at])) if not lacking), at)
    if first == 0:
        return False
    return lacks[first : first + 2] == [True, True] or _is_for_those_below(table.rows[first - 1])


def _is_merged(table: Table, row: Row, column: Column) -> bool:
    """Whether a cell without a sign goes on with the one above it: one of several of its column, or a group's."""
    at = table.columns.index(column)
    empty = [one for one in table.rows if not _text(table, one, column)]
    # 责任单位 next to nothing is a merged cell more often than a gap
    grouped = len(empty) > 1 or at < 2 or column is Column.WHO or len(row.cells) < len(table.columns) - 1
    return row is not table.rows[0] and (grouped or _is_for_those_below(table.rows[table.rows.index(row) - 1]))


def _is_for_those_below(row: Row) -> bool:
    """9月19日前(第1至3项相同), 9月19日前(下同)."""
    return any(_FOR_THOSE_BELOW.search(cell.text) for cell in row.cells)


def _texts(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """What each column is called, and what the row says there."""
    return zip(table.heads, (cell.text for cell in row.cells), strict=False)


def _text(table: Table, row: Row, column: Column) -> str:
    at = table.columns.index(column)
    return row.cells[at].text if at < len(row.cells) else ""
