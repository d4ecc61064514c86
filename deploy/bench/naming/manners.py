"""The manners in which schools name what they send; the product was tuned on these."""

from __future__ import annotations

import random

from naming.counties import County
from naming.sent import (
    OTHER,
    PERSON,
    File,
    Sent,
    bundle,
    contents_of,
    document,
    ending,
    is_essay,
    manner,
    pack,
    picture,
    sheet,
    short,
    truth,
)  # fmt: skip
from tasks.domain.plan.party import School
from tasks.domain.plan.requirement import PartyKind, Requirement

GREETINGS = ("", "材料", "上报材料", "报送", "您好", "附件", "（无主题）", "请查收", "作业")
SCANS = ("扫描{}", "新建 Microsoft Word 文档", "文档{}", "工作簿{}", "{}", "未命名{}", "QQ图片2024{}", "微信文档_{}")
MONTHS = "零一二三四五六七八九十"
LESSONS = (
    "观潮",
    "小数除法",
    "荷塘月色",
    "圆的面积",
    "My family",
    "浮力",
    "司马光",
    "有余数的除法",
    "声音的产生",
    "走月亮",
)
SUBJECTS = ("语文", "数学", "英语", "科学", "道法", "体育", "美术")
GRADES = ("一年级", "二年级", "三年级", "四年级", "五年级", "三年二班", "五（1）班")


def some(county: County, rng: random.Random) -> tuple[Requirement, School]:
    requirement = rng.choice(county.papers())
    return requirement, rng.choice(county.owing(requirement))


def called(county: County, school: School, rng: random.Random) -> str:
    return rng.choice([school.name, *county.abbreviations[school.id], *county.abbreviations[school.id]])


def a_title(requirement: Requirement, rng: random.Random) -> str:
    return short(rng.choice([requirement.title, requirement.title, *requirement.aliases]))


def heading(county: County, school: School, requirement: Requirement, rng: random.Random) -> str:
    return rng.choice(["", "", school.name + short(requirement.title), short(requirement.title)])


def paper(
    county: County, school: School, requirement: Requirement, name: str, rng: random.Random, head: str | None = None
) -> File:
    head = heading(county, school, requirement, rng) if head is None else head
    return File(name, truth(requirement, school.id, county.year), contents_of(requirement, head))


def mail(name: str, county: County, school: School, files: tuple[File, ...], title: str = "", **more: object) -> Sent:
    return Sent(name, county, files, title, county.addresses[school.id], **more)  # type: ignore[arg-type]


@manner
def terse_file_names(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = rng.choice([*GREETINGS, called(county, school, rng), called(county, school, rng) + "材料"])
    file = paper(county, school, requirement, a_title(requirement, rng) + ending(requirement, rng), rng)
    return mail("terse_file_names", county, school, (file,), title)


@manner
def subject_only(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = rng.choice(SCANS).format(rng.randint(1, 9)) + ending(requirement, rng)
    title = rng.choice(["{}", "报送{}", "关于上报{}的函", "{0}（{1}）", "{1}{0}", "{1} {0}"])
    title = title.format(a_title(requirement, rng), called(county, school, rng))
    return mail("subject_only", county, school, (paper(county, school, requirement, name, rng, ""),), title)


@manner
def school_before_title(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    between = rng.choice(["", "-", "_", " ", "—", "："])
    name = called(county, school, rng) + between + a_title(requirement, rng) + ending(requirement, rng)
    return mail(
        "school_before_title", county, school, (paper(county, school, requirement, name, rng),), rng.choice(GREETINGS)
    )


@manner
def old_school_names(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = county.old_names[school.id] + a_title(requirement, rng) + ending(requirement, rng)
    return mail(
        "old_school_names",
        county,
        school,
        (paper(county, school, requirement, name, rng, ""),),
        county.old_names[school.id],
    )


# a sign, and what an input method offers beside it
_SOUNDS = (
    "课刻客 程成承 表标 计记纪 划化画 总综 结节洁 研言 周州洲 进近 度渡 教叫 师狮诗 "
    "名明 册策 制治 公工功 示是式 作做座 安氨 排牌 服伏 务物 后候 方芳 案按岸 应英 "
    "急及 预予玉 时石实 间件坚 息习 统桶 台抬 账帐 控孔 修休 成程 员圆 信新 期其 末莫 "
)
SOUNDS = {word[0]: word[1:] for word in _SOUNDS.split()}


@manner
def signs_that_sound_alike(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = list(short(requirement.title))
    places = [n for n, sign in enumerate(title) if sign in SOUNDS]
    for place in rng.sample(places, min(len(places), rng.choice([1, 1, 1, 2]))):
        title[place] = rng.choice(SOUNDS[title[place]])
    name = rng.choice(["", called(county, school, rng)]) + "".join(title) + ending(requirement, rng)
    return mail(
        "signs_that_sound_alike",
        county,
        school,
        (paper(county, school, requirement, name, rng, ""),),
        rng.choice(GREETINGS),
    )


@manner
def slips_of_the_hand(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title = list(short(requirement.title))
    place = rng.randrange(len(title) - 1)
    slip = rng.choice(["swapped", "doubled"] + (["dropped"] if len(title) > 4 else []))
    if slip == "swapped":
        title[place], title[place + 1] = title[place + 1], title[place]
    elif slip == "doubled":
        title.insert(place, title[place])
    else:
        del title[max(1, place)]
    name = rng.choice(["", called(county, school, rng)]) + "".join(title) + ending(requirement, rng)
    return mail(
        "slips_of_the_hand", county, school, (paper(county, school, requirement, name, rng, ""),), rng.choice(GREETINGS)
    )


@manner
def numbers_and_versions(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    title, number = a_title(requirement, rng), rng.randint(1, 9)
    pattern = rng.choice([
        "{n}.{t}", "{n}、{t}（最终版）", "{t}最终版(2)", "{t} - 副本",
            "{t}(1)(1)", "附件{n}：{t}", "{t}【定稿】", "{t}改3", "（{n}）{t}-新",
        "{t}_v{n}", "{s}{t}终极版不改了", "0{n}-{t}", "{t}[盖章]", "【{s}】{t}（修改后）",
            "最新{t}", "{t}（打印版）", "复件 {t}",
    ])  # fmt: skip
    name = pattern.format(n=number, t=title, s=called(county, school, rng)) + ending(requirement, rng)
    return mail(
        "numbers_and_versions", county, school, (paper(county, school, requirement, name, rng),), rng.choice(GREETINGS)
    )


@manner
def dates_in_names(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    y, m, d = county.year, rng.choice([2, 3]), rng.randint(1, 28)
    stamp = rng.choice(
        [
            f"{y}{m:02}{d:02}",
            f"{m}.{d}",
            f"{y}年{m}月{d}日",
            f"{m}月{d}日",
            f"{y}-{m:02}-{d:02}",
            f"{y}.{m}",
            f"{y}年",
            f"{m:02}{d:02}",
        ]
    )
    name = rng.choice(["{d}{t}", "{t}{d}", "{s}{t}（{d}）", "{d} {s}{t}"])
    name = name.format(d=stamp, t=a_title(requirement, rng), s=called(county, school, rng)) + ending(requirement, rng)
    return mail(
        "dates_in_names",
        county,
        school,
        (paper(county, school, requirement, name, rng),),
        rng.choice([*GREETINGS, stamp]),
    )


@manner
def forwards_of_forwards(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    chain = "".join(rng.choices(["Fw: ", "转发：", "Fwd:", "回复：", "转发: ", "FW："], k=rng.randint(1, 4)))
    named = rng.random() < 0.5
    name = (a_title(requirement, rng) if named else rng.choice(SCANS).format(3)) + ending(requirement, rng)
    title = chain + (rng.choice(GREETINGS) if named else a_title(requirement, rng))
    body = "\n".join(
        ["见附件", "", "---原始邮件---", '发件人: "教务处"<jw@else.example>', f"主题: {title[4:]}", "各位领导好，"]
    )
    return mail(
        "forwards_of_forwards", county, school, (paper(county, school, requirement, name, rng, ""),), title, body=body
    )


@manner
def several_papers_in_one_mail(county: County, rng: random.Random) -> Sent:
    school = rng.choice(county.files.roster.schools)
    owed = [r for r in county.papers() if school in county.owing(r)]
    if len(owed) < 3:
        return terse_file_names(county, rng)
    chosen = rng.sample(owed, rng.randint(3, min(6, len(owed))))
    lead = rng.choice(["", "", called(county, school, rng)])
    files = tuple(
        paper(county, school, r, rng.choice(["", f"{n}.", f"附件{n} "]) + lead + a_title(r, rng) + ending(r, rng), rng)
        for n, r in enumerate(chosen, 1)
    )
    title = rng.choice(
        [
            *GREETINGS,
            called(county, school, rng) + "材料1-5",
            "、".join(short(r.title) for r in chosen),
            "2月份上报材料",
        ]
    )
    return mail("several_papers_in_one_mail", county, school, files, title)


@manner
def one_archive_of_all(county: County, rng: random.Random) -> Sent:
    school = rng.choice(county.files.roster.schools)
    owed = [r for r in county.papers() if school in county.owing(r)]
    if len(owed) < 3:
        return terse_file_names(county, rng)
    lead = rng.choice(["", "材料/", called(county, school, rng) + "/"])
    files = [
        paper(county, school, r, lead + f"{n}.{a_title(r, rng)}{ending(r, rng)}", rng)
        for n, r in enumerate(rng.sample(owed, rng.randint(3, len(owed))), 1)
    ]
    name = rng.choice([called(county, school, rng), "开学材料", "上报材料", "1-5", school.name + "材料"]) + rng.choice(
        [".zip", ".rar"]
    )
    return mail("one_archive_of_all", county, school, (bundle(name, files, rng.random()),), rng.choice(GREETINGS))


@manner
def headings_only(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    name = rng.choice(SCANS).format(rng.randint(1, 9)) + ending(requirement, rng)
    head = (
        rng.choice([school.name, called(county, school, rng), ""])
        + rng.choice(["", f"{county.year}年", "本学期"])
        + short(requirement.title)
    )
    return mail(
        "headings_only", county, school, (paper(county, school, requirement, name, rng, head),), rng.choice(GREETINGS)
    )


@manner
def school_years(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    y = county.year
    lead = rng.choice(
        [
            f"{y - 1}—{y}学年度第二学期",
            f"{y - 1}-{y}学年",
            f"{y - 1}-{y}学年下学期",
            f"{y}年春季",
            f"{y}春",
            f"{y - 1}至{y}学年度第二学期",
            f"{str(y - 1)[2:]}-{str(y)[2:]}学年",
        ]
    )
    name = rng.choice([lead + "{}", "{}" + f"（{lead}）", called(county, school, rng) + lead + "{}"]).format(
        a_title(requirement, rng)
    ) + ending(requirement, rng)
    return mail(
        "school_years", county, school, (paper(county, school, requirement, name, rng, ""),), rng.choice(GREETINGS)
    )


@manner
def last_years_files(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    y = county.year
    lead = rng.choice([f"{y - 2}年", f"{y - 3}-{y - 2}学年度", f"{y - 2}", f"{y - 3}—{y - 2}学年第一学期"])
    name = rng.choice([lead + "{}", "{}" + f"（{lead}）"]).format(a_title(requirement, rng)) + ending(requirement, rng)
    file = File(name, PERSON, contents_of(requirement, ""))
    return mail("last_years_files", county, school, (file,), rng.choice(GREETINGS))


def parts(requirement: Requirement, rng: random.Random) -> list[tuple[str, object]]:
    spec = next(check for check in requirement.checks if check.name == "archive_parts")
    found = []
    for part in spec.params["parts"]:  # type: ignore[union-attr]
        word = rng.choice(str(part).split(">")[0].split("|"))
        many = int(str(part).split("=")[1]) if "=" in str(part) else 1
        is_photo = many > 1 or word in {"照片", "笔记"}
        found += [
            (
                f"{word}{n if many > 1 else ''}{'.jpg' if is_photo else '.docx'}",
                picture() if is_photo else document(word),
            )
            for n in range(1, many + 1)
        ]
    return found  # type: ignore[return-value]


@manner
def sessions_by_grade_and_lesson(county: County, rng: random.Random) -> Sent:
    requirement = next(r for r in county.files.plan.requirements if r.counts_sessions)
    owing = [s for s in county.owing(requirement)] or [
        s
        for s in county.files.roster.schools
        if any(o.party_id == s.id for o in county.index.of_requirement[requirement.id])
    ]
    school = rng.choice(owing)
    lesson, subject = rng.choice(LESSONS), rng.choice(SUBJECTS)
    activity = rng.choice([short(requirement.title), *map(short, requirement.aliases), "", ""])
    name = rng.choice(["{g}{s}《{l}》{a}", "{a}{g}{s}{l}", "{a}第{n}次", "{g}{s} {l}", "{d}{a}{s}", "{k}{g}{s}{l}"])
    name = name.format(
        g=rng.choice(GRADES),
        s=subject,
        l=lesson,
        a=activity,
        n=rng.choice("一二三四五6789"),
        d=f"3月{rng.randint(1, 28)}日",
        k=called(county, school, rng),
    )
    file = File(
        name + rng.choice([".zip", ".rar", ".7z"]),
        truth(requirement, school.id, county.year),
        pack(parts(requirement, rng), rng.random()),
    )  # type: ignore[arg-type]
    return mail(
        "sessions_by_grade_and_lesson",
        county,
        school,
        (file,),
        rng.choice([*GREETINGS, activity]),
        at=f"{county.year}-04-10T09:00:00",
    )


@manner
def teachers_bundle(county: County, rng: random.Random) -> Sent:
    mailed = county.requirements(PartyKind.TEACHER, "mailbox")
    if not mailed:
        return one_archive_of_all(county, rng)
    requirement = rng.choice(mailed)
    school = rng.choice(county.files.roster.schools)
    names = [t.name for t in county.files.roster.teachers_of[school.id]]
    teachers = [t for t in rng.sample(county.files.roster.teachers_of[school.id], 6) if names.count(t.name) == 1]
    title = a_title(requirement, rng)
    style = rng.choice(["{t}", "{t}{r}", "{r}-{t}", "{r}（{t}）", "{n}{t}{r}"])
    han = contents_of(requirement)
    files = [
        File(style.format(t=t.name, r=title, n=n) + ".docx", truth(requirement, t.id, county.year), han)
        for n, t in enumerate(teachers, 1)
    ]
    name = rng.choice([title, called(county, school, rng) + title, "全体教师" + title])
    return mail(
        "teachers_bundle",
        county,
        school,
        (bundle(name + ".zip", files, rng.random()),),
        rng.choice([*GREETINGS, title]),
    )


@manner
def teachers_names_only(county: County, rng: random.Random) -> Sent:
    mailed = county.requirements(PartyKind.TEACHER, "mailbox")
    if not mailed:
        return headings_only(county, rng)
    requirement = rng.choice(mailed)
    school = rng.choice(county.files.roster.schools)
    teachers = rng.sample(county.files.roster.teachers_of[school.id], rng.randint(1, 4))
    title = rng.choice([a_title(requirement, rng), called(county, school, rng) + a_title(requirement, rng)])
    files = tuple(
        File(
            t.name + rng.choice([".docx", ".doc", "老师.docx", "-语文.docx"]),
            truth(requirement, t.id, county.year),
            contents_of(requirement),
        )
        for t in teachers
    )
    return mail("teachers_names_only", county, school, files, title)


@manner
def months_reports(county: County, rng: random.Random) -> Sent:
    requirement = next(r for r in county.files.plan.requirements if "of" in r.due)
    school, month = rng.choice(county.owing(requirement)), rng.choice([3, 4, 5])
    title = a_title(requirement, rng)
    month_word = rng.choice(
        [
            f"{month}月",
            f"{MONTHS[month]}月",
            f"{MONTHS[month]}月份",
            f"{county.year}年{month}月",
            f"{county.year}.{month}",
            f"{month}月份",
            "",
        ]
    )
    lead = rng.choice(["", called(county, school, rng)])
    name = f"{lead}{month_word}{title}"
    at = f"{county.year}-{month:02}-{rng.randint(15, 23)}T10:00:00"
    owed = truth(requirement, school.id, f"{county.year}-{month:02}")
    if "mailbox" in requirement.channels:
        file = File(name + ".docx", owed, contents_of(requirement, rng.choice(["", title])))
        return mail("months_reports", county, school, (file,), rng.choice(["", "月报", title]), at=at)
    kinds = requirement.month_kinds
    name += rng.choice(["", *kinds, f"（{'、'.join(kinds)}）"])
    more = {"list_party": school.id}
    return Sent(
        "months_reports",
        county,
        (),
        name,
        body="本月开展了活动。" * 20,
        channel=requirement.channels[0],
        more=more,
        at=at,
        body_truth=owed,
    )


_UNRELATED = (
    "关于召开春季运动会的通知 食堂采购发票 请假条 电费缴费提醒 校服征订意向 职称评审表 "
    "工资条 体检报告 学生资助名单 疫苗接种统计 会议纪要 党建工作要点 图书采购清单 "
    "课桌椅报修单 报名表 个人简历 贫困生认定材料 营养餐台帐 "
)
UNRELATED = _UNRELATED.split()


@manner
def unrelated_mail(county: County, rng: random.Random) -> Sent:
    school, what = rng.choice(county.files.roster.schools), rng.choice(UNRELATED)
    name = rng.choice([what, called(county, school, rng) + what, what + "（最终版）"]) + rng.choice(
        [".docx", ".xlsx", ".pdf"]
    )
    contents = rng.choice([document(rng.choice(["", what]), "此件与别的事情有关。" * 9), sheet(what)])
    return mail("unrelated_mail", county, school, (File(name, OTHER, contents),), rng.choice([what, "", "您好"]))


@manner
def from_nobody_known(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    lead = rng.choice(["", called(county, school, rng), school.name])
    name = lead + a_title(requirement, rng) + ending(requirement, rng)
    file = File(name, PERSON, contents_of(requirement, ""))
    return Sent("from_nobody_known", county, (file,), rng.choice(GREETINGS), f"{rng.randint(10**7, 10**8)}@qq.example")


@manner
def another_schools_name(county: County, rng: random.Random) -> Sent:
    requirement, school = some(county, rng)
    other = rng.choice([s for s in county.owing(requirement) if s is not school])
    name = other.name + a_title(requirement, rng) + ending(requirement, rng)
    return mail(
        "another_schools_name",
        county,
        school,
        (File(name, PERSON, contents_of(requirement, "")),),
        rng.choice(GREETINGS),
    )


@manner
def teachers_articles(county: County, rng: random.Random) -> Sent:
    requirement = rng.choice(county.requirements(PartyKind.TEACHER, "personal_article"))
    teacher = rng.choice(county.files.roster.teachers)
    if not county.index.concerns(requirement.id, teacher.id):
        return terse_file_names(county, rng)
    title = rng.choice(["{t}", "{n}{t}", "{t}（{n}）", "{g}{s}《{l}》{t}", "我的{t}", "{n}的{t}", "{t}——{l}"])
    title = title.format(
        t=a_title(requirement, rng), n=teacher.name, g=rng.choice(GRADES), s=rng.choice(SUBJECTS), l=rng.choice(LESSONS)
    )
    owed = truth(requirement, teacher.id, county.year)
    more = {"account": teacher.account}
    if is_essay(requirement):
        return Sent(
            "teachers_articles",
            county,
            (),
            title,
            sender_name=teacher.name,
            body="读书使人明智，" * 180,
            channel="personal_article",
            more=more,
            body_truth=owed,
        )
    file = File(rng.choice(SCANS).format(4) + ".docx", owed, contents_of(requirement))
    return Sent(
        "teachers_articles",
        county,
        (file,),
        title,
        sender_name=teacher.name,
        channel="personal_article",
        more=more,
        body="见附件",
    )


@manner
def posts_on_the_class_list(county: County, rng: random.Random) -> Sent:
    shared = [r for r in county.papers() if "class_share" in r.channels]
    requirement = rng.choice(shared)
    school = rng.choice(county.owing(requirement))
    title = rng.choice(["{t}", "{s}{t}", "{y}年{t}", "{s}上报{t}"]).format(
        t=a_title(requirement, rng), s=called(county, school, rng), y=county.year
    )
    file = paper(
        county,
        school,
        requirement,
        rng.choice(["附件", "下载", a_title(requirement, rng)]) + ending(requirement, rng),
        rng,
    )
    return Sent(
        "posts_on_the_class_list",
        county,
        (file,),
        title,
        channel="class_share",
        more={"list_party": school.id},
        body="附件下载",
    )
