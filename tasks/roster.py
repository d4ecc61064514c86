"""花名册导入 roster: read a list that a school sent, show what it would change, and write the county's roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from settings.app import County
from settings.files import load_roster
from settings.list_file import read_list
from settings.roster_writing import changed_roster, write_roster
from tasks.casefile import open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput, NotOpen
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.plan.party import Roster
from tasks.domain.plan.rosters.changes import RosterChanges
from tasks.domain.plan.rosters.importing import compare, without_address
from tasks.domain.plan.rosters.listed import RosterList
from tasks.domain.plan.rosters.schools import Said
from tasks.domain.verdict.senders import PastSender, past_senders
from tasks.pages.address_sheet import address_sheet
from tasks.pages.record import Told
from tasks.store.session import open_store, reading

_NEEDS_ONE = ("roster/", "roster.xlsx")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list proposes; `written` names the files that were written, `put_aside` workbooks that they replace."""

    listed: RosterList
    changes: RosterChanges
    written: tuple[str, ...] = ()
    put_aside: tuple[str, ...] = ()

    @property
    def told(self) -> Told:
        counts = "，".join(f"{label} {count}" for label, count in self.changes.counted()) or "没有变化"
        rows = tuple((c.part.label, c.kind.label, c.sentence) for c in self.changes.changes)
        done = f"已写入 {'、'.join(self.written)}。" if self.written else ""
        return Told(f"{counts}。{done}", ("表", "变化", "内容"), rows)


@cell("导入花名册 import_roster")
async def import_roster(county: County, file: Path, said: Said, *, yes: bool = False) -> Imported:
    """Read the list and compare it; with `yes` write roster/*.csv, all or none.

    Raises BadInput for a file that is no list, BadFiles when the present roster, or the new one, cannot be loaded.
    """
    if not file.is_file():
        raise BadInput(f"没有文件 {file}。")
    listed = read_list(file.name, file.read_bytes())
    files = {name: data for name, data in county.files().items() if name.startswith(_NEEDS_ONE)}
    roster = load_roster(files)[0] if files else Roster()
    changes = compare(roster, listed, said)
    if not changes.changes:
        return Imported(listed, changes)

    written = changed_roster(files, changes.changes)
    if not yes:
        return Imported(listed, changes)
    return Imported(listed, changes, tuple(written), write_roster(county.home, written))


@cell("邮箱确认表 propose_addresses")
async def propose_addresses(county: County, at: datetime, file: Path | None) -> tuple[Path | None, int]:
    """Write the sheet of schools without an address; (where, how many schools), None when every school has one.

    `file` None: a new sheet in the county's incoming/, never over one that somebody may have filled in.
    """
    roster = load_roster(county.files())[0]
    schools = without_address(roster)
    if not schools:
        return None, 0
    sheet = address_sheet(schools, _senders(county, at, roster), roster)

    path = file or _free_name(county.home / "incoming")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sheet)
    return path, len(schools)


def _senders(county: County, at: datetime, roster: Roster) -> Sequence[PastSender]:
    """The senders of what is in the store; none while no plan is open, since nothing says whose it was."""
    with reading(open_store(county.database_url)) as session:
        try:
            case = open_casefile(session, at)
        except NotOpen:
            return ()
    own = [s.username for s in case.sources if isinstance(s, MailboxSource)]
    return past_senders(case.placed, roster, [*own, county.app.smtp.sender, county.app.smtp.username])


def _free_name(folder: Path) -> Path:
    names = (folder / f"邮箱确认表{'-' + str(n) if n > 1 else ''}.xlsx" for n in range(1, 1000))
    return next(path for path in names if not path.exists())
