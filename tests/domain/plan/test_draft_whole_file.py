"""A word for all that a circular asks for, and the papers that it stands for."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text, title="关于做好第三批老字号认定工作的通知"):
    found = draft(f"{title}\n各区县商务局：\n{text}\n市商务局\n2026年2月20日")
    return {one.title: (one.due, one.channels) for one in found.requirements}


def days(text, **more):
    return {title: due for title, (due, _) in drafted(text, **more).items()}


@pytest.mark.parametrize("word", ["参评材料", "申报材料", "报送的材料"])
def test_the_word_is_no_paper_beside_the_papers_of_its_sentence(word):
    text = f"一、{word}统一由商务局上送，包括：老店论文、商标证明各1份，于4月17日前{MAIL}。"

    assert all(not title.endswith("材料") for title in days(text))


def test_a_word_of_two_sentences_is_owed_once_with_its_day_and_place():
    text = f"一、按照文件要求，将推荐申请相关材料{MAIL}。\n二、请各局于4月17日17:00前上报推荐材料。"

    assert [*drafted(text).values()] == [("04-17 17:00", ("mailbox",))]


@pytest.mark.parametrize("word", ["各地推荐材料", "各地申报材料"])
def test_the_papers_of_other_items_have_the_day_of_the_word(word):
    text = (
        "一、各局将传承人影像（5分钟）一式2份、推荐名单、推荐意见，一并送市商务局流通科203室。\n"
        f"二、{word}请于4月17日前报送，逾期不予受理。"
    )

    assert {due for due in days(text).values()} == {"04-17"}
    assert {"推荐名单", "推荐意见"} <= set(days(text))


def test_what_stands_beside_bound_papers_is_not_bound_with_them():
    text = "一、各局将申报书按A4规格装订成册一式2份、老店照片一式2份、企业名单1份，于4月17日前送市商务局流通科203室。"

    assert {"老店照片", "企业名单"} <= set(days(text))


def test_all_papers_of_the_topic_are_owed_beside_the_one_that_is_named():
    text = f"一、各局于4月17日前将各项报送材料纸质稿送市商务局流通科203室，其中《老字号名册》（附件1）电子稿{MAIL}。"

    assert days(text) == {"第三批老字号认定报送材料": "04-17", "《老字号名册》": "04-17"}


def test_a_form_goes_with_the_related_materials():
    text = (
        "一、请各局总结老字号保护情况，并填写《老店情况调查表》（附件1），"
        "于4月17日前将保护总结及相关材料送市商务局流通科203室。"
    )

    assert days(text) == {"《老店情况调查表》": "04-17", "保护总结": "04-17"}


def test_the_day_of_all_that_is_to_be_done_is_that_of_what_is_sent():
    text = f"一、以上工作于4月17日前完成。认定总结、企业简介{MAIL}。"

    assert set(days(text).values()) == {"04-17"}


def test_the_place_of_the_electronic_form_is_told_behind():
    text = f"一、各局于4月17日前将相关纸质材料报市商务局流通科203室，逾期不再受理。电子版{MAIL}。"
    (found,) = drafted(text).values()

    assert found[0] == "04-17"
    assert "mailbox" in found[1]
