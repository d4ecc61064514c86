"""A day without 前 right before the verb that ends the sentence: 《自查表》：各校都报，每单位1份，3月12日（周五）报."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于渠道管护的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "1.《渠道巡查表》：各站都报，每站1份，3月6日（周五）报。",
        "1.《渠道巡查表》：只由有渠道的站报，每段填1份，3月6日交；没有的不报。",
        "1.《渠道巡查表》：每站1份，纸质，3月6日送202室。",
        "1.《渠道巡查表》：3月6日签好交来，一式两份。",
        "（一）渠道巡查表。只由山区的站报，3月6日（周五）交。",
        "（一）渠道巡查表，每站1份，3月6日传。",
        "巡查之后每站写渠道巡查表1份，文末插入照片3张，不多不少，3月6日报。",
    ],
)
def test_a_day_before_the_last_verb_is_the_day_of_the_paper(said: str) -> None:
    assert [(title.strip("《》"), due) for title, due in told(said)] == [("渠道巡查表", "03-06")]


@pytest.mark.parametrize(
    "said",
    [
        "1.渠道督查报告由县防汛办公室3月6日报。",
        "1.上年度渠道巡查表已3月6日报。",
        "1.渠道验收结果3月6日报。",
        "1.渠道管护合同3月6日发。",
        "1.《管护手册》每站1本，3月6日送到各站。",
        "1.3月6日到县里报到，听课。",
    ],
)
def test_what_others_hand_over_on_a_day_is_owed_by_nobody(said: str) -> None:
    assert told(said) == []


def test_the_last_of_what_comes_each_week_is_no_paper_of_its_own() -> None:
    said = "《险段周报》：每周1份，在下一周的星期一10:00前发到a@example.com。第一份3月9日交，最后一份5月25日交。"

    assert "05-25" not in [due for _, due in told(said)]


@pytest.mark.parametrize("who", ["有接送车的青湾中心", "与配送中心签约的站", "受赠送中心资助的站"])
def test_what_is_fetched_or_given_is_not_handed_in_there(who: str) -> None:
    text = f"1.《渠道巡查表》：只由{who}报，3月6日前交。\n以上发到邮箱a@example.com。"
    found = draft(f"关于渠道管护的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日").requirements

    assert [one.channels for one in found] == [("mailbox",)]


@pytest.mark.parametrize(
    "said", ["以上发a@example.com。", "以上各项发到a@example.com。", "上述各项上传至“渠道云”平台。"]
)
def test_where_the_above_goes_is_the_place_of_all_without_a_word_for_each(said: str) -> None:
    text = f"1.《渠道巡查表》，3月6日前交。\n2.《险段登记表》，3月9日前交。\n{said}"
    found = draft(f"关于渠道管护的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日").requirements

    assert all(one.channels for one in found)
