"""What arrives and is nobody's material: newsletters, notices, strangers, last year's mail, other matters."""

from __future__ import annotations

from tasks.sandbox import office
from tasks.sandbox.essays import essay
from tasks.sandbox.papers import paper
from tasks.sandbox.pictures import photo
from tasks.sandbox.script import Script
from tasks.sandbox.wire import File

NEWS = ("news@news.example.test", "教研资讯")
BULK = (("List-Unsubscribe", "<https://news.example.test/leave>"), ("Precedence", "bulk"))
AUTOMATIC = (("Auto-Submitted", "auto-replied"), ("Return-Path", "<>"))


def pass_by(script: Script) -> None:
    """None of it changes any obligation; each must end as a row with its reason, and none may be dropped."""
    school = script.world.school
    _newsletter(script)
    _bounce(script)
    invitation = office.document("运动会通知", [essay(script.world.random("sports"), 120)])
    script.mail(school("sch06"), "02-14 10:00", "春季运动会安排", File("运动会安排.docx", invitation))
    script.share(school("sch06"), "02-13 10:00", "校园风光", File("校园.jpg", photo("campus")))
    script.share(school("sch09"), "02-13 11:00", "本园招生简介", body="欢迎来园参观。")
    nobody = ("someone@mail.example.test", "某校")
    sheet = paper(script.world, school("sch08"), "S4", "课程表")
    script.mail(school("sch08"), "02-18 10:00", "课程表", sheet, text="请查收。", sender=nobody)
    script.mail(school("sch01"), "2022-06-20 10:00", "研培工作期末总结", paper(script.world, school("sch01"), "S8"))
    reader = script.world.teachers("sch06")[2]
    script.article(reader, "02-12 10:00", "周末随笔", body=essay(script.world.random("weekend"), 200))


def _newsletter(script: Script) -> None:
    text = "本期内容：课程表设计经验谈、怎样写好推门听课活动计划。"
    script.mail(script.world.school("sch06"), "02-16 08:00", "教研资讯 第6期", text=text, sender=NEWS, headers=BULK)


def _bounce(script: Script) -> None:
    sender = ("mailer-daemon@mail.example.test", "系统退信")
    text = "您的邮件未能送达：地址不存在。"
    script.mail(script.world.school("sch01"), "02-16 07:00", "系统退信", text=text, sender=sender, headers=AUTOMATIC)
