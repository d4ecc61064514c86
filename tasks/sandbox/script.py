"""The script of the story: all that is put on the wire, and what is true of each obligation at each moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from tasks.domain.plan.party import School, Stage, Teacher
from tasks.domain.verdict.verdict import VerdictKind
from tasks.sandbox.moments import course
from tasks.sandbox.wire import PRIMARY_MAILBOX, SECONDARY_MAILBOX, Column, File, Joined, Mail, Post, at
from tasks.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one obligation at each moment, and why; `habit` is a word for the trouble it is made of."""

    verdicts: tuple[VerdictKind, ...]
    habit: str
    why: str


@dataclass
class Script:
    """Filled by the habits, one after another; nothing in it is computed from the product's rules."""

    world: World
    mails: list[Mail] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    members: list[Joined] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)

    def is_true(self, obligation: str, letters: str, habit: str, why: str) -> None:
        """Write down an obligation's course. Raises ValueError when another habit has written it already."""
        if obligation in self.truths:
            raise ValueError(f"two habits speak of {obligation}")
        self.truths[obligation] = Truth(course(letters), habit, why)

    def mail(
        self,
        school: School,
        when: str | datetime,
        subject: str,
        *files: File,
        text: str = "老师好，材料见附件，请查收。",
        sender: tuple[str, str] = ("", ""),
        to: str = "",
        headers: Iterable[tuple[str, str]] = (),
    ) -> None:
        """A mail from the school's coordinator to its designated mailbox, unless it is said otherwise."""
        address, name = sender
        self.mails.append(
            Mail(
                at(when),
                to or mailbox_of(school),
                address or self.world.address(school.id),
                name or f"{school.name}负责人",
                subject,
                text,
                files,
                tuple(headers),
            )
        )

    def share(
        self, school: School, when: str | datetime, title: str, *files: File, dated: str = "", body: str = ""
    ) -> Post:
        """A post in the school's class share; it bears the moment of its appearance unless `dated` says otherwise."""
        post = Post(
            Column.CLASS_SHARE,
            school.class_name,
            title,
            f"{school.aliases[0]}管理员",
            f"{school.id}-admin",
            school.name,
            at(when),
            dated or _stated(when),
            body,
            files,
        )
        self.posts.append(post)
        return post

    def take_down(self, post: Post, when: str | datetime) -> None:
        """The site stops showing a post from then on."""
        self.posts[self.posts.index(post)] = replace(post, gone_at=at(when))

    def report(self, school: School, when: str | datetime, title: str, *, dated: str = "", body: str = "") -> None:
        """An item of the monthly report, in the one list of all schools."""
        text = body or "我校按照进修学校的指导主题开展了活动，全体教师认真参加，现将有关情况报告如下。"
        self.posts.append(
            Post(
                Column.REPORTS,
                "",
                title,
                school.name,
                f"{school.id}-admin",
                school.name,
                at(when),
                dated or _stated(when),
                text,
            )
        )

    def article(
        self,
        teacher: Teacher,
        when: str | datetime,
        title: str,
        *files: File,
        body: str = "",
        dated: str = "",
        account: str | None = None,
        label: str | None = None,
    ) -> None:
        """A personal article; the site always knows the account, also where the roster does not."""
        school = self.world.school(teacher.school)
        self.posts.append(
            Post(
                Column.PERSONAL,
                "",
                title,
                teacher.name,
                site_account(teacher) if account is None else account,
                school.name if label is None else label,
                at(when),
                dated or _stated(when),
                body or "现将材料上传，请审阅。",
                files,
            )
        )


def mailbox_of(school: School) -> str:
    """The designated mailbox (circular L55-L57): of a combined school, that of its lower stage."""
    secondary = {Stage.SENIOR, Stage.JUNIOR}
    return SECONDARY_MAILBOX if set(school.stages) <= secondary else PRIMARY_MAILBOX


def site_account(teacher: Teacher) -> str:
    return teacher.account or f"u{1000 + int(teacher.id[1:])}"


def _stated(when: str | datetime) -> str:
    return at(when).replace(tzinfo=None).isoformat(timespec="minutes")
