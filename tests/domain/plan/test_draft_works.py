"""The works that a circular calls in: called as its title calls them, and owed where only their forms have a day."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(title, text):
    found = draft(f"{title}\n各区县文化馆：\n{text}\n市文化馆\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize(
    ("title", "works", "said"),
    [
        ("关于举办2026年度全市馆藏研究论文评选的通知", "馆藏研究论文", "参评论文"),
        ("关于开展第五届社区口述史征文评奖活动的通知", "社区口述史征文", "征文稿"),
        ("关于开展全市2026年老街巷、古桥\n保护案例评选活动的通知", "老街巷、古桥保护案例", "参评案例"),
    ],
)
def test_works_are_called_as_the_title_calls_them(title, works, said):
    assert told(title, f"一、各馆{said}于4月17日前发至邮箱a@example.com。") == [(works, "04-17")]


def test_works_that_two_sentences_name_are_owed_once():
    text = "一、征文时间：即日起至4月17日。\n二、报送办法：各馆初评后于4月17日前将征文稿送市文化馆采编部203室。"

    assert told("关于开展第五届社区口述史征文评奖活动的通知", text) == [("社区口述史征文", "04-17")]


@pytest.mark.parametrize(
    "text",
    [
        "一、报送时间：4月17日前。\n二、报送数量：按分配名额报送。\n三、各馆填报作品汇总表，发至邮箱a@example.com。",
        "一、参评作品以光盘报送（一式两份）；并填写《作品汇总表》，于4月17日前送市文化馆采编部203室。",
    ],
)
def test_works_are_owed_by_the_day_of_their_forms(text):
    found = told("关于开展2026年全市民间书法评选活动的通知", text)

    assert ("民间书法作品", "04-17") in found
    assert len(found) == 2


def test_a_deadline_of_a_call_for_works_is_the_works():
    text = "一、评比方式和截止时间：各馆选拔后报送市文化馆采编部203室，截止时间是4月17日。"

    assert told("关于开展全市2026年老街巷保护论文评选活动的通知", text) == [("老街巷保护论文", "04-17")]


def test_no_works_are_owed_beside_other_papers():
    text = "一、各馆于4月17日前将工作总结和《馆员登记表》发至邮箱a@example.com。\n二、按分配名额报送。"

    assert len(told("关于开展2026年全市民间书法评选活动的通知", text)) == 2


def test_a_form_that_the_manner_of_sending_tells_comes_with_the_works():
    text = (
        "一、截止时间：各馆选拔后报送市文化馆采编部203室，截止时间是4月17日。\n"
        "二、报送要求：请各馆按篇数编号打印好论文目录，以便制证。"
    )

    assert ("论文目录", "04-17") in told("关于开展全市2026年老街巷保护论文评选活动的通知", text)


def test_works_beside_a_form_are_called_as_the_form_calls_them():
    text = "各馆选送群众作品6件。作品连同《剪纸作品登记表》，于4月17日前送市文化馆203室。"
    named = told("关于开展2026年非遗进社区活动的通知", text)
    assert sorted(named) == [("《剪纸作品登记表》", "04-17"), ("剪纸作品", "04-17")]


def test_works_beside_a_form_that_says_no_more_are_works():
    text = "作品连同《参赛作品登记表》，于4月17日前送市文化馆203室。"
    named = told("关于开展2026年非遗进社区活动的通知", text)
    assert sorted(named) == [("《参赛作品登记表》", "04-17"), ("作品", "04-17")]
