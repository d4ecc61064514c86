"""The sessions of class observation, S6: 15 or 11 archives by 8 May, on the class's page and by mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tasks.sandbox.materials import archive, session
from tasks.sandbox.people import SUBJECTS, Place
from tasks.sandbox.story import Mail, Post, Story, at

Archive = tuple[str, bytes]


def tell(story: Story, seed: int) -> None:
    _both(story, "j1", 15, "05-06 09:00", "not_open*5 partial unknown satisfied", "三四月间陆续上传，截止前邮件补齐")
    _both(story, "p1", 11, "05-05 09:00", "not_open*5 partial unknown satisfied", "三四月间陆续上传，截止前邮件补齐")
    _post(story, "p2", archives(story.place("p2"), 11), "03-06 10:00", 5)
    story.script("S6/p2/2023", "not_open*5 partial unknown missing", "网站齐了，邮箱一份也没有")
    _one_without_evaluation(story)
    _several_in_one(story)
    _combined(story)
    _late(story)
    _early(story)
    story.script("S6/p4/2023", "not_open*5 awaiting unknown missing", "什么也没有交")
    story.script("S6/g1/2023", "not_open*5 awaiting unknown missing", "高中的次数待裁定：只判不催")


def archives(place: Place, count: int, *, grade: str = "", first: int = 0, without: str = "") -> list[Archive]:
    """So many archives of different sessions, each one lesson of one of the school's observed teachers."""
    observed = [teacher for teacher in place.teachers if teacher.observed]
    made = []
    for number in range(first, first + count):
        teacher, subject = observed[number % len(observed)], SUBJECTS[number % len(SUBJECTS)]
        topic = f"第{number + 1}课"
        files = session(teacher.name, subject, topic, hash_of(place.id) + number, without=without)
        day = at("03-02 09:00") + timedelta(days=number * 3)
        made.append((f"{day:%m%d}{grade}{subject}{topic}{teacher.name}推门听课材料.zip", archive(files)))
    return made


def hash_of(text: str) -> int:
    """A number for a short id, the same in every process."""
    return sum(ord(character) * (place + 7) for place, character in enumerate(text)) % 9973 * 100


def _post(story: Story, school: str, found: Sequence[Archive], first: str, days: int) -> None:
    place = story.place(school)
    for number, file in enumerate(found):
        when = at(first) + timedelta(days=number * days)
        title = file[0].removesuffix(".zip")
        story.posts.append(Post("class_share", school, when, when, title, "", (file,), place.name))


def _mail(story: Story, school: str, found: Sequence[Archive], when: str) -> None:
    place = story.place(school)
    for start in range(0, len(found), 5):
        moment = at(when) + timedelta(minutes=start)
        subject = f"{place.name}推门听课材料（{start // 5 + 1}）"
        story.mails.append(Mail(moment, place.mailbox, place.address, subject, "", tuple(found[start : start + 5])))


def _both(story: Story, school: str, count: int, mailed: str, truth: str, why: str) -> None:
    found = archives(story.place(school), count)
    _post(story, school, found, "03-06 10:00", 3)
    _mail(story, school, found, mailed)
    story.script(f"S6/{school}/2023", truth, why)


def _one_without_evaluation(story: Story) -> None:
    place = story.place("p3")
    good = archives(place, 10)
    _post(story, "p3", [*good, *archives(place, 1, first=10, without="评课")], "03-06 10:00", 4)
    _mail(story, "p3", archives(place, 11), "05-04 09:00")
    story.script("S6/p3/2023", "not_open*5 partial unknown rejected", "网站上有一份缺评课记录")


def _several_in_one(story: Story) -> None:
    place = story.place("j2")
    good = archives(place, 5)
    several: dict[str, bytes] = {}
    for number in range(5, 8):
        several |= {
            f"第{number + 1}次/{name}": data
            for name, data in session("王老师", SUBJECTS[number], f"第{number + 1}课", hash_of("j2") + number).items()
        }
    _post(story, "j2", good, "04-10 10:00", 2)
    _mail(story, "j2", [*good, ("推门听课材料6-8次.zip", archive(several))], "05-07 16:00")
    story.script("S6/j2/2023", "not_open*5 awaiting unknown missing", "只有五次，另有三次打在一个压缩包里")


def _combined(story: Story) -> None:
    place = story.place("c1")
    found = archives(place, 11, grade="三年级")
    _post(story, "c1", found, "03-20 10:00", 3)
    _mail(story, "c1", found, "05-04 10:00")
    story.script("S6/c1:primary/2023", "not_open*5 awaiting unknown satisfied", "小学部 11 次交齐")
    story.script("S6/c1:junior/2023", "not_open*5 awaiting unknown missing", "初中部一次也没有")


def _late(story: Story) -> None:
    found = archives(story.place("j3"), 15)
    for file in found:
        when = at("05-08 20:00")
        story.posts.append(
            Post("class_share", "j3", when, when, file[0].removesuffix(".zip"), "", (file,), "第三初级中学")
        )
    _mail(story, "j3", found, "05-08 17:30")
    story.script("S6/j3/2023", "not_open*5 awaiting unknown satisfied_late", "截止当天下班以后才发")


def _early(story: Story) -> None:
    found = archives(story.place("p5"), 11)
    _post(story, "p5", found, "03-02 10:00", 1)
    _mail(story, "p5", [*found, found[0]], "03-14 09:00")
    story.script("S6/p5/2023", "not_open*5 satisfied*3", "三月中旬就交齐，有一份发了两遍")
