"""A channel that no program reads: Rollcall writes a sheet, a person ticks what is there and signs 已看全，截至…."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from tasks.domain.errors import NeedsAPerson
from tasks.domain.evidence.hand_sheet import ANEW, Place, Sheet, Tick, Unit, blank_sheet, read_sheet
from tasks.domain.evidence.item import Blob, Submission, SubmissionKind
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading, Sink
from tasks.domain.evidence.source import WebsiteSource
from tasks.domain.evidence.ticked import BY, KIND, MEMBER, OBLIGATION
from tasks.domain.plan.party import Roster
from tasks.sites.reading.lists import Way
from tasks.sites.reading.seal import fingerprint
from tasks.sites.reading.workbook import Rows, rows_of_workbook, workbook_of

__all__ = ["Way", "probe", "read"]

ON_THE_WEB = False
BY_HAND = True
PATH = "incoming/{id}.csv"
_LARGEST = 20 << 20


async def read(
    source: WebsiteSource,
    secret: str | None,
    roster: Roster,
    sink: Sink,
    now: Callable[[], datetime],
    *,
    way: Way = Way(),  # noqa: B008 - frozen
    earlier: Mapping[Scope, int] | None = None,
) -> Reading:
    """Take over the signed sheet, whose signature is the complete reading; where none lies, write one."""
    at, lying = now(), {path: path.read_bytes() for path in _papers(source) if path.exists()}
    sheets = {path: _sheet(data, way.units, at) for path, data in lying.items()}
    begun = {path: sheet for path, sheet in sheets.items() if not sheet.is_blank}
    if not begun:
        written = _write(source, way.units, sink)
        return _unseen(source, at, _why_unsigned(sheets, written))
    wrong = [f"{path.name} {sheet.wrong}；整张表没有采用" for path, sheet in begun.items() if sheet.wrong]
    if wrong:
        return _unseen(source, at, "。".join(wrong))
    signed = sorted(begun.items(), key=lambda one: (one[1].signed_at or at, one[0].suffix))
    found: dict[str, Submission] = {}
    for path, sheet in signed:  # what both show was seen first by whom signed first
        found = {one.key: one for one in _submissions(source, sheet, sink, lying[path])} | found
    if found:
        sink.keep(list(found.values()))
    path, last = signed[-1]
    if last.lacking:
        return _unseen(source, at, f"{path.name} {_short_of(last)}", len(found))
    return _signed(source, last, len(found))


def _short_of(sheet: Sheet) -> str:
    some = "、".join(unit.words for unit in sheet.lacking[:3])
    return f"少了 {len(sheet.lacking)} 行（{some}），不能算看全；{ANEW}"


async def probe(source: WebsiteSource, secret: str | None, roster: Roster = Roster(), *, way: Way = Way()) -> str:  # noqa: B008 - frozen
    """Whether a sheet lies there; whether it is right only a reading can say."""
    lying = [path for path in _papers(source) if path.exists()]
    if not lying:
        paths = " 和 ".join(map(str, _papers(source)))
        return f"人工核对表还没有写；运行 rollcall read {source.id} 会写到 {paths}"
    for path in lying:
        if isinstance(rows := _rows(path.read_bytes()), str):
            raise NeedsAPerson(f"{path} {rows}。")
    where = " 和 ".join(map(str, lying))
    return f"人工核对表在 {where}，填好一份并签字后运行 rollcall read {source.id}"


def _papers(source: WebsiteSource) -> tuple[Path, Path]:
    """The sheet as CSV and as a workbook; a person fills in whichever they like."""
    path = Path(source.path)
    other = path.with_suffix(".csv" if path.suffix.lower() == ".xlsx" else ".xlsx")
    return path, other


def _why_unsigned(sheets: Mapping[Path, Sheet], written: Sequence[Path]) -> str:
    where = " 和 ".join(map(str, written))
    if not sheets:
        return f"已写好核对表 {where}，请任选一份核对、打√并签字，存盘后再读取"
    names = " 和 ".join(path.name for path in sheets)
    anew = f"；另写好一份 {where}" if written else ""
    said = next((f"；{path.name} {sheet.wrong}" for path, sheet in sheets.items() if sheet.wrong), "")
    return f"{names} 还没有签字（“已看全，截至”和“核对人”两行是空的），表上打的√不作数{said}{anew}"


def _sheet(data: bytes, units: Sequence[Unit], at: datetime) -> Sheet:
    rows = _rows(data)
    return Sheet(wrong=rows) if isinstance(rows, str) else read_sheet(rows, units, at)


def _signed(source: WebsiteSource, sheet: Sheet, new: int) -> Reading:
    """Complete as of the moment that was signed, not of the moment at which the file was found."""
    assert sheet.signed_at is not None
    at = sheet.signed_at
    shown = {name: sum(t.unit.channel == name for t in sheet.ticks) for name in source.channels}
    scopes = tuple(
        ScopeReading(scope, True, "", {"rows": shown[scope.channel], "signed_by": sheet.by, "signed_at": f"{at:%F %R}"})
        for scope in _scopes(source)
    )
    return Reading(source.id, at, at, ReadingState.COMPLETE, f"{sheet.by}签字：已看全，截至 {at:%F %R}", scopes, new)


def _unseen(source: WebsiteSource, at: datetime, reason: str, new: int = 0) -> Reading:
    scopes = tuple(ScopeReading(scope, False, reason) for scope in _scopes(source))
    return Reading(source.id, at, at, ReadingState.PARTIAL, reason, scopes, new)


def _scopes(source: WebsiteSource) -> Iterator[Scope]:
    return (Scope(spec.channel, "", str(number)) for number, spec in enumerate(source.lists))


def _submissions(source: WebsiteSource, sheet: Sheet, sink: Sink, data: bytes) -> Iterator[Submission]:
    """One for each thing that was seen and was not known; a tick that is taken away later undoes nothing."""
    raw: Blob | None = None
    for tick in sheet.ticks:
        for number in range(1, tick.number + 1):
            if sink.known(_key(tick.unit, number)) is None:
                raw = raw or sink.blob([data])
                yield _submission(source, sheet, tick, number, raw)


def _submission(source: WebsiteSource, sheet: Sheet, tick: Tick, number: int, raw: Blob) -> Submission:
    unit = tick.unit
    which = f"，第 {number} 份" if unit.count > 1 else ""
    signed = f"{sheet.by}签字：已看全，截至 {sheet.signed_at:%F %R}"
    return Submission(
        source=source.id,
        channel=unit.channel,
        key=_key(unit, number),
        version=fingerprint(unit.obligation, unit.part, str(number)),
        kind=SubmissionKind.HANDED,
        title=unit.title + (f"（{unit.part}）" if unit.part else ""),
        sender_name=unit.who,
        list_name=next(s.list_name for s in _scopes(source) if s.channel == unit.channel),
        list_party="",
        stated_at=tick.came,
        stated_time=tick.came_time,
        first_seen_at=sheet.signed_at,  # the person saw it then, whenever the file was found
        raw=raw,
        body=f"人工核对表：{unit.words} {unit.obligation}{which}。{signed}",
        headers={OBLIGATION: unit.obligation, MEMBER: unit.member, KIND: unit.kind, BY: sheet.by},
    )


def _key(unit: Unit, number: int) -> str:
    return f"{unit.channel}||{unit.obligation}#{unit.member or unit.kind}#{number}"


def _known(units: Sequence[Unit], sink: Sink) -> dict[Place, int]:
    """How many of each unit earlier sheets showed."""
    found: dict[Place, int] = {}
    for unit in units:
        while sink.known(_key(unit, found.get(unit.place, 0) + 1)) is not None:
            found[unit.place] = found.get(unit.place, 0) + 1
    return found


def _write(source: WebsiteSource, units: Sequence[Unit], sink: Sink) -> list[Path]:
    """Write those that are not there; never over one that somebody may have begun to fill in."""
    missing = [path for path in _papers(source) if not path.exists()]
    rows = blank_sheet(units, _known(units, sink)) if missing else []
    for path in missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.draft")
        draft.write_bytes(workbook_of(rows) if path.suffix.lower() == ".xlsx" else _csv_of(rows))
        draft.replace(path)
    return missing


def _csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    """With a byte order mark, without which Excel shows Chinese as nonsense."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _rows(data: bytes) -> Rows | str:
    """The cells, told by the content and not by the file's ending; else why it is no sheet."""
    if len(data) > _LARGEST:
        return "太大，不像是核对表"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "是旧格式（.xls）或加了密码的工作簿，请在 Excel 或 WPS 里另存为 .xlsx，或另存为 CSV"
    if data.startswith(b"PK"):
        return rows_of_workbook(data)
    if b"\0" in data:
        return "不是表格，请在 Excel 或 WPS 里另存为 .xlsx，或另存为 CSV"
    return list(csv.reader(io.StringIO(_text(data))))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:  # Excel's own CSV in China
        return data.decode("gb18030", "replace")
