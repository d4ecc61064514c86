"""Plays half a year of a small made-up county in which every kind of mail is sent, and lays the mails out to be seen.

deploy/bench/mails FOLDER [--shots]: each mail as HTML and as text, with what came with it; index.html lists them.
With --shots also a picture of each at a phone's and at a desk's width. What a mail lacks is named, and exit is 1.
"""

from __future__ import annotations

import asyncio
import html
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from sqlalchemy import select  # noqa: E402 - after the path
from whole_mail import troubles  # noqa: E402

from settings.app import County  # noqa: E402
from tasks.clock import SHANGHAI, Clock  # noqa: E402
from tasks.decide import handle_notice, record  # noqa: E402
from tasks.domain.notice.notice import EVENTS, Notice  # noqa: E402
from tasks.domain.plan.party import Roster  # noqa: E402
from tasks.domain.verdict.decision import Act, Decision  # noqa: E402
from tasks.examine import examine_items  # noqa: E402
from tasks.identify import identify_arrivals  # noqa: E402
from tasks.judge import judge_obligations  # noqa: E402
from tasks.open_plan import open_version  # noqa: E402
from tasks.pages.mails import Mail as Written  # noqa: E402
from tasks.read import read_source, to_read  # noqa: E402
from tasks.rehearsal import mail_rehearsal  # noqa: E402
from tasks.remind import queue_notices  # noqa: E402
from tasks.sandbox import office  # noqa: E402
from tasks.sandbox.box import Sandbox  # noqa: E402
from tasks.sandbox.moments import StoryMoment  # noqa: E402
from tasks.sandbox.packing import cut_short  # noqa: E402
from tasks.sandbox.papers import paper  # noqa: E402
from tasks.sandbox.story import Story  # noqa: E402
from tasks.sandbox.wire import PRIMARY_MAILBOX, SECONDARY_MAILBOX, Column, File, Mail, Post, at  # noqa: E402
from tasks.sandbox.world import World  # noqa: E402
from tasks.send import send_due  # noqa: E402
from tasks.store import outbox  # noqa: E402
from tasks.store.outbox_tables import outbox as outbox_table  # noqa: E402
from tasks.store.session import open_store, reading  # noqa: E402
from tasks.summarise import summarise_deadlines  # noqa: E402

MIDDLE, FIRST, SECOND, NURSERY, NINE = "sch03", "sch06", "sch07", "sch09", "sch12"
REMINDING = ("open", "pace-1", "T-14", "T-7", "T-3wd", "T-1wd", "T-0", "T-2h")
KINDS = (*REMINDING, "E0", "again-1w", "E1", "E2", "E3", "summary", "rehearsal", *EVENTS)
FEBRUARY = ("S1", "S2", "S3", "S4", "S5")


class SmallWorld(World):
    """Five schools of the sandbox, two teachers each, everybody with a telephone."""

    @cached_property
    def roster(self) -> Roster:
        whole = World(self.seed).roster
        schools = tuple(school for school in whole.schools if school.id in (MIDDLE, FIRST, SECOND, NURSERY, NINE))
        teachers = tuple(t for school in schools for t in whole.teachers_of[school.id][2:4])
        mine = {id_ for school in schools for id_ in (*school.coordinators, school.principal)}
        office_ = {contact.id for contact in whole.contacts if contact.id[0] in "kab"}
        contacts = [c for c in whole.contacts if c.id in mine | office_]
        phones = [replace(c, phone=f"0455-57123{n:02}") for n, c in enumerate(contacts)]
        return Roster(schools, teachers, tuple(phones))


@dataclass(frozen=True)
class Sent:
    """One mail that left: its kind as the outbox has it, to whom, and the message."""

    kind: str
    to: str
    message: EmailMessage
    accuses: bool = False


class Season:
    """The county's half year; `sent` are its mails in order, `foreseen` what the rehearsal before each day showed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.story = Story(SmallWorld())
        self.story.__dict__.update(mails=[], posts=[], members=[])  # told as it goes along
        self.box = Sandbox(self.story, website_port=0)

    def play(self) -> list[Sent]:
        with self.box:
            self.box.write_county(self.home)
            for scene in (_before, _accused, _answered, _mended, _spring):
                scene(self)
        return self._sent()

    @property
    def county(self) -> County:
        return County.at(self.home, {})

    def cycle(self, when: str, *, up: bool = True, summarise: bool = False) -> None:
        """Read, judge, queue, summarise and send, all at one moment."""
        moment = at(when)
        self.box.advance(StoryMoment(moment, "", up))
        asyncio.run(self._cycle(moment, summarise))

    async def _cycle(self, moment: datetime, summarise: bool) -> None:
        county, clock = self.county, Clock(moment, SHANGHAI)
        if moment == at("02-06 09:00"):
            await open_version(county, moment, yes=True)
        sources = to_read(county, moment)
        for source in sources.sources:
            await read_source(county, clock, source, sources.roster)
        await identify_arrivals(county, moment)
        await examine_items(county, moment)
        await judge_obligations(county, moment)
        await queue_notices(county, moment)
        if summarise:
            await summarise_deadlines(county, moment)
        await send_due(county, clock)

    def mail(self, school: str, when: str, subject: str, *files: File, text: str = "材料见附件，请查收。") -> None:
        place = self.story.world.school(school)
        box = SECONDARY_MAILBOX if school in (MIDDLE,) else PRIMARY_MAILBOX
        mail = Mail(at(when), box, self.story.world.address(school), f"{place.name}王老师", subject, text, files)
        self.story.mails.append(mail)  # type: ignore[attr-defined]

    def post(self, school: str, when: str, *files: File) -> None:
        """Each file as a post in the school's column of the website."""
        place = self.story.world.school(school)
        for file in files:
            title = file.name.rpartition(".")[0]
            shown = Post(Column.CLASS_SHARE, place.class_name, title, "王老师", "u9999", place.name, at(when),
                         at(when).isoformat(), "", (file,))  # fmt: skip
            self.story.posts.append(shown)  # type: ignore[attr-defined]

    def papers(self, school: str, *requirements: str) -> list[File]:
        return [paper(self.story.world, self.story.world.school(school), id_) for id_ in requirements]

    def last_to(self, school: str) -> EmailMessage:
        address = self.story.world.address(school)
        return [message for to, message in self.box.sent if to == address][-1]

    def decide(self, act: Act, target: str, when: str, **more: object) -> None:
        asyncio.run(record(self.county, Decision(act, target, at(when), **more), yes=True))  # type: ignore[arg-type]

    def release(self, kind: str, when: str) -> None:
        for notice in self.notices(when):
            if notice.kind.split("+")[0] == kind and notice.state.value == "held":
                asyncio.run(handle_notice(self.county, Decision(Act.RELEASE, notice.key, at(when), by="王老师")))

    def notices(self, when: str) -> Sequence[Notice]:
        with reading(open_store(self.county.database_url)) as session:
            return outbox.notices(session, at(when))

    def _sent(self) -> list[Sent]:
        with reading(open_store(self.county.database_url)) as session:
            o = outbox_table.c
            rows = {row.message_id: row for row in session.execute(select(o.message_id, o.kind, o.accuses))}
        found = []
        for to, message in self.box.sent:
            row = rows.get(str(message["Message-ID"]))
            found.append(Sent(row.kind if row else "rehearsal", to, message, bool(row and row.accuses)))
        return found


def _before(season: Season) -> None:
    """Kick-off, reminders, receipts, the call list."""
    season.cycle("02-06 09:00")
    season.cycle("02-10 08:40")
    good, broken = season.papers(FIRST, "S1", "S4")
    season.mail(FIRST, "02-16 09:58", "第一小学 上报材料", good, File(broken.name, cut_short(broken.data)))
    season.post(FIRST, "02-16 10:00", good)
    season.cycle("02-16 10:02")
    season.cycle("02-16 10:13")
    season.cycle("02-17 08:40")
    strange = File("食堂值班安排.docx", office.document("食堂值班安排", ["每周三下午各组轮流值班，全体参加。" * 8]))
    season.mail(SECOND, "02-20 15:00", "材料", strange, *season.papers(SECOND, *FEBRUARY[1:]))
    season.post(SECOND, "02-20 15:10", *season.papers(SECOND, *FEBRUARY))
    season.cycle("02-20 15:12")
    for when in ("02-20 15:24", "02-21 08:40", "02-23 08:40", "02-24 08:40", "02-24 15:05", "02-24 19:30"):
        season.cycle(when)


def _accused(season: Season) -> None:
    """The summary of the deadline, E0, a dispute, a question, a mistake of ours, a waiver and an extension."""
    season.cycle("02-27 08:40", summarise=True)
    said = "我们2月20日已经交过了，请再查一下。"
    season.mail(FIRST, "02-27 09:58", f"回复：{season.last_to(FIRST)['Subject']}", text=said)
    season.mail(MIDDLE, "02-27 09:59", "查询", text="查询")
    season.cycle("02-27 10:00")
    season.cycle("02-27 10:12")
    mistaken = _item(season, "食堂值班安排.docx")
    season.decide(Act.ASSIGN, mistaken, "02-27 11:00", to=f"S1/{SECOND}/2023", why="文件名写错了，内容是计划")
    season.cycle("02-27 11:01")
    season.cycle("02-27 11:12")
    season.decide(Act.WAIVE, f"S1/{NINE}/2023", "02-27 14:00", why="与另一校合并上报")
    season.decide(Act.EXTEND, f"S2/{NINE}/2023", "02-27 14:01", until=at("03-10 17:00"), why="停电")


def _answered(season: Season) -> None:
    """No longer open; the answer to the dispute; the stage contact's digest."""
    season.cycle("02-28 08:40")
    why = "各邮箱文件夹和网站栏目都查过，没有找到这几份"
    season.decide(Act.REJECT, _item(season, "已经交过"), "02-28 09:30", why=why)
    season.cycle("02-28 09:31")
    season.cycle("02-28 09:42")
    season.cycle("03-01 08:40")


def _mended(season: Season) -> None:
    """What was lacking comes: a receipt that thanks, thanks alone; again, E2, the week's summary, E3."""
    late = season.papers(FIRST, "S2", "S3")
    season.mail(FIRST, "03-02 09:58", "第一小学补交材料", *late)
    season.post(FIRST, "03-02 10:00", late[0])
    season.cycle("03-02 10:02")
    season.cycle("03-02 10:13")
    season.cycle("03-03 08:40")
    season.release("E2", "03-03 08:45")
    season.cycle("03-03 09:00")
    season.post(FIRST, "03-03 10:00", late[1])
    season.cycle("03-06 08:40", summarise=True)
    season.cycle("03-10 08:40")
    season.release("E3", "03-10 08:45")
    season.cycle("03-10 09:00")


def _spring(season: Season) -> None:
    """Pace notices; a link that expires; the website is down and comes back; a rehearsal for the admin."""
    link = "从QQ邮箱发来的超大附件\n推门听课第01次.zip (128.03M, 2023年03月24日 21:59 到期)\n"
    link += "进入下载页面：https://mail.qq.com/cgi-bin/ftnExs_download?k=1"
    season.mail(SECOND, "03-14 15:00", "第二小学推门听课材料", text=link)
    season.cycle("03-15 08:40")
    for when in ("03-16 09:00", "03-16 10:05", "03-16 11:10"):
        season.cycle(when, up=False)
    season.cycle("03-17 09:00")
    season.cycle("03-22 08:40")
    moment = at("03-22 09:00")
    shown = [(notice, Written(notice.subject, notice.subject, "")) for notice in season.notices("03-22 09:00")[-3:]]
    mail_rehearsal(season.county, moment, shown, timedelta(days=7), "admin@office.example.test")


def _item(season: Season, words: str) -> str:
    """The id of the item whose file or text has these words."""
    from tasks.casefile import open_casefile

    with reading(open_store(season.county.database_url)) as session:
        placed = open_casefile(session, at("03-22 09:00")).placed
    return next(p.item.id for p in placed if words in f"{p.item.file} {p.item.submission.body}")


def text_of(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if isinstance(part, EmailMessage) else ""


def lay_out(sent: Sequence[Sent], folder: Path) -> list[Path]:
    """Write the mails and their index; returns the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    pages, rows = [], []
    for number, one in enumerate(sent, 1):
        stem = f"{number:02}-{one.kind}-{one.to.partition('@')[0]}"
        page = folder / f"{stem}.html"
        page.write_text(_with_pictures(one.message), "utf-8")
        heads = "".join(f"{name}: {value}\n" for name, value in one.message.items() if name != "Content-Type")
        (folder / f"{stem}.txt").write_text(f"{heads}\n{text_of(one.message, 'plain')}", "utf-8")
        files = [part for part in one.message.iter_attachments() if part.get_filename()]
        for part in files:
            (folder / f"{stem}-{part.get_filename()}").write_bytes(part.get_payload(decode=True) or b"")
        pages.append(page)
        names = "、".join(str(part.get_filename()) for part in files)
        cells = (one.kind, one.to, f"<a href='{page.name}'>{html.escape(str(one.message['Subject']))}</a>", names)
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    table = "".join(rows)
    (folder / "index.html").write_text(f"<meta charset='utf-8'><table border='1'>{table}</table>", "utf-8")
    return pages


def _with_pictures(message: EmailMessage) -> str:
    import base64

    page = text_of(message, "html")
    for part in message.walk():
        if name := str(part["Content-ID"] or "").strip("<>"):
            data = base64.b64encode(part.get_payload(decode=True) or b"").decode()
            page = page.replace(f"cid:{name}", f"data:{part.get_content_type()};base64,{data}")
    return page


def _troubles(one: Sent) -> list[str]:
    """A school's mail shows itself alone."""
    roster = SmallWorld().roster
    own = {s.name for s in roster.schools for id_ in (*s.coordinators, s.principal)
           if roster.contact[id_].email == one.to}  # fmt: skip
    others = [s.name for s in roster.schools if own and s.name not in own]
    return list(troubles(one.kind, one.message, accuses=one.accuses, others=others))


def take_pictures(pages: Sequence[Path]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        screen = browser.new_page()
        for page in pages:
            screen.goto(page.as_uri())
            for width in (375, 1100):
                screen.set_viewport_size({"width": width, "height": 700})
                screen.screenshot(path=str(page.with_name(f"{page.stem}-{width}.png")), full_page=True)
        browser.close()


def main(words: list[str]) -> int:
    folders = [word for word in words if not word.startswith("--")]
    if len(folders) != 1 or set(words) - {*folders, "--shots"}:
        print("usage: deploy/bench/mails FOLDER [--shots]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as home:
        sent = Season(Path(home) / "county").play()
    pages = lay_out(sent, Path(folders[0]))
    if "--shots" in words:
        take_pictures(pages)
    wrong = [f"{page.name}: {what}" for page, one in zip(pages, sent, strict=True) for what in _troubles(one)]
    wrong += [f"no mail of the kind {kind}" for kind in KINDS if not any(kind in one.kind.split("+") for one in sent)]
    print("\n".join(wrong))
    print(f"{len(pages)} mails of {len({one.kind for one in sent})} kinds: {Path(folders[0]).resolve() / 'index.html'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
