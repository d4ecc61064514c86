"""The servers serve what the story says, no more and no earlier, and leave nothing behind."""

from __future__ import annotations

import re
import smtplib
import socket
import threading
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from imapclient import IMAPClient
from selectolax.lexbor import LexborHTMLParser

from tasks.sandbox.box import Sandbox
from tasks.sandbox.mailboxes import ADDRESSES, PASSWORD
from tasks.sandbox.moments import MOMENTS
from tasks.sandbox.story import Story
from tasks.sandbox.wire import Column

OPENED, LAST = MOMENTS[0], MOMENTS[-1]
DOWN = next(moment for moment in MOMENTS if not moment.website_up)


def rows_of(client: httpx.Client, path: str) -> list[str]:
    """The addresses of all rows of a list, page after page."""
    found: list[str] = []
    while path:
        tree = LexborHTMLParser(client.get(path).raise_for_status().text)
        found += [str(link.attributes["href"]) for link in tree.css("main.list article.post h2 a")]
        older = tree.css_first("a.next")
        path = urljoin(path, str(older.attributes["href"])) if older else ""
    return found


@pytest.mark.parametrize("moment", [OPENED, MOMENTS[5], LAST])
def test_a_list_shows_all_that_had_appeared_and_says_how_many(box: Sandbox, moment) -> None:  # type: ignore[no-untyped-def]
    box.advance(moment)
    shown = [p for p in box.story.posts if p.column is Column.PERSONAL and p.shows_at(moment.at)]

    with httpx.Client(base_url=box.website_url) as client:
        rows = rows_of(client, "/personal/")
        total = LexborHTMLParser(client.get("/personal/").text).css_first(".pageinfo")

    assert len(rows) == len(set(rows)) == len(shown)
    assert total is not None
    assert int(re.findall(r"\d+", total.text())[0]) == len(shown)


def test_an_attachment_comes_down_as_it_was_put_up(box: Sandbox) -> None:
    box.advance(LAST)
    number, post = next((n, p) for n, p in enumerate(box.story.posts, start=1) if p.files and not p.gone_at)

    with httpx.Client(base_url=box.website_url) as client:
        tree = LexborHTMLParser(client.get(f"/post/{number}").text)
        links = [str(link.attributes["href"]) for link in tree.css(".files a")]
        data = [client.get(link).content for link in links]

    assert data == [file.data for file in post.files]


def test_what_has_not_appeared_or_was_taken_down_is_not_found(box: Sandbox) -> None:
    box.advance(MOMENTS[5])
    posts = list(enumerate(box.story.posts, start=1))
    later = next(n for n, p in posts if p.appears_at > MOMENTS[5].at)
    gone = next(n for n, p in posts if p.gone_at and p.gone_at < MOMENTS[5].at)

    with httpx.Client(base_url=box.website_url) as client:
        assert {client.get(f"/post/{number}").status_code for number in (later, gone, 0, 99999)} == {404}


def test_a_back_dated_post_bears_a_date_before_it_appeared(box: Sandbox) -> None:
    box.advance(LAST)
    number, post = next(
        (n, p) for n, p in enumerate(box.story.posts, start=1) if p.dated[:10] < f"{p.appears_at:%Y-%m-%d}"
    )

    with httpx.Client(base_url=box.website_url) as client:
        assert f'datetime="{post.dated}"' in client.get(f"/post/{number}").text


def test_the_members_are_those_who_have_joined_and_not_left(box: Sandbox) -> None:
    box.advance(LAST)
    with httpx.Client(base_url=box.website_url) as client:
        for school in box.story.places:
            shown = [j.account for j in box.story.members if j.class_name == school.class_name and j.shows_at(LAST.at)]
            tree = LexborHTMLParser(client.get(f"/class/{school.class_name}/members").text)
            assert [cell.text() for cell in tree.css("table.members tbody td:nth-child(3)")] == shown


def test_the_home_page_leads_everywhere(box: Sandbox) -> None:
    with httpx.Client(base_url=box.website_url) as client:
        links = [str(a.attributes["href"]) for a in LexborHTMLParser(client.get("/").text).css("a")]
        assert len(links) > 24
        assert {client.get(link).status_code for link in links} == {200}


def test_a_site_that_is_down_says_so_but_still_shows_the_sent_mail(box: Sandbox) -> None:
    box.advance(DOWN)

    assert httpx.get(f"{box.website_url}/personal/").status_code == 503
    assert httpx.get(box.sent_url).status_code == 200
    box.advance(LAST)
    assert httpx.get(f"{box.website_url}/personal/").status_code == 200


@pytest.mark.parametrize("mailbox", list(ADDRESSES))
def test_a_mailbox_holds_what_has_come_once_at_its_moment(box: Sandbox, mailbox: str) -> None:
    for moment in MOMENTS[:6]:
        box.advance(moment)
    expected = [mail.at for mail in box.story.mails if mail.mailbox == mailbox and mail.at <= MOMENTS[5].at]

    with IMAPClient(box.servers.host, box.servers.imap, ssl=False, timeout=20) as client:
        client.login(ADDRESSES[mailbox], PASSWORD)
        client.select_folder("INBOX", readonly=True)
        client.normalise_times = False
        fetched = client.fetch(client.search(), ["INTERNALDATE"])

    assert sorted(one[b"INTERNALDATE"] for one in fetched.values()) == sorted(expected)


def test_a_mail_that_leaves_is_kept_and_can_be_read_in_a_browser(story: Story, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.test", "b@example.test", "<b>待交</b>"
    message.set_content("尚未收到：<课程表>")
    with Sandbox(story, website_port=0, kept=tmp_path) as box:
        with smtplib.SMTP(box.servers.host, box.servers.smtp, timeout=20) as server:
            server.send_message(message)
        page = httpx.get(f"{box.sent_url}1").text
        listed = httpx.get(box.sent_url).text

    assert [(to, str(mail["Subject"])) for to, mail in box.sent] == [("b@example.test", "<b>待交</b>")]
    assert "&lt;课程表&gt;" in page
    assert "<b>" not in listed
    assert len(list(tmp_path.glob("*.eml"))) == 1


def test_a_port_in_use_is_named_and_another_is_taken(story: Story) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with Sandbox(story, website_port=taken) as box:
            assert box.servers.website != taken
            assert str(taken) in box.notes[0]
            assert str(box.servers.website) in box.notes[0]
            assert httpx.get(box.website_url).status_code == 200


def test_it_leaves_no_thread_behind_even_with_a_client_still_there(story: Story) -> None:
    before = set(threading.enumerate())
    with Sandbox(story, website_port=0) as box, httpx.Client(base_url=box.website_url) as client:
        client.get("/")
        open_mail = socket.create_connection((box.servers.host, box.servers.imap), timeout=20)
    open_mail.close()

    assert set(threading.enumerate()) == before
