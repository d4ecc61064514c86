"""Invented counties with plans of their own: other titles, other schools, other years; and the shipped plan as one."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from settings.files import CountyFiles, load_files
from tasks.casefile import index_of
from tasks.domain.evidence.identity import Index
from tasks.domain.plan.expand import expand
from tasks.domain.plan.party import School, Teacher
from tasks.domain.plan.requirement import PartyKind, Requirement
from tasks.planfile import calendar_of

SHIPPED = Path(__file__).resolve().parents[3] / "settings" / "county" / "plan.toml"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午申酉戌亥"
NUMBERS = "一二三四五六七八九"


@dataclass(frozen=True)
class County:
    name: str
    files: CountyFiles
    index: Index
    abbreviations: dict[str, tuple[str, ...]]  # school id -> what people there call it
    old_names: dict[str, str]  # school id -> what it was called before, unknown to the roster
    addresses: dict[str, str]  # school id -> the coordinator's

    @property
    def year(self) -> int:
        return self.files.plan.year

    def owing(self, requirement: Requirement) -> list[School]:
        return [s for s in self.files.roster.schools if (requirement.id, s.id) in self.index.owed]

    def teachers_owing(self, requirement: Requirement) -> list[Teacher]:
        return [t for t in self.files.roster.teachers if (requirement.id, t.id) in self.index.owed]

    def requirements(self, party: PartyKind, channel: str) -> list[Requirement]:
        return [
            r
            for r in self.files.plan.requirements
            if r.party is party and channel in r.channels and not r.counts_members
        ]

    def papers(self) -> list[Requirement]:
        """What schools mail that is neither a session nor a month's report."""
        found = self.requirements(PartyKind.SCHOOL, "mailbox")
        return [r for r in found if not r.counts_sessions and not r.month_kinds and len(_owed(self, r)) == 1]


def _owed(county: County, requirement: Requirement) -> set[str]:
    return {o.period for o in county.index.of_requirement.get(requirement.id, ())}


@dataclass(frozen=True)
class _Sketch:
    name: str
    prefix: str  # before each school's name on the roster
    year: int
    plan: str
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...]  # name, stage, what people call it


def _schools(
    towns: str, extra: tuple[tuple[str, str, tuple[str, ...]], ...]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    found = []
    for n, sign in enumerate(NUMBERS[:6], start=1):
        found.append((f"第{sign}小学", "小学", (f"{sign}小", f"第{sign}小学", f"{n}小", f"第{n}小学")))
    for n, sign in enumerate(NUMBERS[:4], start=1):
        found.append((f"第{sign}中学", "初中", (f"{sign}中", f"第{sign}中学", f"第{n}中学")))
    for town in towns.split():
        found.append((f"{town}中心小学", "小学", (f"{town[:-1]}小学", f"{town[:-1]}中心校", f"{town}小学")))
    return (*found, *extra)


_QINGHE = _Sketch(
    "清河县", "清河县", 2024,
    """
[plan]
id = "qinghe-2024"
year = 2024
starts = "previous 12-01"
[[requirement]]
id = "A1"
title = "《校本研修工作计划》"
party = "school"
channels = ["mailbox", "class_share"]
due = "03-15 cob"
checks = ["document"]
[[requirement]]
id = "A2"
title = "《教研组教师花名册》"
aliases = ["教师花名册"]
party = "school"
channels = ["mailbox", "class_share"]
due = "03-15 cob"
checks = ["table"]
[[requirement]]
id = "A3"
title = "《课后服务安排表》"
party = "school"
channels = ["mailbox", "class_share"]
due = "03-15 cob"
checks = ["table"]
[[requirement]]
id = "A4"
title = "《作业公示制度》"
party = "school"
channels = ["mailbox"]
due = "03-15 cob"
checks = ["document"]
[[requirement]]
id = "A5"
title = "《控辍保学工作台账》"
party = "school"
channels = ["mailbox"]
due = "03-15 cob"
checks = ["table"]
[[requirement]]
id = "A6"
title = "“同课异构”活动材料"
aliases = ["同课异构"]
party = "school"
channels = ["mailbox", "class_share"]
count = 8
opens = "03-01"
due = "05-20 cob"
checks = [{ name = "archive_parts", parts = ["签到", "教案|教学设计", "照片>=3", "评课"] }, "one_session"]
[[requirement]]
id = "A7"
title = "《教研活动月报》"
party = "school"
channels = ["mailbox"]
due = "last friday of 3-6"
checks = ["document"]
[[requirement]]
id = "A8"
title = "《学期研修工作总结》"
party = "school"
channels = ["mailbox"]
due = "06-28 cob"
checks = ["document"]
[[requirement]]
id = "B1"
title = "《师德师风承诺书》"
party = "teacher"
channels = ["mailbox", "personal_article"]
needs = "any"
due = "04-30"
checks = ["document"]
[[requirement]]
id = "B2"
title = "读书心得"
aliases = ["读书笔记心得", "读书体会"]
party = "teacher"
channels = ["personal_article"]
due = "04-30"
checks = [{ name = "han_count", min = 800 }]
[[requirement]]
id = "B3"
title = "优秀教学案例"
aliases = ["教学案例"]
party = "teacher"
channels = ["personal_article"]
due = "04-30"
checks = ["document"]
[themes.03]
title = "大单元教学设计的路径"
[themes.04]
title = "信息技术与课堂融合"
""",
    _schools("红星镇 白桦乡 柳河镇 东升乡 北岗镇", (
        ("实验小学", "小学", ("实验小学", "实小")), ("育才学校", "小学;初中", ("育才", "育才学校")),
        ("城关镇第一小学", "小学", ("城关一小", "城关镇一小")), ("特殊教育学校", "小学", ("特校", "特教学校")),
        ("机关幼儿园", "幼儿园", ("机关园", "机关幼儿园")),
    )),
)  # fmt: skip

_BAIYANG = _Sketch(
    "白杨区", "", 2026,
    """
[plan]
id = "baiyang-2026"
year = 2026
starts = "02-01"
[[requirement]]
id = "P-01"
title = "控制学生流失情况报告"
aliases = ["控流报告"]
party = "school"
channels = ["mailbox"]
due = "03-20 cob"
checks = ["document"]
[[requirement]]
id = "P-02"
title = "校园安全应急预案"
party = "school"
channels = ["mailbox"]
due = "03-20 cob"
checks = ["document"]
[[requirement]]
id = "P-03"
title = "家长会实施方案"
party = "school"
channels = ["mailbox"]
due = "04-20 cob"
checks = ["document"]
[[requirement]]
id = "P-04"
title = "作息时间表"
aliases = ["作息表"]
party = "school"
channels = ["mailbox", "class_share"]
due = "03-20 cob"
checks = ["table"]
[[requirement]]
id = "P-05"
title = "教师任教情况统计表"
party = "school"
channels = ["mailbox", "class_share"]
due = "03-20 cob"
checks = ["table"]
[[requirement]]
id = "P-06"
title = "集体备课活动记录"
aliases = ["集体备课"]
party = "school"
channels = ["mailbox"]
count = { primary = 6, junior = 9 }
opens = "03-01"
due = "06-10 cob"
checks = [{ name = "archive_parts", parts = ["签到表", "备课稿|教案", "照片>=2", "研讨记录"] }, "one_session"]
[[requirement]]
id = "P-07"
title = "劳动教育月报"
aliases = ["劳动月报"]
party = "school"
channels = ["web_report"]
due = "last friday of 3-6"
checks = [{ name = "month_items", kinds = ["课程", "实践", "宣传"] }]
[[requirement]]
id = "Q-01"
title = "个人年度研修总结"
party = "teacher"
channels = ["personal_article", "mailbox"]
needs = "any"
due = "06-20"
checks = [{ name = "han_count", min = 1000 }]
[[requirement]]
id = "Q-02"
title = "微课视频"
aliases = ["微课"]
party = "teacher"
channels = ["personal_article"]
due = "06-20"
checks = ["readable"]
[themes.03]
title = "校园菜地的耕种与观察"
[themes.04]
title = "传统手工艺进课堂"
""",
    _schools("双桥镇 石门乡 杏花镇 桃源乡", (
        ("向阳小学", "小学", ("向阳", "向阳小学")), ("朝阳小学", "小学", ("朝阳", "朝阳小学")),
        ("光明学校", "小学;初中", ("光明", "光明学校")), ("师范附属小学", "小学", ("附小", "师范附小")),
        ("白杨区高级中学", "高中", ("高中", "区高中")),
    )),
)  # fmt: skip


def _shipped() -> _Sketch:
    extra = (
        ("第一高级中学", "高中", ("一高", "一高中")), ("实验学校", "小学;初中", ("实验学校",)),
        ("奋斗镇中心学校", "小学;初中", ("奋斗学校", "奋斗中心校")), ("第一幼儿园", "幼儿园", ("一幼",)),
    )  # fmt: skip
    return _Sketch("兰西县", "兰西县", 2023, SHIPPED.read_text("utf-8"), _schools("榆林镇 临江镇 平山镇 红光乡", extra))


def counties(seed: int = 1) -> tuple[County, ...]:
    return tuple(_county(sketch, random.Random(seed + n)) for n, sketch in enumerate((_QINGHE, _BAIYANG, _shipped())))


def _county(sketch: _Sketch, rng: random.Random) -> County:
    schools, contacts, teachers = (
        ["编号,学校,学段,别名,班级,负责人,校长"],
        ["编号,姓名,角色,邮箱"],
        ["编号,姓名,学校,任教学科,账号"],
    )
    abbreviations, old, addresses, number = {}, {}, {}, 0
    for n, (name, stages, called) in enumerate(sketch.kinds, start=1):
        id_, alias = f"x{n:02}", rng.choice([called[0], "", ""])
        full = name if name.startswith(sketch.name) else sketch.prefix + name
        schools.append(f"{id_},{full},{stages},{alias},{called[0]}研修班,k{n:02},")
        addresses[id_] = (
            f"{rng.choice(['xx', 'jwc', 'school', '575'])}{n:02}@{rng.choice(['126.example', 'qq.example'])}"
        )
        contacts.append(f"k{n:02},负责人{n},负责人,{addresses[id_]}")
        abbreviations[id_] = (*called, sketch.name.rstrip("县区") + called[0])
        old[id_] = rng.choice(["反修", "卫东", "铁路", "糖厂", "农机厂", "矿务局"]) + rng.choice(
            ["子弟学校", "小学", "中学"]
        )
        names = rng.sample(
            [s + g for s in SURNAMES for g in GIVEN]
            + [s + g + h for s in SURNAMES for g in GIVEN[:6] for h in GIVEN[6:12]],
            9,
        )
        for name_ in [*names, "王老师" if n % 3 else "孙老师"]:
            number += 1
            subject = rng.choice(["语文", "数学", "英语", "科学", "音乐"])
            teachers.append(f"t{number:03},{name_},{id_},{subject},u{1000 + number}")
    contacts.append("a1,王老师,管理员,admin@county.example")
    texts = {
        "plan.toml": sketch.plan,
        "roster/schools.csv": schools,
        "roster/contacts.csv": contacts,
        "roster/teachers.csv": teachers,
    }
    raw = {n: (t if isinstance(t, str) else "\n".join(t) + "\n").encode() for n, t in texts.items()}
    raw["sources/mail.toml"] = b'kind = "imap"\nhost = "imap.example"\nusername = "u"\n'
    files = load_files(raw)
    calendar = calendar_of(files)
    index = index_of(files, expand(files.plan, files.roster, calendar), calendar)
    return County(sketch.name, files, index, abbreviations, old, addresses)
