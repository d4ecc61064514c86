"""Prints the conformance table of the mailboxes: each situation on each server, tried now.

.venv/bin/python deploy/bench/conformance.py: on a Dovecot, on one that demands ID first, on the embedded pymap, and on
a Maildir; ends with 1 when a field is not as it should be.
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]
TABLE = "tests/mailboxes/test_conformance.py"
_SIGNS = {"passed": "yes", "failed": "NO", "skipped": "-"}


class Table:
    """What each field came to, as pytest tells it."""

    def __init__(self) -> None:
        self.fields: dict[tuple[str, str], str] = {}

    def pytest_runtest_logreport(self, report: Any) -> None:
        name, _, words = report.nodeid.partition("[")
        situation, server = self._of(name.rpartition("::")[2], words.rstrip("]"))
        if report.when == "call" or report.failed:
            self.fields[situation, server] = report.outcome

    def _of(self, test: str, words: str) -> tuple[str, str]:
        """`one-dovecot`, and `demands ID` where a test has no situation of its own."""
        parts = words.split("-")
        server = next(part for part in parts if part in SERVERS)
        rest = [part for part in parts if part != server]
        return (rest[0] if rest else test.removeprefix("test_")).replace("_", " "), server


SERVERS = ("dovecot", "demands ID", "pymap", "maildir")


def main() -> int:
    table = Table()
    options = ["-p", "no:cacheprovider", "--capture=sys"]
    with redirect_stdout(StringIO()):
        pytest.main([str(TOP / TABLE), "--rootdir", str(TOP), *options], plugins=[table])
    situations = list(dict.fromkeys(situation for situation, _ in table.fields))
    width = max((len(situation) for situation in situations), default=0)
    print(" " * width, *(f"{server:>10}" for server in SERVERS), sep="  ")
    for situation in situations:
        outcomes = (_SIGNS.get(table.fields.get((situation, server), ""), "-") for server in SERVERS)
        print(f"{situation:<{width}}", *(f"{outcome:>10}" for outcome in outcomes), sep="  ")
    wrong = [field for field, outcome in table.fields.items() if outcome != "passed"]
    print(f"conformance: {len(situations)} situations on {len(SERVERS)} servers, {len(wrong)} fields wrong")
    return 1 if wrong or not table.fields else 0


if __name__ == "__main__":
    sys.exit(main())
