"""What is not in the plan that was asked may be in another that is open: then it is said in which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows.session import Session
from tasks.planfile import load_version, owed_under
from tasks.store import plans as plan_store
from tasks.store.session import open_store, reading


def in_another_plan(session: Session, words: Sequence[str], moment: datetime) -> str:
    """Chinese, to be put behind "not found": the plan in which the one word is an obligation's id, and how to ask
    there; "" where none is."""
    if len(words) != 1 or words[0].count("/") != 2:
        return ""
    with reading(open_store(session.county.database_url)) as connection:
        for plan in dict.fromkeys(version.plan for version in plan_store.versions(connection, moment)):
            version = plan_store.current_version(connection, moment, plan)
            if version is None:
                continue
            files = load_version(connection, version, session.county.app.timezone)
            if any(o.id == words[0] for o in owed_under(connection, version, files, moment)):
                return f"它在计划 {plan} 里，请加 --plan {plan}。"
    return ""
