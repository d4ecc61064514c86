"""A mail is kept back, let go, or sent again by an admin's word, and each is on record."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tasks.store import outbox_claims as claims
from tasks.store.session import open_store, writing
from tests.drills.other_county import test_other_county_decisions as other

county = other.county
ON = 'sending = "on"\n[smtp]\nhost = "127.0.0.1"\nport = 1\nsecurity = "none"\nsender = "office@county.example"\n'
AT = "2026-02-27T08:10"


@pytest.fixture
def sending(county: Any) -> Any:
    county.write("rollcall.toml", ON)
    county.run("plan", "open", clock=other.OPENED)
    county.look(AT)
    return county


def notices(county: Any, at: str = AT) -> dict[str, dict[str, Any]]:
    said = county.run("records", "notices", "--format", "json", clock=at)
    return {n["key"]: n for n in said.json}


def states_of(county: Any, recipient: str, at: str = AT) -> list[str]:
    return [n["state"] for n in notices(county, at).values() if n["recipient"] == recipient and n["state"] != "dropped"]


def test_a_waiting_mail_is_held_until_it_is_released(sending: Any) -> None:
    key = next(key for key, n in notices(sending).items() if (n["recipient"], n["state"]) == ("k1", "waiting"))
    held = sending.run("decide", "hold", key, "--why", "先打电话", "--by", "王老师", clock=AT)
    assert held.code == 0, held.err
    assert notices(sending)[key]["state"] == "held"
    later = "2026-02-27T08:20"
    assert sending.run("judge", clock=later).code == 0
    assert notices(sending, later)[key]["state"] == "held", "judging again does not let it go"
    again = sending.run("decide", "hold", key, clock=later)
    assert (again.code, "待放行" in again.err) == (2, True)
    assert sending.run("decide", "放行", key, clock=later).code == 0
    assert notices(sending, later)[key]["state"] == "waiting"
    listed = sending.run("records", "decisions", "--format", "json", clock=later).json
    assert [(d["act"], d["target"]) for d in listed] == [("hold", key), ("release", key)]
    for act, number, state in (("undo", "2", "held"), ("undo", "1", "waiting")):  # neither has left yet
        undone = sending.run("decide", act, number, clock=later)
        assert (undone.code, notices(sending, later)[key]["state"]) == (0, state), undone.err
    again = sending.run("decide", "undo", "3", clock=later)
    assert (again.code, "再放行" in again.err) == (2, True), again.err


def test_a_whole_list_is_held_and_released_at_once_with_the_count_shown_first(sending: Any) -> None:
    def states() -> list[str]:
        return [n["state"] for n in notices(sending).values() if any(o.startswith("A2/p") for o in n["obligations"])]

    before = states()
    count = before.count("waiting")
    assert count > 2, before
    shown = sending.run("decide", "hold", "A2/@primary/2026", clock=AT)
    assert (shown.code, f"将扣住 {count} 封" in shown.err, states()) == (1, True, before), shown.err
    held = sending.run("decide", "hold", "A2/@primary/2026", "--yes", "--by", "王老师", "--why", "先开会", clock=AT)
    assert (held.code, states().count("held")) == (0, count), held.err
    one, other = [k for k, n in notices(sending).items() if n["state"] == "held" and n["recipient"] in {"k1", "k2"}]
    for second, code, state in (("再发", 2, "held"), ("放行", 0, "waiting")):  # all of the sheet, or nothing
        sending.write(
            "通知.csv", f"编号,决定,理由,决定人\n{one},放行,会开过了,王老师\n{other},{second},会开过了,王老师\n"
        )
        said = sending.run("decide", "--from", str(sending.home / "通知.csv"), "--yes", clock=AT)
        assert (said.code, notices(sending)[one]["state"]) == (code, state), said.err
    released = sending.run("decide", "release", "*", "--yes", "--by", "王老师", "--why", "会开过了", clock=AT)
    assert (released.code, states()) == (0, before), released.err
    nothing = sending.run("decide", "release", "A1/*/2026", "--yes", clock=AT)
    assert (nothing.code, "待放行" in nothing.err) == (2, True)
    listed = sending.run("records", "decisions", "--format", "json", clock=AT).json
    assert [d["act"] for d in listed] == ["hold"] * count + ["release"] * count


def test_an_uncertain_mail_is_sent_again_as_a_new_one_and_only_once(sending: Any) -> None:
    key = next(key for key, n in notices(sending).items() if (n["recipient"], n["state"]) == ("k1", "waiting"))
    too_soon = sending.run("decide", "resend", key, clock=AT)
    assert (too_soon.code, "待发" in too_soon.err) == (2, True)
    lose(sending, key)
    assert states_of(sending, "k1") == ["uncertain"]
    done = sending.run("decide", "resend", key, "--why", "发件箱里没有", clock=AT)
    assert done.code == 0, done.err
    live = {("k1", "uncertain"), ("k1", "waiting")}
    assert [(k, n["state"]) for k, n in notices(sending).items() if (n["recipient"], n["state"]) in live] == [
        (key, "uncertain"), (f"{key}|again1", "waiting"),
    ]  # fmt: skip
    twice = sending.run("decide", "resend", key, clock=AT)
    assert (twice.code, "已经再发过" in twice.err) == (2, True)
    sending.run("judge", clock="2026-02-27T08:20")
    assert states_of(sending, "k1", "2026-02-27T08:20") == ["uncertain", "waiting"], "judging again adds none"
    known = notices(sending, "2026-02-27T08:20")
    assert known[f"{key}|again1"]["obligations"] == known[key]["obligations"]


def lose(county: Any, key: str) -> None:
    """The mail was handed over, and nobody knows whether it left."""
    now = datetime.fromisoformat(f"{AT}:00+08:00")
    with writing(open_store(f"sqlite:///{county.home}/state/rollcall.db")) as session:
        [found] = [n for _, n in claims.due(session, now + timedelta(days=1)) if n.key == key]
        assert claims.claim(session, found.id, "t", now + timedelta(minutes=5), now, "题", "<1@x>")
        assert claims.start(session, found.id, "t", now)
        assert claims.record_uncertain(session, found.id, "t", "断线", now)


def test_words_find_a_mail_and_wrong_ones_are_refused(sending: Any) -> None:
    several = sending.run("decide", "hold", "小学", clock=AT)
    assert (several.code, "请写编号" in several.err) == (2, True)
    for words in (("release", "no-such-key"), ("hold", "五小"), ("resend", "E9|x")):
        said = sending.run("decide", *words, clock=AT)
        assert (said.code, len(said.err.strip().splitlines())) == (2, 1), said.err
    key = next(key for key, n in notices(sending).items() if (n["recipient"], n["state"]) == ("k1", "waiting"))
    stranger = sending.run("decide", "hold", key, "--by", "孙老师1", clock=AT)
    assert (stranger.code, "不是花名册里的管理员" in stranger.err) == (2, True), stranger.err
    assert sending.run("decide", "hold", key, "--by", "王老师", clock=AT).code == 0
