"""A circular like a letter: 请发来, 替他送来, 送原件时一并交, 与台账同日; and days of pay or lessons."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于征集水乡物件的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("渠工口述录音请在四月三日以前交来，即一段录音。", "渠工口述录音"),
        ("老水车图片请于四月三日以前发来，每站五张。", "老水车图片"),
        ("愿意捐物的渠工填一张《捐物意向书》，由站里在四月三日以前替他送来。", "《捐物意向书》"),
        ("展览结束以后，请每站写一份展览小结，四月三日以前寄来。", "展览小结"),
        ("把《讲解员报名表》在四月三日以前报送过来，讲解由馆里来排。", "《讲解员报名表》"),
    ],
)
def test_what_is_sent_to_us_is_handed_in(said: str, title: str) -> None:
    assert told(said) == [(title, "04-03")]


def test_letters_that_came_are_not_handed_in() -> None:
    assert told("3月2日前县里发来的通知、寄来通知单，各站张贴。") == []


@pytest.mark.parametrize(
    "said", ["送样件时一并交《样件登记表》，每站1份。", "提交样件的同时附《样件登记表》，每站1份。"]
)
def test_what_goes_with_a_thing_has_its_day(said: str) -> None:
    text = f"1.水车样件于3月6日前送县水利局306室。\n2.{said}"

    assert ("《样件登记表》", "03-06") in told(text)


@pytest.mark.parametrize("said", ["另报备用闸门清单一份，与台账同日", "还交备用闸门清单一份，跟台账同日"])
def test_another_paper_by_the_day_of_one_before_it(said: str) -> None:
    text = f"1.隐患排查台账3月6日前{MAIL}。\n2.大闸管理站{said}。"

    assert told(text) == [("隐患排查台账", "03-06"), ("备用闸门清单", "03-06")]


@pytest.mark.parametrize(
    "said",
    [
        "各站要在3月4日前为全体渠工讲授1次安全课，填写《授课登记表》，于3月6日前{mail}。",
        "各站要在3月4日前到村里演两场节水戏，填写《授课登记表》，于3月6日前{mail}。",
        "补助款由县财政于3月2日至4日打入一卡通，各站核对后报送《授课登记表》，于3月6日前{mail}。",
        "奖金由信用社于3月4日前划转到个人，各站填写《授课登记表》，于3月6日前{mail}。",
    ],
)
def test_a_lesson_or_a_payment_hands_nothing_in(said: str) -> None:
    assert told(said.format(mail=MAIL)) == [("《授课登记表》", "03-06")]
