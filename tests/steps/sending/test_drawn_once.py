"""The steps of a run share one case file and one mailbag: whatever these are drawn from is watched for changes."""

from __future__ import annotations

import re

from sqlalchemy import event

from tasks.casefile import open_casefile
from tasks.mailbag import open_mailbag
from tasks.store import unchanged
from tasks.store.session import open_store, reading

WATCHED_BY = {
    "plan_files": "plan_versions",
    "file_texts": "plan_versions",
    "reading_scopes": "readings",
    "outbox": "attempts",  # each change of a notice leaves a row there
    "outbox_lines": "attempts",
}


def test_every_table_that_they_are_drawn_from_is_watched(town, cast):
    town.open("02-20 09:00")
    town.arrives("02-20 10:00", "第一小学 课程表", "", "第一小学课程表.xlsx")
    town.cycle("02-27 08:40")
    engine, asked = open_store(town.county.database_url), []
    event.listen(engine, "before_cursor_execute", lambda _, __, statement, *more: asked.append(statement))

    with reading(engine) as session:
        case = open_casefile(session, cast.at("02-27 09:00"))
        open_mailbag(session, case)
        drawn = {name for one in asked for name in re.findall(r"\b(?:FROM|JOIN) (\w+)", one)}
        asked.clear()
        assert open_casefile(session, cast.at("02-27 09:00")) is case
        open_mailbag(session, case)

    assert {WATCHED_BY.get(name, name) for name in drawn} <= set(unchanged._GROWING)
    assert {"submissions", "matches", "outbox"} <= drawn
    assert not any("FROM submissions" in one for one in asked), "nothing is drawn twice"
