"""What a rule is: it looks at a circular beside the calendar, and tells what it finds, defect by defect."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

Rule = Callable[[Circular, Calendar], Iterator[Defect]]
