"""What arrives in the mailboxes of a made-up county and is nobody's material: none of it may get lost either."""

from __future__ import annotations

from datetime import datetime, timedelta

from tasks.clock import SHANGHAI
from tasks.sandbox.bystanders import AUTOMATIC, BULK, NEWS
from tasks.sandbox.essays import essay
from tasks.sandbox.simulated.year import Year


def pass_by(year: Year) -> None:
    """A newsletter a month, automatic answers, strangers with other matters, and a school's other matters."""
    script, schools = year.script, year.world.roster.schools
    for month in range(1, 8):
        at = datetime(year.year, month, 11, 8, 0, month, tzinfo=SHANGHAI)
        chance = year.chance("bystanders", month)
        school = chance.choice(schools)
        news = f"本期内容：备课经验谈。{essay(chance, 60)}"
        script.mail(school, at, f"教研资讯 第{month}期", text=news, sender=NEWS, headers=BULK)
        away = at + timedelta(hours=chance.randrange(1, 200))
        words = "您好，我正在外出，回来后回复。"
        script.mail(school, away, "自动回复：外出", text=words, headers=AUTOMATIC)
        other = at + timedelta(hours=chance.randrange(1, 200), seconds=5)
        stranger = (f"s{month}@mail.example.test", "家长")
        script.mail(school, other, "咨询入学", text=essay(chance, 80), sender=stranger)
