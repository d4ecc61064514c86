"""Observed lessons: one archive for each session (circular L30-L35), and the teachers' own papers of the lesson."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tasks.domain.plan.party import School, Stage, Teacher
from tasks.sandbox import office
from tasks.sandbox.essays import essay
from tasks.sandbox.packing import packed
from tasks.sandbox.pictures import photo
from tasks.sandbox.wire import File
from tasks.sandbox.world import World

_GRADES = {Stage.SENIOR: ("高一", "高二"), Stage.JUNIOR: ("七年级", "八年级"), Stage.PRIMARY: ("三年级", "五年级")}
_TITLES = (
    "春", "背影", "观潮", "济南的冬天", "海上日出", "认识角", "圆的面积", "一元一次方程", "植物的身体", "水的变化",
    "我的家乡", "丝绸之路", "长江之歌", "比例的意义", "校园的早晨", "荷塘月色", "故都的秋", "三角形的内角",
)  # fmt: skip
AT_A_TIME = 5  # archives in one mail
_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


@dataclass(frozen=True, slots=True)
class Session:
    """One observed lesson. `stage` is that of a combined school; `teacher` None where the papers do not say who."""

    school: School
    number: int
    title: str
    on: date
    stage: Stage
    teacher: Teacher | None
    grade: str

    @property
    def key(self) -> str:
        return f"{self.school.id}/{self.stage}/{self.number}"

    @property
    def subject(self) -> str:
        return self.teacher.subjects[0] if self.teacher else ""

    @property
    def post_title(self) -> str:
        """Of the post that shows its archive in the class share."""
        return f"推门听课材料 第{self.number}次 {self.grade}{self.subject}《{self.title}》"


def sessions(
    world: World, school: School, stage: Stage, count: int, unnamed: int = 0, year: int = 2023
) -> list[Session]:
    """The first `count` sessions of a school's stage; the last `unnamed` of them name neither grade nor teacher."""
    observed = [t for t in world.teachers(school.id) if t.gives_observed_lesson and stage in (t.stages or (stage,))]
    titles = world.random("titles", school.id, stage).sample(_TITLES, len(_TITLES))
    made = []
    for number in range(1, count + 1):
        named = number <= count - unnamed
        made.append(
            Session(
                school,
                number,
                titles[number % len(titles)],
                date(year, 3, 1) + timedelta(days=number * 2),
                stage,
                observed[number % len(observed)] if named else None,
                _GRADES[stage][number % 2] if named else "",
            )
        )
    return made


def session_files(world: World, session: Session, *, without: str = "", folder: str = "") -> list[File]:
    """What lies in one session's archive; `without` leaves one part out, `folder` puts all of it below one more."""
    told = _told(world, session)
    plan, remarks = office.document(*told["教案"]), office.document(*told["评课"])
    names = [[t.name, ""] for t in world.teachers(session.school.id)[:8]]
    signed = office.document(*told["签到"], rows=[["听课教师", "签字"], *names])
    made = [
        File("签到/签到簿.docx", signed),
        File(f"教案/教案《{session.title}》.docx", plan),
        *(File(f"照片/出课照片{n}.jpg", photo(f"{world.seed}/{session.key}/{n}")) for n in (1, 2, 3)),
        File("笔记/听课笔记.jpg", photo(f"{world.seed}/{session.key}/notes")),
        File("评课/评课记录.docx", remarks),
    ]
    return [
        File(f"{folder}{file.name}", file.data) for file in made if not without or not file.name.startswith(without)
    ]


def archive(world: World, session: Session, *, without: str = "") -> File:
    """One session, packed as the circular asks."""
    return File(archive_name(session), packed(session_files(world, session, without=without)))


def archive_name(session: Session) -> str:
    return f"推门听课第{session.number:02}次{session.grade}{session.subject}《{session.title}》.zip"


def _told(world: World, session: Session) -> dict[str, tuple[str, list[str]]]:
    """Heading and lines of each paper in the archive."""
    about = [f"课题：《{session.title}》", f"时间：{session.on.year}年{session.on.month}月{session.on.day}日"]
    if session.teacher:
        about += [f"出课教师：{session.teacher.name}", f"学科：{session.teacher.subjects[0]}", f"年级：{session.grade}"]
    steps = essay(world.random("lesson", session.key), 240)
    remarks = essay(world.random("remarks", session.key), 160)
    return {
        "签到": ("听课签到簿", about),
        "教案": (f"教案《{session.title}》", [*about, "教学目标", "教学重点", "教学过程", steps]),
        "评课": ("评课记录", [*about, remarks]),
    }


@dataclass(frozen=True, slots=True)
class OwnLesson:
    """The lesson that a teacher writes up: T3, T4 and T5 are of the same one."""

    title: str
    subject: str
    grade: str

    def plan(self, world: World, teacher: Teacher) -> File:
        lines = [f"学科：{self.subject}", f"年级：{self.grade}", f"执教：{teacher.name}", "教学目标", "教学过程"]
        text = essay(world.random("own plan", teacher.id), 300)
        return File(f"教案《{self.title}》.docx", office.document(f"教案《{self.title}》", [*lines, text]))

    def slides(self, world: World, teacher: Teacher) -> File:
        pages = [(f"《{self.title}》", f"{self.grade}{self.subject} {teacher.name}")]
        pages += [(f"活动{n}", essay(world.random("own slides", teacher.id, n), 60)) for n in _NUMERALS[1:4]]
        return File(f"课件《{self.title}》.pptx", office.slides(pages))


def own_lesson(world: World, teacher: Teacher) -> OwnLesson:
    school = world.school(teacher.school)
    stage = (teacher.stages or school.stages)[0]
    chance = world.random("own lesson", teacher.id)
    return OwnLesson(chance.choice(_TITLES), teacher.subjects[0], chance.choice(_GRADES[stage]))
