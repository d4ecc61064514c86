"""What was given before the command: the county's folder and the clock. Light, so that help answers at once."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.session import Session

given: dict[str, str] = {"home": ".", "clock": ""}
command_under_way = ExitStack()  # what is held until the command has ended


def session() -> Session:
    """The surroundings of the command; everything heavy is imported here and not before.

    Until the command has ended, no restore begins there. Raises NeedsAPerson while one is under way.
    """
    from flows.at_work import at_work_in
    from flows.session import Session

    made = Session.of(Path(given["home"]), given["clock"])
    command_under_way.enter_context(at_work_in(made.home))
    return made
