"""What one sentence says of all that is told nothing else: 凡没有另写时间的, 除另有注明外, 凡未注明方式的."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年秋季学籍材料的通知\n各学校：\n"
TAIL = "\n县教育局\n2026年9月7日"
LISTS = (
    "二、各校都要报的\n1.《学籍变动表》。按年级填写。\n2.《学生花名册》。\n3.毕业班合影。每班1张。\n"
    "三、部分学校要报的\n4.《随班就读备案表》。有随班就读学生的学校报送，9月25日16:00前。\n"
    "5.《年检表》。民办学校报送，一式2份。\n四、不要报的\n6.《点名册》由学校保存。\n"
)
USUAL, OWN = "09-18 17:00", "09-25 16:00"
ALL = {
    "《学籍变动表》": USUAL,
    "《学生花名册》": USUAL,
    "毕业班合影": USUAL,
    "《随班就读备案表》": OWN,
    "《年检表》": USUAL,
}


def drafted(text: str) -> dict[str, tuple[str | None, tuple[str, ...] | None]]:
    return {one.title: (one.due, one.channels) for one in draft(HEAD + text + TAIL).requirements}


def days(text: str) -> dict[str, str | None]:
    return {title: due for title, (due, _) in drafted(text).items()}


@pytest.mark.parametrize(
    "said",
    [
        "下文各项材料，凡没有另写时间的，一律在9月18日17:00以前报送；凡没有另写份数的，一律1份。",
        "以下材料除另行注明时间的外，均须于9月18日17:00前送基教股（103室）。",
        "以下材料，凡没有另定期限的，均于9月18日17:00前送基教股（103室）。",
        "未单独注明报送时间的，统一为9月18日17:00前，送基教股（103室）。",
        "凡未标日期的，截止日均为9月18日17:00。",
        "如无特别说明，下列材料均于9月18日17:00前发至a@example.com。",
    ],
)
def test_each_paper_without_a_day_has_the_usual_one(said):
    assert days(f"一、共同的规定\n{said}\n{LISTS}") == ALL
    assert days(f"{LISTS}五、时间\n{said}") == ALL


def test_a_list_without_marks_has_the_usual_day():
    text = (
        "下列材料，凡没有另定期限的，均于9月18日17:00前送103室。\n各镇和县直各校均报：\n"
        "《学籍变动表》1份；\n《学生花名册》1份；\n校牌照片2张。\n不报：\n各班的点名册，由学校自存。"
    )

    assert days(text) == {"《学籍变动表》": USUAL, "《学生花名册》": USUAL, "校牌照片": USUAL}


def test_the_usual_place_is_for_those_that_name_none():
    text = f"凡没有另写时间的，一律在9月18日17:00以前报送；凡没有另写方式的，一律送基教股103室。\n{LISTS}"
    text = text.replace("每班1张。", "每班1张，发到a@example.com。")
    places = {title: channels for title, (_, channels) in drafted(text).items()}

    assert places.pop("毕业班合影") == ("mailbox",)
    assert set(places.values()) == {("基教股",)}


def test_a_place_below_the_list_does_not_take_the_paper_from_it():
    text = f"{LISTS}五、时间\n没有单独写明时间的，一律于9月18日17:00前交到103室；《学生花名册》发送至a@example.com。"
    lines = {one.title: one.line for one in draft(HEAD + text + TAIL).requirements}

    assert lines["《学生花名册》"] == 5


@pytest.mark.parametrize(
    "said",
    [
        "以下材料均于9月18日17:00前送103室：\n1.《学籍变动表》。\n2.《年检表》。",
        "如无特别说明，《学籍变动表》和《年检表》均于9月18日17:00前送103室。\n附件：1.《点名册》",
        "未按规定时间报送的学校要通报。《学籍变动表》《年检表》于9月18日17:00前送103室。\n9.《点名册》。",
    ],
)
def test_no_other_sentence_gives_the_rest_a_day(said):
    assert days(said) == {"《学籍变动表》": USUAL, "《年检表》": USUAL}
