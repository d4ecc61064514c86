"""What a mail of several rungs says of itself: 今日截止 only of what is due today."""

from __future__ import annotations

from dataclasses import replace

from settings.rungs import shipped_rungs
from settings.texts import shipped_texts
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.headline import spoken_of
from tasks.domain.notice.letter import write_letter
from tasks.domain.verdict.verdict import VerdictKind
from tasks.pages.mails import render_letter

RUNGS = {rung.name: rung for rung in shipped_rungs()}


def written(cast, now, *verdicts):
    """The one mail that is due now, with a county's own words about its count."""
    [notice] = cast.decide(now, *verdicts, rungs=tuple(RUNGS.values())).notices
    rung = replace(RUNGS[notice.kind.split("+")[0]], subject="{{ count }} 项，{{ nearest }}{{ countdown }}")
    desk = Desktop(cast.PLAN, cast.ROSTER, {v.obligation.id: v for v in verdicts}, "教师进修学校")
    letter = write_letter(notice, desk, cast.at(now), lambda n: spoken_of(n, rung, tuple(RUNGS.values())))
    return letter, render_letter(letter, rung, shipped_texts())


def test_what_is_merged_is_counted_and_listed_apart(cast):
    today = cast.verdict(VerdictKind.AWAITING, cast.owed("S1"))
    later = cast.verdict(VerdictKind.PARTIAL, cast.owed("S4", due="03-10 17:00"))
    letter, mail = written(cast, "02-24 09:00", today, later)
    assert mail.subject == "1 项，2月24日（星期五）今日 17:00 前"
    assert (letter.merged_count, letter.merged_nearest) == (1, "3月10日（星期五）")
    assert [entry.merged for entry in letter.upcoming] == [False, True]
    assert mail.text.index("活动计划") < mail.text.index("一并提醒，截止未到的") < mail.text.index("《课程表》")


def test_what_is_past_due_is_not_counted_with_what_is_ahead(cast):
    ahead = cast.verdict(VerdictKind.AWAITING, cast.owed("S4", due="02-28 17:00"))
    letter, mail = written(cast, "02-27 09:00", cast.missing(), ahead)
    assert mail.subject == "1 项，2月24日（星期五）"
    assert (letter.lacking_count, letter.merged_count, letter.merged_countdown) == (1, 1, "还有 1 天")
