"""What goes with another paper, what is chosen from others, and what a sentence only comes to speak of."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于渠道管护的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title.strip("《》"), one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "每份《渠道申请表》后附1份，随表同时报；原件由本人保管。",
        "每份《渠道申请表》后附1份，一起送205室。",
        "附在《渠道申请表》后一起报。",
        "随申请表同日交。",
    ],
)
def test_what_is_put_behind_a_form_has_the_day_of_the_form(said: str) -> None:
    text = f"（1）《渠道申请表》，每户1份，3月6日前送205室。\n（2）用水证复印件。{said}"

    assert told(text) == [("渠道申请表", "03-06"), ("用水证复印件", "03-06")]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        (f"各站的试题样卷1份连同参考答案1份，3月6日前{MAIL}。", ["试题样卷", "参考答案"]),
        (f"各备课组的试题样卷1份，3月6日前{MAIL}。", ["试题样卷"]),
        (f"优秀答卷：各站从本站答卷中挑选，复印后于3月6日前{MAIL}，供编印《答卷选粹》用。", ["优秀答卷"]),
        (f"优秀作业：各站从今年的作业里评出，扫描后3月6日前{MAIL}。", ["优秀作业"]),
        (f"学生习作：各站挑选5篇，3月6日前{MAIL}，供编《习作选》用。", ["学生习作"]),
        (
            f"1.家长问卷统计表，问卷2月23日至27日发放，统计表3月6日前{MAIL}；问卷本身留在园区。",
            ["家长问卷统计表"],
        ),
        (
            f"1.应急预案在2026年内满三年的水利站，应在满三年之日以前完成修订，并于3月6日前把备案表1份{MAIL}。",
            ["备案表"],
        ),
        (f"1.检测报告已满两年的单位，应重新检测，3月6日前将备案表1份{MAIL}。", ["备案表"]),
    ],
)
def test_only_what_is_handed_in_is_owed(said: str, titles: list[str]) -> None:
    assert told(said) == [(title, "03-06") for title in titles]


def test_what_an_answer_asked_for_is_known_by_its_question() -> None:
    text = (
        f"问1：站里交什么？\n答：渠道总结，每站1篇，3月6日前交。\n问2：个人交什么？\n答：每人写管护故事1篇，3月9日前交。\n"
        f"问3：交到哪里？\n答：问1的渠道总结{MAIL}；问2的管护故事由本人登录“水利云”上传。"
    )

    assert told(text) == [("渠道总结", "03-06"), ("管护故事", "03-09")]


def test_what_is_kept_on_a_stick_is_still_handed_in() -> None:
    assert told("1.渠道录像存于U盘，3月6日前送205室。") == [("渠道录像", "03-06")]
