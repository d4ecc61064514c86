"""What an attachment lists is handed in where the text says so: 将附件1所列材料装袋送窗口."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

ROWS = "材料清单\n序号|材料名称|份数\n1|《养老院年审申请书》|2份\n2|消防验收意见书复印件|1份\n3|护理员花名册|1份"
ITEMS = "材料清单\n1.《养老院年审申请书》，2份\n2.消防验收意见书复印件，1份\n3.护理员花名册，1份"
PAPERS = ["《养老院年审申请书》", "消防验收意见书复印件", "护理员花名册"]


def told(said: str, attached: str = ROWS) -> list[tuple[str, str | None]]:
    text = f"关于养老机构年审的通知\n各养老院：\n一、年审办法\n{said}\n附件：1.材料清单\n　　　2.名额表\n"
    drafted = draft(f"{text}县民政局\n2026年3月2日\n附件1\n{attached}\n附件2\n名额表\n城关养老院 5个\n")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize("attached", [ROWS, ITEMS])
@pytest.mark.parametrize(
    "called",
    ["附件1所列年审材料", "附件1中列明的各项材料", "材料清单（附件1）所列材料", "《材料清单》（见附件1）规定的材料"],
)
def test_the_papers_of_an_attached_list_have_the_day_of_the_text(called: str, attached: str) -> None:
    said = f"各养老院于4月17日（星期五）17:00前，将{called}装袋，送至县民政局养老服务股（二楼206室）。"

    assert told(said, attached) == [(title, "04-17 17:00") for title in PAPERS]


def test_another_paper_beside_the_attached_list_is_owed_too() -> None:
    said = "各养老院于4月17日前将附件1所列材料和《承诺书》送至县民政局养老服务股。"

    assert told(said) == [("《承诺书》", "04-17"), *((title, "04-17") for title in PAPERS)]


@pytest.mark.parametrize("said", ["各养老院于4月17日前按附件2规定的名额推荐，将《推荐表》送至县民政局养老服务股。"])
def test_an_attachment_that_is_only_gone_by_lends_no_day(said: str) -> None:
    assert [one for one in told(said) if one[1]] == [("《推荐表》", "04-17")]
