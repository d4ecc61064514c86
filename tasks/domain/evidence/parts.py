"""The parts of one observed lesson, 签到、教案、照片…: an archive, or loose files, that hold them are a session."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from tasks.domain.evidence.names import fold
from tasks.domain.plan.requirement import Requirement

ENOUGH = 2  # distinct parts that tell a session


def part_names(requirement: Requirement) -> tuple[tuple[str, ...], ...]:
    """Of each part that the requirement's archives must hold, the names it may go by; () when it asks for none."""
    for check in requirement.checks:
        if check.name == "archive_parts":
            parts = check.params.get("parts", ())
            return tuple(_alternatives(str(part)) for part in parts) if isinstance(parts, (list, tuple)) else ()
    return ()


def parts_found(names: Iterable[str], requirement: Requirement) -> tuple[str, ...]:
    """Which parts the names (paths, folders included) show, each by its first name."""
    folded = [fold(name) for name in names]
    return tuple(
        alternatives[0]
        for alternatives in part_names(requirement)
        if any(fold(word) in name for word in alternatives for name in folded)
    )


@lru_cache(maxsize=256)
def _alternatives(part: str) -> tuple[str, ...]:
    """教案|教学设计 gives both; 照片>=3 gives 照片."""
    plain = re.sub(r"[>＞]\s*[=＝]?\s*\d+|[≥]\s*\d+", "", part)
    return tuple(word for word in (one.strip() for one in re.split(r"[|｜]", plain)) if fold(word))
