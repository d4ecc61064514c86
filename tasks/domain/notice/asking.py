"""What is asked for, in a school's words: what must be in it, and how the file is named so that we know it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement


def asked(requirement: Requirement, obligation: Obligation) -> tuple[str, ...]:
    """What the checks will look for, one short sentence each."""
    said = list(_counted(requirement, obligation))
    for check in requirement.checks:
        said += _asked_by(check)
    return tuple(dict.fromkeys(said))


def naming(requirement: Requirement, obligation: Obligation, school: str) -> str:
    """The pattern by which a file or title is recognised; empty where nothing is handed in."""
    if requirement.counts_members:
        return ""
    name = requirement.title.strip("《》")
    if requirement.month_kinds:
        month = f"{int(obligation.period[5:7])}月" if obligation.period[5:7].isdecimal() else ""
        return "标题写明月份和类别，如 " + "、".join(f"{school}{month}{kind}" for kind in requirement.month_kinds)
    if requirement.counts_sessions:
        # circular L30: one archive for each session, never several in one
        return f"{school}_{_bare(name)}_出课教师_学科_日期.zip（一次一个压缩包）"
    who = "教师姓名" if requirement.party is PartyKind.TEACHER else school
    return f"{who}_{_bare(name)}{_ending(requirement.checks)}"


def _bare(title: str) -> str:
    return title.replace("“", "").replace("”", "").replace("《", "").replace("》", "")


def _ending(checks: Sequence[CheckSpec]) -> str:
    names = {check.name for check in checks}
    if names & {"table", "weeks", "on_roster", "covers_roster"}:
        return ".xlsx"
    if "certificate" in names:
        return ".jpg 或 .pdf"
    return ".docx" if names & {"document", "han_count"} else ""


def _counted(requirement: Requirement, obligation: Obligation) -> Iterator[str]:
    if requirement.counts_members:
        yield "花名册上的每位教师都加入"
    elif requirement.month_kinds:
        yield f"当月{'、'.join(requirement.month_kinds)}各至少一条"
    elif obligation.count > 1:
        yield f"共 {obligation.count} 次" if requirement.counts_sessions else f"共 {obligation.count} 份"


def _asked_by(check: CheckSpec) -> list[str]:
    match check.name:
        case "archive_parts":
            parts = check.params.get("parts", ())
            named = [_part_words(str(part)) for part in parts] if isinstance(parts, (list, tuple)) else []
            return [f"每个压缩包内有：{'、'.join(named)}"]
        case "photos_differ":
            return [f"照片至少 {check.params.get('min', 3)} 张，角度不同"]
        case "han_count":
            return [f"不少于 {check.params.get('min', 1000)} 字"]
        case "weeks":
            return [f"每周一行，至少 {check.params.get('min', 15)} 周"]
        case "on_roster":
            return ["表中姓名与花名册一致"]
        case "table":
            return ["须是表格"]
        case "certificate":
            return ["图片或 PDF，能打开"]
        case "same_lesson":
            return ["教案与课件为同一节课"]
        case _:
            return []


def _part_words(part: str) -> str:
    """照片>=3 → 照片（至少 3）; 教案|教学设计 → 教案或教学设计."""
    name, _, least = part.partition(">=")
    words = "或".join(one.strip() for one in name.split("|"))
    return f"{words}（至少 {least.strip()}）" if least.strip() not in {"", "1"} else words
