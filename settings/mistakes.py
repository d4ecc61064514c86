"""All the mistakes of a county's files, gathered before anything is said, so that nothing is half-loaded."""

from __future__ import annotations

from tasks.domain.errors import BadFiles, Mistake


class Mistakes:
    def __init__(self) -> None:
        self.found: list[Mistake] = []
        self.warnings: list[Mistake] = []

    def add(self, file: str, place: str, wrong: str, right: str = "") -> None:
        mistake = Mistake(file, place, wrong, right)
        if mistake not in self.found:
            self.found.append(mistake)

    def warn(self, file: str, place: str, wrong: str, right: str = "") -> None:
        warning = Mistake(file, place, wrong, right)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def stop_if_any(self) -> None:
        """Raises BadFiles with every mistake so far."""
        if self.found:
            raise BadFiles(self.found)
