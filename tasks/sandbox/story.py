"""The seeded story: what everybody in the made-up county does, and what is true of each obligation because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import ClassVar

from tasks.domain.plan.party import School
from tasks.domain.verdict.verdict import VerdictKind
from tasks.sandbox.bystanders import pass_by
from tasks.sandbox.joining import join_classes
from tasks.sandbox.lesson_papers import hand_in_lesson_papers
from tasks.sandbox.moments import LETTERS, MOMENTS, StoryMoment, index_of
from tasks.sandbox.observed import hand_in_observed_lessons
from tasks.sandbox.opening_papers import hand_in_opening_papers
from tasks.sandbox.reports import hand_in_reports
from tasks.sandbox.script import Script
from tasks.sandbox.teachers import hand_in_studies
from tasks.sandbox.wire import Joined, Mail, Post
from tasks.sandbox.world import World

_SHORT = {kind: letter for letter, kind in LETTERS.items()}


@dataclass(frozen=True)
class Story:
    """The truth in it is written beside each habit; no rule of the product is asked."""

    world: World = field(default_factory=World)
    moments: ClassVar[tuple[StoryMoment, ...]] = MOMENTS

    @classmethod
    def of(cls, seed: int = 7) -> Story:
        return cls(World(seed))

    @property
    def places(self) -> tuple[School, ...]:
        return self.world.roster.schools

    @cached_property
    def _script(self) -> Script:
        script = Script(self.world)
        hand_in_opening_papers(script)
        hand_in_observed_lessons(script)
        hand_in_reports(script)
        join_classes(script)
        hand_in_studies(script)
        hand_in_lesson_papers(script)
        pass_by(script)
        return script

    @cached_property
    def mails(self) -> tuple[Mail, ...]:
        """In the order in which they arrive."""
        return tuple(sorted(self._script.mails, key=lambda mail: mail.at))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """In the order in which the website begins to show them: a post's place is its number there."""
        return tuple(sorted(self._script.posts, key=lambda post: post.appears_at))

    @cached_property
    def members(self) -> tuple[Joined, ...]:
        return tuple(sorted(self._script.members, key=lambda joined: joined.at))

    def truth(self, at: datetime) -> Mapping[str, VerdictKind]:
        """Obligation id -> the verdict that is true at one of the moments. Raises KeyError for any other moment."""
        place = index_of(at)
        return {id_: truth.verdicts[place] for id_, truth in self._script.truths.items()}

    def why(self, obligation: str) -> str:
        """What was done for an obligation, in Chinese, with the truth at every moment."""
        truth = self._script.truths[obligation]
        course = " ".join(
            f"{moment.at:%m-%d}:{kind.label}{kind}" for moment, kind in zip(MOMENTS, truth.verdicts, strict=True)
        )
        return f"{obligation} [{truth.habit}] {truth.why}。{course}"

    @cached_property
    def habits(self) -> Counter[str]:
        """How many obligations each kind of trouble concerns."""
        return Counter(truth.habit for truth in self._script.truths.values())

    def course(self, obligation: str) -> str:
        """The truth of an obligation in letters, one for each moment."""
        return "".join(_SHORT[kind] for kind in self._script.truths[obligation].verdicts)
