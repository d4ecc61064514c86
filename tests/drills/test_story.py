"""The sandbox county's whole year, on real servers and without Prefect: the truth, the replay, the mails."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from flows.judge import judge
from flows.open_plan import open_plan
from flows.read_mailboxes import read_mailboxes
from flows.read_websites import read_websites
from flows.send_outbox import send_outbox
from flows.session import Session
from flows.summarise import summarise
from tasks.casefile import open_casefile
from tasks.pages.status import source_states, status_document
from tasks.sandbox.box import Sandbox
from tasks.sandbox.moments import MOMENTS
from tasks.sandbox.story import Story
from tasks.store.session import open_store, reading


@dataclass
class Told:
    """What the product said while the story ran."""

    home: Path
    box: Sandbox
    verdicts: dict[str, dict[str, str]] = field(default_factory=dict)  # moment -> obligation -> verdict
    documents: dict[str, str] = field(default_factory=dict)  # moment -> the status, to the letter
    sent_by_then: dict[str, int] = field(default_factory=dict)


def status_at(home: Path, moment: str) -> str:
    county = Session.of(home, "").county
    with reading(open_store(county.database_url)) as session:
        case = open_casefile(session, Session.of(home, "").as_of(moment))
    states = source_states(case.sources, case.looks.readings)
    return json.dumps(status_document(case.as_of, case.plan.id, states, list(case.verdicts.values())))


@pytest.fixture(scope="module")
async def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    home = tmp_path_factory.mktemp("story") / "county"
    story = Story.of()
    with Sandbox(story, website_port=0) as box:
        box.write_county(home)
        kept = Told(home, box)
        for number, moment in enumerate(MOMENTS):
            clock = moment.at.isoformat()
            box.advance(moment)
            if number == 0:
                await open_plan.fn(home=str(home), clock=clock)
            await read_mailboxes.fn(home=str(home), clock=clock)
            await read_websites.fn(home=str(home), clock=clock)
            judged = await judge.fn(home=str(home), clock=clock)
            await summarise.fn(home=str(home), clock=clock)
            await send_outbox.fn(home=str(home), clock=clock)
            await send_outbox.fn(home=str(home), clock=clock)
            kept.verdicts[clock] = {id_: kind.value for id_, kind in judged.kinds.items()}
            kept.documents[clock] = status_at(home, clock)
            kept.sent_by_then[clock] = len(box.sent)
    return kept


@pytest.fixture
def mails(told: Told) -> list[tuple[str, str, str]]:
    """(recipient, subject, text) of every mail."""
    return [(to, str(m["Subject"]), m.get_body(("plain",)).get_content()) for to, m in told.box.sent]


@pytest.mark.parametrize("number", range(len(MOMENTS)))
async def test_every_verdict_equals_the_truth_that_was_told_beforehand(told: Told, number: int) -> None:
    moment = MOMENTS[number].at
    assert told.verdicts[moment.isoformat()] == told.box.story.truth(moment)


async def test_the_story_has_every_kind_of_trouble(told: Told) -> None:
    occurred = {verdict for verdicts in told.verdicts.values() for verdict in verdicts.values()}
    assert occurred >= {"awaiting", "partial", "rejected", "satisfied", "satisfied_late", "missing", "unknown"}
    assert occurred >= {"not_open", "needs_review"}


async def test_a_year_later_it_answers_as_it_answered_then(told: Told) -> None:
    for moment, said in told.documents.items():
        assert status_at(told.home, moment) == said


async def test_nobody_gets_two_mails_a_day(told: Told) -> None:
    mails = [(to, m["Date"].split(" 20")[0]) for to, m in told.box.sent if "汇总" not in str(m["Subject"])]
    assert len(mails) == len(set(mails)) > 30


async def test_a_mail_to_a_school_is_never_harsh_and_names_only_that_school(told: Told, mails) -> None:
    for to, subject, text in mails:
        school = next((p for p in told.box.story.places if told.box.story.world.address(p.id) in to), None)
        if school is not None:
            assert "缺交" not in subject + text
            others = [p.name for p in told.box.story.places if p.id != school.id]
            assert not [name for name in others if name in text.replace(school.name, "")]


async def test_a_second_draining_of_the_outbox_sent_nothing(told: Told) -> None:
    keys = [str(m["Message-ID"]) for _, m in told.box.sent]
    assert len(keys) == len(set(keys)) == told.sent_by_then[MOMENTS[-1].at.isoformat()]


async def test_every_run_left_a_page_that_closes(told: Told) -> None:
    from tasks.notebook import list_records

    pages = list_records(told.home / "state" / "records")
    assert len(pages) == 1 + 6 * len(MOMENTS)
    assert {page.state for page in pages} == {"完成 done"}
