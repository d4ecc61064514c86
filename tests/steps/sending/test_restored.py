"""Restored from a backup, mails that left since the backup do not leave once more, and none is forgotten in silence."""

from __future__ import annotations

import asyncio
import secrets

import pytest
from imapclient import IMAPClient

from tasks.backup import back_up
from tasks.domain.verdict.decision import Act
from tasks.restore import bring_back
from tasks.store import restores
from tasks.store.session import open_store, writing
from tasks.watch import Watched, look_round

COPIES = f"copies-{secrets.token_hex(4)}@county.test"


@pytest.fixture
def robbed(town, cast, dovecot):
    """Backed up on the 17th with a mail that waits; two mails leave after it; restored on the 21st at noon."""
    (town.home / "sources" / "copies.toml").write_text(
        f'kind = "imap"\nhost = "127.0.0.1"\nport = {dovecot.plain}\nsecurity = "none"\nusername = "{COPIES}"\n'
    )
    (town.home / "secrets.env").write_text("ROLLCALL_SECRET_COPIES=abcd-efgh-ijkl\n")
    town.settle("on", f'copy_to = "{COPIES}"\n')
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    place = asyncio.run(back_up(town.county, cast.at("02-17 09:00"))).place
    assert town.send("02-17 09:00").counts["sent"] == 1
    town.remind("02-21 09:00")
    assert town.send("02-21 09:00").counts["sent"] == 1
    asyncio.run(bring_back(place, town.home, cast.at("02-21 12:00"), yes=True))
    return town


def confirm(town, cast, when: str) -> None:
    with writing(open_store(town.county.database_url)) as session:
        restored = restores.unconfirmed(session)
        assert restored is not None
        restores.confirm(session, restored, "", cast.at(when))


def watched(town, cast, when: str) -> Watched:
    return asyncio.run(look_round(town.county, cast.at(when)))


def states_of_wang(town, when: str) -> dict[str, str]:
    return {kind: state for kind, who, state in town.states(when) if who == "c-wang"}


def test_what_left_since_the_backup_is_uncertain_and_does_not_leave_again(robbed, cast):
    assert states_of_wang(robbed, "02-17 09:00")["T-7"] == "waiting", "as it was then"
    assert states_of_wang(robbed, "02-21 12:00")["T-7"] == "uncertain"
    assert {n.state.value for n in robbed.foresee("02-21 13:59", 0) if n.recipient == "c-wang"} == {"uncertain"}
    [alarm] = [one for one in watched(robbed, cast, "02-21 13:59").alarms if one.what == "发信停着"]
    assert "restore --confirm" in alarm.todo
    robbed.remind("02-21 14:00")
    held = robbed.send("02-21 14:00")
    assert (held.held_back, held.exit_code) == (True, 1)
    assert "restore --confirm" in held.told.sentence

    confirm(robbed, cast, "02-21 14:30")
    robbed.remind("02-21 14:31")
    robbed.send("02-21 14:31")
    assert len(robbed.mails_to("wang")) == 2, "none of them once more"
    assert states_of_wang(robbed, "02-21 14:31") == {"T-7": "uncertain", "T-3wd": "uncertain"}

    [key] = [n.key for n in robbed.notices("02-21 14:31") if n.kind == "T-3wd" and n.recipient == "c-wang"]
    robbed.handle(Act.RESEND, key, "02-21 14:32")
    robbed.send("02-21 14:33")
    assert len(robbed.mails_to("wang")) == 3, "a person may say that it never left"
    robbed.remind("02-23 09:00")
    robbed.send("02-23 09:00")
    assert len(robbed.mails_to("wang")) == 4, "what falls due after the restore leaves as ever"
    alarms = {one.what: one.happened for one in watched(robbed, cast, "02-23 09:00").alarms}
    assert alarms["备份"] == "最近一份好的备份在 2023-02-17 09:00"
    assert "发信停着" not in alarms


def test_a_mail_whose_row_was_lost_is_known_again_by_its_mark_in_the_copies(robbed, dovecot):
    first, second = robbed.mails_to("wang")
    assert first["X-Rollcall-Notice"] != second["X-Rollcall-Notice"]
    with IMAPClient("127.0.0.1", dovecot.plain, ssl=False, timeout=20) as client:
        client.login(COPIES, "abcd-efgh-ijkl")
        for mail in (first, second):
            client.append("INBOX", mail.as_bytes())
    robbed.remind("02-21 14:00")
    assert states_of_wang(robbed, "02-21 14:00") == {"T-7": "uncertain", "T-3wd": "uncertain"}
    robbed.send("02-21 14:00")
    assert states_of_wang(robbed, "02-21 14:00") == {"T-7": "sent", "T-3wd": "sent"}, "also while sending is held"
    assert len(robbed.mails_to("wang")) == 2


def test_what_was_held_for_a_release_says_that_it_may_have_been_let_go(town, cast):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    [key] = [n.key for n in town.notices("02-17 09:00") if n.kind == "T-7" and n.recipient == "c-wang"]
    town.handle(Act.HOLD, key, "02-17 09:01")
    place = asyncio.run(back_up(town.county, cast.at("02-17 09:02"))).place
    town.handle(Act.RELEASE, key, "02-17 09:03")
    town.send("02-17 09:14")
    assert len(town.mails_to("wang")) == 1
    brought = asyncio.run(bring_back(place, town.home, cast.at("02-17 10:00"), yes=True))
    [held] = [n for n in town.notices("02-17 10:00") if n.key == key]
    assert (held.state, brought.unsettled.held) == ("held", 1)
    assert "放行之前先核对" in held.reason
