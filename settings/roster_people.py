"""One row of the roster: a school, a teacher or a contact, with every cell checked."""

from __future__ import annotations

from settings.roster_table import Row
from settings.words import ROLE_WORDS, STAGE_WORDS, is_email, right_one, role, stage
from tasks.domain.plan.party import Contact, Role, School, Stage, Teacher

_YES_NO = {"yes": True, "no": False, "是": True, "否": False, "true": True, "false": False, "1": True, "0": False}


def read_school(row: Row, coordinators: tuple[str, ...], principal: str) -> School | None:
    stages = _stages(row)
    if not row.get("name"):
        row.wrong("name", "没有学校名称")
    if not stages and not row.get("stages"):
        row.warn("stages", f"{row.get('name')}没有写学段，凡限定学段的要求都不会算到它", STAGE_WORDS)
    return School(
        id=row.get("id"),
        name=row.get("name"),
        stages=stages,
        aliases=row.several("aliases"),
        class_name=row.get("class"),
        coordinators=coordinators,
        principal=principal,
    )


def read_contact(row: Row) -> Contact | None:
    word = row.get("role")
    found = role(word) if word else Role.COORDINATOR
    if found is None:
        row.wrong("role", f"没有“{word}”这个角色", right_one(word, Role) if word.isascii() else ROLE_WORDS)
    return Contact(
        id=row.get("id"),
        name=row.get("name"),
        role=found or Role.COORDINATOR,
        email=_email(row),
        stages=_stages(row),
        phone=row.get("phone"),
    )


def read_teacher(row: Row, school: str) -> Teacher | None:
    if not row.get("name"):
        row.wrong("name", "没有姓名")
    return Teacher(
        id=row.get("id"),
        name=row.get("name"),
        school=school,
        subjects=row.several("subjects"),
        aliases=row.several("aliases"),
        account=row.get("account"),
        gives_observed_lesson=_yes_no(row, "gives_observed_lesson"),
        stages=_stages(row),
    )


def _stages(row: Row) -> tuple[Stage, ...]:
    found = []
    for word in row.several("stages"):
        known = stage(word)
        if known is None:
            row.wrong("stages", f"没有“{word}”这个学段", right_one(word, Stage) if word.isascii() else STAGE_WORDS)
        else:
            found.append(known)
    return tuple(known for known in Stage if known in found)


def _email(row: Row) -> str:
    address = row.get("email")
    if address and not is_email(address):
        masked = "，通知里遮住的地址请补全" if "*" in address else ""
        row.wrong("email", f"邮箱“{address}”写得不对{masked}", "name@126.com 这样的地址；还不知道就空着")
        return ""
    if not address and row.get("name"):
        row.warn("email", f"{row.get('name')}的邮箱还没有填，发不了邮件", "name@126.com 这样的地址")
    return address


def _yes_no(row: Row, column: str) -> bool | None:
    word = row.get(column)
    if not word:
        return None
    found = _YES_NO.get(word.lower())
    if found is None:
        row.wrong(column, f"“{word}”不是 是 或 否", "是、否，或空着")
    return found
