"""What was given before the command: the county's folder and the clock. Light, so that help answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.session import Session

given: dict[str, str] = {"home": ".", "clock": ""}


def session() -> Session:
    """The surroundings of the command; everything heavy is imported here and not before."""
    from flows.session import Session

    return Session.of(Path(given["home"]), given["clock"])
