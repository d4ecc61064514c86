"""The materials of the term's start, S1 to S5, due on 24 February 17:00 by mail and on the class's page; and S8."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tasks.sandbox.materials import archive, docx, essay, locked_archive, photo, xlsx
from tasks.sandbox.people import Place
from tasks.sandbox.story import Mail, Post, Story, at

S1_TO_S5 = ("S1", "S2", "S3", "S4", "S5")
_NAMES = {
    "S1": "“推门听课”活动计划.docx",
    "S2": "备课组成员信息表.xlsx",
    "S3": "教师任课分工信息表.xlsx",
    "S4": "课程表.xlsx",
    "S5": "周进度表.xlsx",
}


def tell(story: Story, seed: int) -> None:
    on_time(story, "j1", "02-16 10:00", "02-16 14:00", "awaiting satisfied*7", "第一周就邮件、网站都交齐")
    on_time(story, "p1", "02-15 09:30", "02-16 08:00", "awaiting satisfied*7", "第一周就邮件、网站都交齐")
    _twice_and_to_the_wrong_mailbox(story)
    _one_bundle(story)
    _mail_only(story)
    _late(story)
    _never(story)
    _back_dated(story)
    _troubles(story)
    _unknown_sender(story)
    _summary(story)


def files_of(place: Place) -> dict[str, tuple[str, bytes]]:
    """Requirement -> (file name, bytes) of one school's good materials."""
    rows = [(str(n), t.name, t.subject, f"{n % 6 + 1}年级") for n, t in enumerate(place.teachers, 1)]
    weeks = [(f"第{n}周", f"第{n}单元", "新授与练习") for n in range(1, 19)]
    lessons = [(f"第{n}节", "语文", "数学", "英语", "科学", "体育") for n in range(1, 8)]
    made: Mapping[str, bytes] = {
        "S1": docx(f"{place.name}“推门听课”活动计划", essay(400, len(place.name))),
        "S2": xlsx(f"{place.name}备课组成员信息表", ("序号", "姓名", "学科", "年级"), rows),
        "S3": xlsx(f"{place.name}教师任课分工信息表", ("序号", "姓名", "学科", "任课"), rows),
        "S4": xlsx(f"{place.name}课程表", ("节次", "星期一", "星期二", "星期三", "星期四", "星期五"), lessons),
        "S5": xlsx(f"{place.name}周进度表", ("周次", "内容", "备注"), weeks),
    }
    return {requirement: (place.name + _NAMES[requirement], data) for requirement, data in made.items()}


def on_time(story: Story, school: str, mailed: str, posted: str, truth: str, why: str) -> None:
    place = story.place(school)
    story.mails.append(_mail(place, mailed, tuple(files_of(place).values())))
    _post_all(story, place, posted)
    _script_all(story, school, truth, why)


def _mail(place: Place, when: str, attachments: tuple[tuple[str, bytes], ...], subject: str = "") -> Mail:
    subject = subject or f"{place.name}上报材料1-5"
    return Mail(at(when), place.mailbox, place.address, subject, "老师好，材料见附件。", attachments)


def _post_all(story: Story, place: Place, dated: str, appears: str = "", only: tuple[str, ...] = S1_TO_S5) -> None:
    for requirement in only:
        name, data = files_of(place)[requirement]
        post = partial(Post, "class_share", place.id, at(appears or dated), at(dated))
        story.posts.append(post(title=name.rpartition(".")[0], attachments=((name, data),), author=place.name))


def _script_all(story: Story, school: str, truth: str, why: str) -> None:
    for requirement in S1_TO_S5:
        story.script(f"{requirement}/{school}/2023", truth, why)


def _twice_and_to_the_wrong_mailbox(story: Story) -> None:
    place = story.place("p2")
    mail = _mail(place, "02-22 10:00", tuple(files_of(place).values()))
    again = Mail(at("02-22 10:20"), "secondary", mail.sender, mail.subject, mail.body, mail.attachments)
    story.mails += [mail, again]
    _post_all(story, place, "02-22 11:00")
    _script_all(story, "p2", "awaiting*2 satisfied*6", "同一封邮件发了两次，一次发错邮箱；仍算按时一份")


def _one_bundle(story: Story) -> None:
    place = story.place("p3")
    bundle = archive({name.removeprefix(place.name): data for name, data in files_of(place).values()})
    story.mails.append(_mail(place, "02-20 15:00", ((f"{place.name}开学材料打包.zip", bundle),), "开学材料"))
    _post_all(story, place, "02-20 16:00")
    _script_all(story, "p3", "awaiting*2 satisfied*6", "五份材料打成一个压缩包发邮件")


def _mail_only(story: Story) -> None:
    place = story.place("j2")
    story.mails.append(_mail(place, "02-21 09:00", tuple(files_of(place).values())))
    _script_all(story, "j2", "awaiting*2 partial missing*5", "只发了邮件，网站一直没有")


def _late(story: Story) -> None:
    place = story.place("j3")
    story.mails.append(_mail(place, "02-24 18:30", tuple(files_of(place).values())))
    _post_all(story, place, "02-26 10:00")
    _script_all(story, "j3", "awaiting*3 missing satisfied_late*4", "邮件晚了一个半小时，网站晚了两天")


def _never(story: Story) -> None:
    _script_all(story, "p4", "awaiting*3 missing*5", "什么也没有交")


def _back_dated(story: Story) -> None:
    place = story.place("p5")
    story.mails.append(_mail(place, "02-23 16:00", tuple(files_of(place).values())))
    _post_all(story, place, "02-23 10:00", appears="02-26 09:00")
    _script_all(story, "p5", "awaiting*3 missing satisfied_late*4", "网站文章写着截止前的日期，截止后完整看过时还没有")


def _troubles(story: Story) -> None:
    """The combined school: a broken file that is mended, an encrypted one, a good one, a photo, an empty one."""
    place, good = story.place("c1"), files_of(story.place("c1"))
    plan = good["S1"][1]
    bad = (
        (good["S1"][0], plan[: len(plan) // 2]),
        (f"{place.name}备课组成员信息表.zip", locked_archive("备课组成员信息表.xlsx", good["S2"][1])),
        good["S3"],
        (f"{place.name}课程表.jpg", photo(41)),
        (good["S5"][0], b""),
    )
    story.mails.append(_mail(place, "02-20 08:30", bad))
    story.mails.append(_mail(place, "02-26 10:00", (good["S1"],), "补交推门听课活动计划"))
    _post_all(story, place, "02-20 09:00")
    story.script("S1/c1/2023", "awaiting*2 rejected*2 satisfied*4", "邮件里的文件损坏，三个工作日内补正")
    story.script("S2/c1/2023", "awaiting*2 needs_review*6", "邮件里的压缩包有密码")
    story.script("S3/c1/2023", "awaiting*2 satisfied*6", "按时交齐")
    story.script("S4/c1/2023", "awaiting*2 needs_review*6", "课程表只有一张照片")
    story.script("S5/c1/2023", "awaiting*2 rejected*6", "邮件里的文件是空的，一直没有重交")


def _unknown_sender(story: Story) -> None:
    place = story.place("g1")
    mail = _mail(place, "02-21 20:15", tuple(files_of(place).values()))
    story.mails.append(Mail(mail.at, mail.mailbox, "liaoliao@mail.example", mail.subject, mail.body, mail.attachments))
    _post_all(story, place, "02-21 10:00")
    _script_all(story, "g1", "awaiting*2 needs_review*6", "邮件来自花名册上没有的地址，只有文字写着校名")


def _summary(story: Story) -> None:
    for place in story.places:
        if place.stages == "kindergarten":
            continue
        if place.id == "p1":
            file = ("第一小学研培工作期末总结.docx", docx("第一小学研培工作期末总结", essay(600, 8)))
            story.mails.append(_mail(place, "05-05 09:00", (file,), "期末总结"))
            story.posts.append(
                Post(
                    "class_share",
                    "p1",
                    at("05-05 10:00"),
                    at("05-05 10:00"),
                    "研培工作期末总结",
                    "",
                    (file,),
                    place.name,
                )
            )
            story.script("S8/p1/2023", "awaiting*6 partial satisfied", "提前交齐；网站打不开那天只看到邮件")
        else:
            story.script(f"S8/{place.id}/2023", "awaiting*8", "还没有到期")
