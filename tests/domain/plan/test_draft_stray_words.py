"""A word of doing beside a paper's name is no part of it; and what goes out to others is not handed in."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "5月20日前发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年护路工作的通知\n各养路站：\n一、{text}\n县公路局\n2026年5月6日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        f"各站梳理路况，列出坑槽清单，{MAIL}。",
        f"对查出的坑槽逐段登记，建好坑槽清单，清单{MAIL}。",
        f"各站要拿出坑槽清单，{MAIL}。",
        f"各站做一份坑槽清单，写清桩号，{MAIL}。",
        f"从所管路段里挑一段，写成坑槽清单，{MAIL}。",
        f"没有按时报送的站，补报坑槽清单，{MAIL}。",
        f"请把填好并盖章的坑槽清单扫描后，{MAIL}。",
        f"各站须将经站长审签的坑槽清单，{MAIL}。",
        "凡有坑槽的路段，要报坑槽清单，时间是5月20日前。",
        "各站的坑槽清单于5月20日前寄县公路局养护股（人民路3号）。",
        "5月20日前，各站交来坑槽清单。",
    ],
)
def test_the_paper_stands_without_the_word_that_makes_it(said: str) -> None:
    assert told(said) == [("坑槽清单", "05-20")]


@pytest.mark.parametrize(
    "said",
    [
        "各站5月22日前把行车须知印发给每位乘客。",
        "县公路局5月22日前把护路海报寄给各站。",
        "各站5月22日前将限行通告分发到各队。",
    ],
)
def test_what_goes_out_is_not_handed_in(said: str) -> None:
    assert told(f"《路况表》{MAIL}。\n二、{said}") == [("《路况表》", "05-20")]


def test_the_best_of_something_is_called_without_its_praise() -> None:
    assert told(f"每站挑最好的护路照片5张打包，{MAIL}。") == [("护路照片", "05-20")]


def test_a_slip_for_expenses_is_a_paper() -> None:
    assert told("发票粘贴在报销单后面，报销单5月20日前送县公路局财务股（201室）。") == [("报销单", "05-20")]


@pytest.mark.parametrize("where", ["微信公众号推送护路口诀", "门户网站发布护路漫谈"])
def test_what_is_made_public_is_no_paper_of_the_title(where: str) -> None:
    assert told(f"《路况表》{MAIL}。\n二、各站5月22日前在{where}。") == [("《路况表》", "05-20")]
