"""What a paper is made of, told of, or said again by is no second paper; and what is for the families is none."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"
OWED = [("《需水汇总表》", "03-06")]


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年供水工作的通知\n各有关单位：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        f"1.各站组织用户填写问卷，汇总形成《需水汇总表》1份，3月6日前{MAIL}。",
        f"1.用户填写意见建议，经站长整理后填报《需水汇总表》1份，3月6日前{MAIL}。",
        f"1.用户名单由各站填写《需水汇总表》1份，于3月6日前{MAIL}。",
        f"1.各站开展一次全面、细致、客观的分析，填写《需水汇总表》，于3月6日前{MAIL}。",
        f"1.各站填写《需水汇总表》，汇总表须经站长签字，于3月6日前{MAIL}。",
        f"1.《需水汇总表》于3月6日前{MAIL}。\n2.停水告知书3月9日前发到每一户。",
        f"1.《需水汇总表》于3月6日前{MAIL}。\n2.秘书长据此撰写协会年度报告，报县民政局，会员单位无需另报。",
    ],
)
def test_beside_the_paper_nothing_is_owed(said: str) -> None:
    assert told(said) == OWED


def test_a_kind_said_after_the_whole_name_is_that_paper() -> None:
    text = f"1.各站制定防旱应急预案，预案应当包括供水点和责任人，于3月6日前将盖章的纸质预案一份{MAIL}。"

    assert [due for _, due in told(text)] == ["03-06"]


def test_photos_of_a_month_are_no_photos_about_the_month() -> None:
    text = f"【五月】\n5月22日前报《演练记录表》和演练照片，照片6张，{MAIL}。"

    assert told(text) == [("《演练记录表》", "05-22"), ("演练照片", "05-22")]


@pytest.mark.parametrize("all_of_it", ["都在", "均于", "都须于"])
def test_all_of_a_row_has_the_day_behind_it(all_of_it: str) -> None:
    text = f"1.要报两样。一是《用户名册》，二是水费公示说明（文中附照片2张）。{all_of_it}3月6日前报站办公室，各1份。"

    assert told(text) == [("《用户名册》", "03-06"), ("水费公示说明", "03-06")]
