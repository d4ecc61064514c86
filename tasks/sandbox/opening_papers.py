"""How the schools hand in S1-S5, due on 02-24 at close of business (circular L38), school by school.

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
"""

from __future__ import annotations

from collections.abc import Callable

from tasks.sandbox.packing import cut_short, locked, old_word, packed
from tasks.sandbox.papers import DUE_IN_FEBRUARY, NAMES, paper, plan_text
from tasks.sandbox.pictures import photo
from tasks.sandbox.script import Script
from tasks.sandbox.wire import PRIMARY_MAILBOX, File


class Desk:
    """One school's desk: its good file for each requirement, and the two places where it hands it in."""

    def __init__(self, script: Script, school: str) -> None:
        self.script, self.school = script, script.world.school(school)

    def file(self, requirement: str, name: str = "", *, form: str = "") -> File:
        return paper(self.script.world, self.school, requirement, name, form=form)

    def mail(self, requirement: str, when: str, name: str = "") -> None:
        self.script.mail(self.school, when, f"{self.school.name}{NAMES[requirement]}", self.file(requirement, name))

    def share(self, requirement: str, when: str, *, dated: str = "") -> None:
        self.script.share(self.school, when, NAMES[requirement], self.file(requirement), dated=dated)

    def mail_bad(self, requirement: str, when: str, data: bytes) -> None:
        self.script.mail(self.school, when, f"{self.school.name}材料", File(self.file(requirement).name, data))

    def is_true(self, requirement: str, letters: str, habit: str, why: str) -> None:
        self.script.is_true(f"{requirement}/{self.school.id}/2023", letters, habit, why)


def _five_in_one_mail(desk: Desk) -> None:
    first = desk.file("S1", "一高「推门听课」活动计划")
    desk.script.mail(desk.school, "02-08 10:00", "一高推门听课计划", first)
    files = [first, *(desk.file(r, f"一高{NAMES[r]}") for r in DUE_IN_FEBRUARY[1:])]
    desk.script.mail(desk.school, "02-15 10:00", "第一高级中学材料1-5", *files)
    desk.script.mail(desk.school, "02-16 09:00", "重发：课程表", files[3])
    posts = [desk.script.share(desk.school, "02-16 14:00", file.name.rpartition(".")[0], file) for file in files]
    desk.script.take_down(posts[4], "02-20 10:00")
    desk.is_true("S1", "psssssss", "twice", "2 月 8 日先发一次，15 日又发同一份；算一次")
    for requirement in DUE_IN_FEBRUARY[1:4]:
        desk.is_true(requirement, "asssssss", "five_in_one_mail", "一封邮件五个附件，网站也按时")
    desk.is_true("S5", "asssssss", "taken_down", "网站上的文章 2 月 20 日被删，之前完整收取时见过，仍算交过")


def _around_the_deadline(desk: Desk) -> None:
    desk.mail("S1", "02-14 10:00")
    desk.share("S1", "02-20 10:00")
    desk.is_true("S1", "apssssss", "on_time", "邮箱、网站先后按时")
    desk.mail("S2", "02-24 17:00:01")
    desk.share("S2", "02-16 10:00")
    desk.is_true("S2", "applllll", "late", "邮箱晚了一秒；网站按时")
    desk.mail("S3", "02-24 17:00")
    desk.share("S3", "02-24 17:00")
    desk.is_true("S3", "aaasssss", "last_minute", "两处都恰在 17:00")
    desk.mail("S4", "02-15 10:00", "2022—2023学年度第二学期课程表")
    desk.share("S4", "02-24 20:00", dated="2023-02-24")
    desk.is_true("S4", "appsssss", "date_without_time", "网站日期没有钟点，证明不了下班后才交，算按时")
    desk.mail("S5", "02-15 10:00")
    desk.share("S5", "02-26 10:00", dated="2023-02-24T15:00")
    desk.is_true("S5", "appmllll", "back_dated", "文章写 24 日 15:00，但 25 日完整收取时没有：逾期")


def _mends_what_failed(desk: Desk) -> None:
    script, school = desk.script, desk.school
    script.mail(school, "02-15 10:00", "第一中学“推门听课”活动计划", text=plan_text(script.world, school))
    script.share(school, "02-21 10:00", "“推门听课”活动计划", body=plan_text(script.world, school))
    desk.is_true("S1", "apssssss", "in_the_body", "没有附件，写在正文里")
    script.mail(school, "02-15 11:00", "材料", desk.file("S2", "扫描件0215", form="docx"))
    script.share(school, "02-21 11:00", "上交材料", desk.file("S2", "新建 Microsoft Word 文档", form="docx"))
    desk.is_true("S2", "apssssss", "misnamed", "文件名什么也没说，文件里的标题说了")
    desk.share("S3", "02-14 10:00")
    desk.mail_bad("S3", "02-15 12:00", cut_short(desk.file("S3").data))
    desk.mail("S3", "02-21 12:00")
    desk.is_true("S3", "axssssss", "corrected", "先发的打不开，截止前重发")
    desk.share("S4", "02-21 12:00")
    desk.mail_bad("S4", "02-24 10:00", cut_short(desk.file("S4").data))
    desk.mail("S4", "02-26 10:00")
    desk.is_true("S4", "aapxssss", "mended", "按时的一份打不开，催补以前就补好：取原来的时间")
    desk.share("S5", "02-21 13:00")
    desk.mail_bad("S5", "02-24 11:00", b"")
    desk.mail("S5", "02-26 11:00")
    desk.is_true("S5", "aapxllll", "empty_file", "按时的一份是空文件，不算补正，只算重交：逾期")


def _waits_for_a_person(desk: Desk) -> None:
    script, school = desk.script, desk.school
    for requirement in DUE_IN_FEBRUARY:
        desk.share(requirement, "02-21 10:00")
    script.mail(school, "02-15 10:00", "材料", File("第二中学推门听课活动计划.doc", old_word("推门听课活动计划")))
    desk.is_true("S1", "aawwwwww", "old_format", "邮箱里的是旧版 .doc，本机不能读，由人看")
    stranger = ("jiaowu2023@mail.example.test", "教务处")
    script.mail(school, "02-15 11:00", "第二中学备课组成员信息表", desk.file("S2"), sender=stranger)
    desk.is_true("S2", "aawwwwww", "unknown_address", "发件地址不在花名册，只有文字提到学校，由人确认")
    script.mail(school, "02-15 12:00", "二中教师任课分工信息表", desk.file("S3"), to=PRIMARY_MAILBOX)
    desk.is_true("S3", "apssssss", "wrong_mailbox", "发到了另一学段的邮箱，照样算")
    script.mail(school, "02-15 13:00", "二中材料", File("课程表.jpg", photo("sch04 timetable")))
    desk.is_true("S4", "aawwwwww", "picture", "要表格，邮箱里是图片，由人看")
    script.mail(school, "02-15 14:00", "二中材料", desk.file("S5", "2022年周进度表"))
    desk.is_true("S5", "aawwwwww", "other_year", "文件名只写着 2022 年，由人看")


def _one_channel_only(desk: Desk) -> None:
    script, school = desk.script, desk.school
    desk.mail("S1", "02-15 10:00")
    desk.is_true("S1", "appmmmmm", "one_channel_only", "只发了邮箱")
    desk.mail("S2", "02-20 10:00")
    desk.is_true("S2", "aapmmmmm", "one_channel_only", "只发了邮箱")
    desk.share("S3", "02-16 10:00")
    desk.is_true("S3", "appmmmmm", "one_channel_only", "只上了网站")
    script.mail(school, "2022-02-21 10:00", "第三中学课程表", desk.file("S4", "第三中学课程表"))
    answer = (("Auto-Submitted", "auto-replied"), ("X-Autoreply", "yes"))
    script.mail(school, "02-17 09:05", "自动回复：课程表", desk.file("S4"), text="您好，来信已收到。", headers=answer)
    desk.is_true("S4", "aaammmmm", "never", "邮箱里只有去年的一封和一封自动回复")
    script.share(school, "2022-02-22 10:00", "周进度表", desk.file("S5"))
    reply = (("In-Reply-To", "<1@office.example.test>"),)
    script.mail(school, "02-20 08:30", "回复：关于周进度表", text="好的，抓紧准备周进度表。", headers=reply)
    desk.is_true("S5", "aaammmmm", "never", "网站上是去年的；邮箱里是一封没有附件的回复")


def _one_bundle(desk: Desk) -> None:
    files = [desk.file(r, f"第一小学/{r}{NAMES[r]}") for r in DUE_IN_FEBRUARY]
    bundle = File("第一小学S1-S5打包.zip", packed(files))
    for when in ("02-20 10:00", "02-20 10:05", "02-20 10:20"):
        desk.script.mail(desk.school, when, "一小材料", bundle)
    desk.script.share(desk.school, "02-21 10:00", "第一小学上报材料打包", bundle)
    for requirement in DUE_IN_FEBRUARY:
        desk.is_true(requirement, "aassssss", "bundle", "五份打在一个压缩包里，邮件连发三遍")


def _all_late(desk: Desk) -> None:
    desk.mail("S5", "02-15 10:00")
    listed = "、".join(NAMES[r] for r in DUE_IN_FEBRUARY)
    desk.script.mail(desk.school, "02-26 10:00", f"二小：{listed}", *(desk.file(r) for r in DUE_IN_FEBRUARY))
    for requirement in DUE_IN_FEBRUARY:
        desk.share(requirement, "02-26 11:00")
    for requirement in DUE_IN_FEBRUARY[:4]:
        desk.is_true(requirement, "aaamllll", "late", "两处都在 26 日才交")
    desk.is_true("S5", "appmllll", "late", "邮箱按时，网站 26 日才有")


def _nameless_and_locked(desk: Desk) -> None:
    for requirement in DUE_IN_FEBRUARY:
        desk.share(requirement, "02-16 10:00")
    for requirement in DUE_IN_FEBRUARY[3:]:
        desk.mail(requirement, "02-15 10:00")
        desk.is_true(requirement, "asssssss", "on_time", "两处都按时；后来的加密包与它无关")
    inside = [File(f"{n}.docx", desk.file(r, form="docx").data) for n, r in enumerate(DUE_IN_FEBRUARY[:3], start=1)]
    desk.script.mail(desk.school, "02-22 10:00", "材料", File("新建文件夹.zip", locked(inside)))
    for requirement in DUE_IN_FEBRUARY[:3]:
        desk.is_true(requirement, "apwwwwww", "encrypted", "邮箱里只有一个加密、看不出是什么的压缩包，由人归类")


def _combined_school(desk: Desk) -> None:
    script, school = desk.script, desk.school
    for requirement, when in zip(DUE_IN_FEBRUARY, ("02-21", "02-16", "02-16", "02-16", "02-21"), strict=True):
        desk.share(requirement, f"{when} 10:00")
    admin = (script.world.roster.contact["a01"].email, "王老师")
    forwarded = "转发：实验九年一贯制学校“推门听课”活动计划"
    script.mail(school, "02-15 10:00", forwarded, desk.file("S1"), text="代实验学校转交。", sender=admin)
    desk.is_true("S1", "aawwwwww", "forwarded", "管理员代为转发，由人确认")
    for requirement in ("S2", "S3"):
        desk.mail_bad(requirement, "02-24 10:00", cut_short(desk.file(requirement).data))
    desk.mail("S2", "03-01 10:00")
    desk.is_true("S2", "appxxsss", "mended", "打不开；27 日通知补正，3 月 1 日（2 个工作日）补好：取原来的时间")
    desk.mail("S3", "03-08 10:00")
    desk.is_true("S3", "appxxlll", "mended_too_late", "打不开；27 日通知补正，3 月 8 日（7 个工作日）才补：逾期")
    desk.mail_bad("S4", "02-15 10:00", cut_short(desk.file("S4").data))
    desk.is_true("S4", "axxxxxxx", "broken", "邮箱里的一直打不开，没有重发")
    second = (script.world.roster.contact["c13"].email, "第二负责人")
    script.mail(school, "02-15 15:00", "材料", desk.file("S5", "【实验学校】周　进度表（２０２３春）"), sender=second)
    desk.is_true("S5", "apssssss", "misnamed", "全角数字、空格、方括号，第二负责人的地址")


_HABITS: dict[str, Callable[[Desk], None]] = {
    "sch01": _five_in_one_mail,
    "sch02": _around_the_deadline,
    "sch03": _mends_what_failed,
    "sch04": _waits_for_a_person,
    "sch05": _one_channel_only,
    "sch06": _one_bundle,
    "sch07": _all_late,
    "sch08": _nameless_and_locked,
    "sch12": _combined_school,
}


def hand_in_opening_papers(script: Script) -> None:
    """S1-S5 of all schools, and S8, which is not yet due when the story ends."""
    for school, habit in _HABITS.items():
        habit(Desk(script, school))
        if school != "sch06":
            script.is_true(f"S8/{school}/2023", "aaaaaaaa", "not_yet_due", "6 月 30 日才截止")
    early = Desk(script, "sch06")
    early.mail("S8", "05-08 10:00")
    early.is_true("S8", "aaaaaapp", "early", "5 月 8 日先发了邮箱；网站打不开不影响收信")
