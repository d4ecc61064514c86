"""Every mail in a real browser: it fits a phone, and it asks nobody for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, sync_playwright

from settings.rungs import shipped_rungs
from settings.text_samples import ENTRY, LETTER, SUMMARY
from settings.texts import shipped_texts
from tasks.domain.notice.apart import Apart
from tasks.domain.notice.notice import EVENTS, Notice
from tasks.domain.plan.party import Contact, Role, Roster, School
from tasks.pages.mails import Mail, render_letter, render_summary, templates_of
from tasks.pages.record import Cell, RunState, record_page
from tasks.pages.rehearsal import rehearsal_page
from tasks.pages.summary_page import summary_cells

TEXTS = shipped_texts()
AT = datetime(2023, 2, 17, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LONG = "第一小学" + "a1b2c3" * 30 + ".zip"  # nowhere to break it
TEACHERS = tuple(f"王老师{number}" for number in range(60))
HARD = replace(ENTRY, who=TEACHERS, received=(LONG,), mend=(f"{LONG}：没有表格",), where=(f"{'x' * 60}@126.com",))
LETTER_OF_LONG_NAMES = replace(
    LETTER,
    lacking=(HARD, HARD),
    mending=(HARD,),
    items=(LONG,) * 3,
    arrivals=(replace(LETTER.arrivals[0], file=LONG),),
    schools=(replace(LETTER.schools[0], name="第一小学" * 8, lacking=(HARD,)),) * 2,
    said=(LONG,),
    counts=tuple((kind.label, 3500) for kind in Apart),
)
STAGES = ("高中", "初中", "小学", "幼儿园")
CELL = replace(SUMMARY.heat.rows[0].cells[0], done=812, total=3500, unseen=1200)
HEAT = replace(SUMMARY.heat, stages=STAGES, rows=(replace(SUMMARY.heat.rows[0], cells=(CELL,) * 4),) * 9)
SUMMARY_OF_MANY = replace(SUMMARY, heat=HEAT, lacks=(replace(SUMMARY.lacks[0], who=TEACHERS),) * 5)
PHONE, DESK = 375, 1100


def mails() -> Iterator[tuple[str, Mail]]:
    for rung in shipped_rungs():
        yield rung.name, render_letter(LETTER_OF_LONG_NAMES, rung, TEXTS)
    for kind in EVENTS:
        yield kind, render_letter(LETTER_OF_LONG_NAMES, templates_of(kind, TEXTS), TEXTS)
    yield "summary", render_summary(SUMMARY_OF_MANY, TEXTS)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@dataclass(frozen=True)
class Seen:
    """How far a page reaches over a phone's and a desk's width, what it asked for, and its live links."""

    over: tuple[int, int]
    asked: tuple[str, ...]
    links: tuple[str, ...]


def seen(page: Page, file: Path) -> Seen:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    over = []
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 700})
        over.append(page.evaluate("document.documentElement.scrollWidth") - width)
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    others = [url for url in asked if url != file.as_uri() and not url.startswith(("data:", "cid:"))]
    return Seen((over[0], over[1]), tuple(others), tuple(links))


CALM = Seen((0, 0), (), ())


def test_every_mail_fits_a_phone_and_a_desk_and_loads_nothing(page: Page, tmp_path: Path) -> None:
    found = {}
    for name, mail in mails():
        file = tmp_path / f"{name}.html"
        file.write_text(mail.html, "utf-8")
        found[name] = seen(page, file)
    assert {name: one for name, one in found.items() if one != CALM} == {}


def test_a_whole_years_checklist_prints_on_one_page(page: Page, tmp_path: Path) -> None:
    part = LETTER.checklist[0]
    one = replace(part.items[0], title="“大学习、大研培、大提高”研培活动学习心得体会", dates=(), note="注" * 20)
    months = replace(one, dates=tuple(f"2023年{m}月31日（星期五） 24 时前：{m}月主题" for m in range(1, 9)))
    parts = (replace(part, items=(one,) * 5), replace(part, items=(months,)), *(replace(part, items=(one,) * 2),) * 5)
    letter = replace(LETTER, checklist=parts, mending=())
    file = tmp_path / "open.html"
    rung = next(rung for rung in shipped_rungs() if rung.name == "open")
    file.write_text(render_letter(letter, rung, TEXTS).html, "utf-8")
    page.goto(file.as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_the_pages_of_a_rehearsal_and_of_a_run_do_too(page: Page, tmp_path: Path) -> None:
    contact = Contact("c-wang", "王老师", Role.COORDINATOR, "wang1234@school.test")
    roster = Roster((School("sch01", "第一小学", (), coordinators=("c-wang",)),), (), (contact,))
    notice = Notice("k", "T-7", "c-wang", contact.email, "sch01", (), False, AT, AT)
    rehearsed = rehearsal_page("预演 rehearse", AT, [(notice, mail, ()) for _, mail in mails()], roster)
    assert contact.email not in rehearsed
    cells = [Cell("prose", "## 全县现在怎样"), *(Cell("shown", told=told) for told in summary_cells(SUMMARY_OF_MANY))]
    for name, text in (("rehearsal", rehearsed), ("run", record_page("报", AT, RunState.DONE, cells, ""))):
        file = tmp_path / f"{name}.html"
        file.write_text(text, "utf-8")
        assert seen(page, file) == CALM, name
