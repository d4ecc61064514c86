"""Manners of sending that were written apart from the tuning; what they first showed was mended once, see below."""

# At first: precision 100 %, recall 90.5 %, 6.2 % to a person, 121 of 2,008 refused.

from __future__ import annotations

import random
from dataclasses import replace

from naming.counties import County
from naming.manners import LESSONS, SCANS, a_title, called, mail, paper, parts, some
from naming.sent import (
    OTHER,
    PERSON,
    File,
    Sent,
    bundle,
    contents_of,
    document,
    ending,
    held_out,
    pack,
    picture,
    sheet,
    short,
    truth,
)  # fmt: skip
from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.plan.requirement import PartyKind
from tasks.naming import initials_of, letters_of

TRADITIONAL = str.maketrans(
    "课师员划总结计进统时间应预实习无电务书证学习体会报账控后广团图画录记",
    "課師員劃總結計進統時間應預實習無電務書證學習體會報賬控後廣團圖畫錄記",
)


@held_out
def letters_in_file_names(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = short(requirement.title)
    name = (
        rng.choice(["", "yixiao ", f"{county.year}-"]) + rng.choice(letters_of(title)) + rng.choice(["", "2", "_final"])
    )
    file = paper(county, school, requirement, name + ending(requirement, rng), rng, "")
    return mail("letters_in_file_names", county, school, (file,), rng.choice(["", "材料", "cailiao"]))


@held_out
def first_letters_with_a_heading(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = short(requirement.title)
    file = paper(county, school, requirement, initials_of(title) + ending(requirement, rng), rng, school.name + title)
    return mail("first_letters_with_a_heading", county, school, (file,), "")


@held_out
def english_names_under_a_subject(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = rng.choice(["timetable", "plan", "final", "New Microsoft Word Document", "Book1", "scan0001", "doc2"])
    file = paper(county, school, requirement, name + ending(requirement, rng), rng, "")
    return mail(
        "english_names_under_a_subject",
        county,
        school,
        (file,),
        f"{called(county, school, rng)}{a_title(requirement, rng)}",
    )


@held_out
def traditional_signs(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = (called(county, school, rng) + a_title(requirement, rng)).translate(TRADITIONAL)
    file = paper(county, school, requirement, name + ending(requirement, rng), rng, "")
    return mail("traditional_signs", county, school, (file,), "您好")


@held_out
def chatty_subjects(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = rng.choice(
        [
            "孙老师您好，这是我们学校的{}，请查收",
            "{}（{}）请领导审阅",
            "【{1}】上交{0}，谢谢",
            "补发{}，上午的发错了",
            "我校{}已完成，见附件",
        ]
    )
    title = title.format(a_title(requirement, rng), called(county, school, rng))
    file = paper(county, school, requirement, rng.choice(SCANS).format(7) + ending(requirement, rng), rng, "")
    return mail("chatty_subjects", county, school, (file,), title)


@held_out
def two_titles_and_two_named_files(county: County, rng: random.Random) -> Sent:
    school = rng.choice(county.files.roster.schools)
    owed = [r for r in county.papers() if school in county.owing(r)]
    if len(owed) < 2:
        return chatty_subjects(county, rng)
    one, two = rng.sample(owed, 2)
    files = tuple(
        paper(county, school, r, called(county, school, rng) + short(r.title) + ending(r, rng), rng) for r in (one, two)
    )
    files = (*files, File("image001.png", OTHER, picture()))
    return mail("two_titles_and_two_named_files", county, school, files, f"{short(one.title)}和{short(two.title)}")


@held_out
def folders_in_an_archive(county: County, rng: random.Random) -> Sent:
    school = rng.choice(county.files.roster.schools)
    owed = [r for r in county.papers() if school in county.owing(r)]
    if len(owed) < 2:
        return chatty_subjects(county, rng)
    files = []
    for n, r in enumerate(rng.sample(owed, min(4, len(owed))), 1):
        inner = rng.choice(SCANS).format(n) + ending(r, rng)
        files.append(paper(county, school, r, f"{school.name}/{n}{short(r.title)}/{inner}", rng, ""))
    return mail("folders_in_an_archive", county, school, (bundle("打包.zip", files, rng.random()),), "全部材料")


@held_out
def titles_with_the_year_inside(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = short(requirement.title)
    cut = rng.randrange(1, len(title))
    name = rng.choice(
        [f"{county.year}年上半年{title}", f"{title[:cut]}（{county.year}）{title[cut:]}", f"{county.year}上{title}"]
    )
    file = paper(county, school, requirement, name + ending(requirement, rng), rng, "")
    return mail("titles_with_the_year_inside", county, school, (file,), "")


@held_out
def shortened_titles(county: County, rng: random.Random) -> Sent:
    """信息, 工作, 情况, 统计 and the like left out; a person may be asked."""
    requirement, school = some(county, rng)
    title = short(requirement.title)
    for filler in rng.sample(["信息", "工作", "情况", "活动", "统计", "实施", "教师", "学期"], 8):
        if filler in title and len(title) - len(filler) >= 4:
            title = title.replace(filler, "")
            break
    file = paper(county, school, requirement, called(county, school, rng) + title + ending(requirement, rng), rng, "")
    return mail("shortened_titles", county, school, (file,), "")


@held_out
def an_admins_forward(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    file = File(a_title(requirement, rng) + ending(requirement, rng), PERSON, contents_of(requirement))
    return Sent(
        "an_admins_forward", county, (file,), f"Fw: {school.name}{short(requirement.title)}", "admin@county.example"
    )


@held_out
def locked_and_named_for_nothing(county: County, rng: random.Random) -> Sent:
    school = rng.choice(county.files.roster.schools)
    locked = Contents(ContentKind.ARCHIVE, rng.choice([Opening.LOCKED, Opening.OLD]), "zip")
    return mail(
        "locked_and_named_for_nothing", county, school, (File("1.zip", PERSON, locked),), rng.choice(["", "您好"])
    )


@held_out
def papers_that_only_sound_like_ours(county: County, rng: random.Random) -> Sent:
    """Other papers of a school's life whose names share words with what is owed."""
    school = rng.choice(county.files.roster.schools)
    what = rng.choice([
        "教师请假制度", "食堂安全检查记录", "学生课间活动照片", "教研室搬迁通知", "期末考试成绩表",
        "家长意见征求表", "备课室钥匙登记", "课间操比赛安排", "教师节活动方案",
        "周一升旗安排", "防火演练通知", "教师体检表", "作业本采购计划", "毕业班合影",
    ])  # fmt: skip
    file = File(called(county, school, rng) + what + ".docx", OTHER, document(what, "与研修无关的内容。" * 9))
    return mail("papers_that_only_sound_like_ours", county, school, (file,), rng.choice(["", what]))


@held_out
def one_teachers_several_papers(county: County, rng: random.Random) -> Sent:
    mailed = county.requirements(PartyKind.TEACHER, "mailbox")
    if not mailed:
        return folders_in_an_archive(county, rng)
    requirement, school = rng.choice(mailed), rng.choice(county.files.roster.schools)
    members = county.files.roster.teachers_of[school.id]
    names = [t.name for t in members]
    files = []
    for teacher in rng.sample([t for t in members if names.count(t.name) == 1], 3):
        folder = f"{called(county, school, rng)}/{teacher.name}"
        owed = truth(requirement, teacher.id, county.year)
        files.append(File(f"{folder}/{a_title(requirement, rng)}.docx", owed, contents_of(requirement)))
    return mail(
        "one_teachers_several_papers",
        county,
        school,
        (bundle("教师材料.zip", files, rng.random()),),
        a_title(requirement, rng),
    )


@held_out
def sessions_named_by_date_or_number(county: County, rng: random.Random) -> Sent:
    requirement = next(r for r in county.files.plan.requirements if r.counts_sessions)
    school = rng.choice(
        [
            s
            for s in county.files.roster.schools
            if any(o.party_id == s.id for o in county.index.of_requirement[requirement.id])
        ]
    )
    name = rng.choice(
        ["3.15", f"{county.year}0322", "第三次", "4", "三（2）班", rng.choice(LESSONS), f"{county.year}年3月第2周"]
    )
    inside = [(f"{rng.choice(['材料', name])}/{path}", seen) for path, seen in parts(requirement, rng)]
    file = File(name + ".zip", truth(requirement, school.id, county.year), pack(inside, rng.random()))  # type: ignore[arg-type]
    return mail(
        "sessions_named_by_date_or_number",
        county,
        school,
        (file,),
        rng.choice(["", short(requirement.title)]),
        at=f"{county.year}-04-02T08:00:00",
    )


@held_out
def mistyped_school_from_a_stranger(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = school.name.replace("第", "弟").replace("镇", "真").replace("实", "石") + short(requirement.title)
    file = File(name + ending(requirement, rng), PERSON, contents_of(requirement))
    return Sent("mistyped_school_from_a_stranger", county, (file,), "", "1234567@qq.example")


@held_out
def authors_on_a_list_of_all(county: County, rng: random.Random) -> Sent:
    requirement = rng.choice(county.requirements(PartyKind.TEACHER, "personal_article"))
    teacher = rng.choice([t for t in county.files.roster.teachers if county.index.concerns(requirement.id, t.id)])
    school = county.files.roster.school[teacher.school]
    namesakes = [t for t in county.files.roster.teachers if t.name == teacher.name]
    owed = truth(requirement, teacher.id, county.year)
    column = rng.choice([school.name, school.class_name])
    sent = Sent(
        "authors_on_a_list_of_all", county, (), f"{a_title(requirement, rng)}", sender_name=teacher.name,
        body="我的收获很多，" * 220, channel="personal_article", more={"column": column}, body_truth=owed,
    )  # fmt: skip
    return sent if len(namesakes) < 2 or rng.random() < 0.5 else replace(sent, more={}, body_truth=PERSON)


@held_out
def tables_named_in_their_sheets(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = rng.choice(SCANS).format(5) + ".xlsx"
    contents = sheet("", short(requirement.title))
    if ending(requirement, rng) not in {".xls", ".xlsx", ".et"}:
        return headed_documents_with_a_long_header(county, rng)
    return mail(
        "tables_named_in_their_sheets",
        county,
        school,
        (File(name, truth(requirement, school.id, county.year), contents),),
        "",
    )


@held_out
def headed_documents_with_a_long_header(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    text = (
        f"{county.year - 1}—{county.year}学年度第二学期\n{school.name}\n{short(requirement.title)}\n"
        + "为落实要求，开展以下工作。" * 20
    )
    contents = (
        sheet(short(requirement.title))
        if ending(requirement, rng) in {".xls", ".xlsx", ".et"}
        else document("", text, 300)
    )
    return mail(
        "headed_documents_with_a_long_header",
        county,
        school,
        (File("1" + ending(requirement, rng), truth(requirement, school.id, county.year), contents),),
        "",
    )
