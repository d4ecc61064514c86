"""The folder of a made-up county in memory: the shipped plan, the drawn people, and servers that are objects."""

from __future__ import annotations

from pathlib import Path

from tasks.domain.plan.party import Roster
from tasks.sandbox.county import Servers, write_county
from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.wire import PRIMARY_MAILBOX

# no wire leads there: connections to these places end in memory
SERVERS = Servers("127.0.0.1", 20080, 20143, 20025)
SITE = f"http://{SERVERS.host}:{SERVERS.website}"


def write_simulated_county(folder: Path, roster: Roster, *, copies: bool) -> None:
    """Write it; with `copies` a blind copy of each mail goes into a mailbox that is read."""
    write_county(folder, roster, SERVERS)
    for name in ("website", "report-site"):
        file = folder / "sources" / f"{name}.toml"
        file.write_text(file.read_text("utf-8").replace('rate = "200/s"', 'rate = "100000/s"'), "utf-8")
    if copies:
        file = folder / "rollcall.toml"
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("per_hour = 500", f'copy_to = "{ADDRESSES[PRIMARY_MAILBOX]}"\nper_hour = 500'), "utf-8"
        )
