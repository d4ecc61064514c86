"""The teachers' own articles, T1 to T5, due by the end of 30 April on their personal pages."""

from __future__ import annotations

from tasks.sandbox.materials import docx, essay, pdf, photo, pptx
from tasks.sandbox.people import Person, Place
from tasks.sandbox.story import Post, Story, at

_APRIL = "awaiting*6 unknown satisfied"
_NEVER = "awaiting*6 unknown missing"
_BAD = "awaiting*6 unknown rejected"


def tell(story: Story, seed: int) -> None:
    for place in story.places:
        for number, teacher in enumerate(place.teachers):
            _certificate(story, teacher, number % 10)
            _reflection(story, teacher, number % 10, seed)
            if teacher.observed:
                _observed_lesson(story, place, teacher, complete=number == 0)


def _post(story: Story, teacher: Person, when: str, title: str, body: str = "", *files: tuple[str, bytes]) -> None:
    moment = at(when)
    post = Post("personal_article", teacher.school, moment, moment, title, body, files, teacher.name, teacher.account)
    story.posts.append(post)


def _certificate(story: Story, teacher: Person, number: int) -> None:
    id_, title = f"T1/{teacher.id}/2023", "寒假研修学习电子证书"
    picture = ("证书.jpg", photo(len(teacher.id) * 1000 + number, 200))
    if number == 0:
        _post(story, teacher, "02-20 12:00", title, "", picture)
        story.script(id_, "awaiting*2 satisfied*6", "二月就上传了证书图片")
    elif number == 1:
        _post(story, teacher, "03-10 12:00", title, "", ("证书.pdf", pdf(f"certificate {teacher.id}")))
        story.script(id_, "awaiting*5 satisfied*3", "三月上传了 PDF 证书")
    elif number == 6:
        _post(story, teacher, "05-03 12:00", title, "", picture)
        story.script(id_, "awaiting*6 unknown satisfied_late", "五月三日才上传")
    elif number == 7:
        _post(story, teacher, "04-20 12:00", title, "", ("证书.jpg", picture[1][:300]))
        story.script(id_, _BAD, "图片损坏，打不开")
    elif number == 8:
        story.script(id_, _NEVER, "没有上传")
    else:
        _post(story, teacher, "04-20 12:00", title, "", picture)
        story.script(id_, _APRIL, "四月按时上传；网站打不开那天无法核对")


def _reflection(story: Story, teacher: Person, number: int, seed: int) -> None:
    id_, title = f"T2/{teacher.id}/2023", "“大学习、大研培、大提高”学习心得体会"
    length = {3: 620, 4: 950}.get(number, 1100 + 20 * number)
    if number == 8:
        story.script(id_, _NEVER, "没有上传")
        return
    text = essay(length, seed + number)
    if number == 5:
        _post(story, teacher, "04-22 12:00", title, "见附件", ("心得体会.docx", docx(title, text)))
    else:
        _post(story, teacher, "04-22 12:00", title, text)
    if number == 3:
        story.script(id_, _BAD, "只有六百多字")
    elif number == 4:
        story.script(id_, "awaiting*6 unknown needs_review", "九百多字，由人决定")
    else:
        story.script(id_, _APRIL, "四月按时上传，够一千字")


def _observed_lesson(story: Story, place: Place, teacher: Person, *, complete: bool) -> None:
    lesson = f"{teacher.subject}《第1课》"
    plan = docx(f"{lesson}教案", essay(500, len(teacher.id)))
    _post(story, teacher, "04-18 10:00", "推门听课教案", "", (f"{lesson}教案.docx", plan))
    story.script(f"T3/{teacher.id}/2023", "not_open*5 awaiting unknown satisfied", "四月上传了教案")
    if complete:
        _post(story, teacher, "04-18 10:10", "推门听课课件", "", (f"{lesson}课件.pptx", pptx(f"{lesson}课件")))
        _post(story, teacher, "04-18 10:20", "推门听课反思", essay(1100, 3))
    truth = "not_open*5 awaiting unknown " + ("satisfied" if complete else "missing")
    story.script(f"T4/{teacher.id}/2023", truth, "课件" + ("按时上传" if complete else "没有上传"))
    story.script(f"T5/{teacher.id}/2023", truth, "反思" + ("按时上传" if complete else "没有上传"))
