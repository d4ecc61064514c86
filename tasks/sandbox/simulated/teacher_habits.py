"""How the teachers of a made-up county hand in certificates, reflections, lesson plans and courseware."""

from __future__ import annotations

from random import Random

from tasks.domain.plan.party import Teacher
from tasks.sandbox import office
from tasks.sandbox.essays import essay
from tasks.sandbox.lessons import own_lesson
from tasks.sandbox.packing import cut_short
from tasks.sandbox.pictures import photo, printed
from tasks.sandbox.simulated.needs import Need
from tasks.sandbox.simulated.truth import Quality
from tasks.sandbox.simulated.year import Year
from tasks.sandbox.teachers import CERTIFICATE, REFLECTION
from tasks.sandbox.wire import File


def write_up(year: Year, teacher: Teacher) -> None:
    """T1 and T2 of every teacher, T3-T5 of those who gave an observed lesson."""
    for requirement in ("T1", "T2", "T3", "T4", "T5"):
        need = year.truth.needs.get(f"{requirement}/{teacher.id}/{year.year}")
        chance = year.chance(requirement, teacher.id)
        if need is None or (at := year.when(need, chance)) is None:
            continue
        title, files, body, quality = _made(year, teacher, need, chance)
        dated = at.date().isoformat() if chance.random() < 0.08 else ""
        year.script.article(teacher, at, title, *files, body=body, dated=dated)
        year.came(need, "personal_article", "it" if quality is Quality.GOOD else "wrong", quality, at)
        if quality is Quality.BAD:
            year.counts[f"article_{'broken' if files else 'too_short'}"] += 1


def _made(year: Year, teacher: Teacher, need: Need, chance: Random) -> tuple[str, list[File], str, Quality]:
    """Title, files, text, and what it is worth."""
    is_bad = chance.random() < 0.06
    world = year.world
    quality = Quality.BAD if is_bad else Quality.GOOD
    match need.requirement:
        case "T1":
            picture = photo(f"certificate {world.seed} {teacher.id}")
            if is_bad:
                return CERTIFICATE, [File("证书.jpg", cut_short(picture))], "", quality
            if chance.random() < 0.7:
                return CERTIFICATE, [File("证书.jpg", picture)], "", quality
            lines = [CERTIFICATE, f"姓名：{teacher.name}", "学时：10"]
            return CERTIFICATE, [File(f"{CERTIFICATE}.pdf", printed(lines))], "", quality
        case "T3":
            lesson = own_lesson(world, teacher)
            plan = lesson.plan(world, teacher)
            plan = File(plan.name, cut_short(plan.data)) if is_bad else plan
            return f"“推门听课”活动教案《{lesson.title}》", [plan], "", quality
        case "T4":
            lesson = own_lesson(world, teacher)
            slides = lesson.slides(world, teacher)
            slides = File(slides.name, cut_short(slides.data)) if is_bad else slides
            return f"推门听课课件《{lesson.title}》", [slides], "", quality
    text = essay(chance, chance.randint(300, 800) if is_bad else chance.randint(1050, 1400))
    title = REFLECTION if need.requirement == "T2" else "“推门听课”活动反思"
    if chance.random() < 0.3:
        return title, [File(f"{title}.docx", office.document(title, text.split("\n")))], "", quality
    return title, [], text, quality
