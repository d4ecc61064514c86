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


def test_paragraphs_above_tell_what_these_papers_are():
    text = (
        "一、认定申报\n（一）申报要求\n每店限报1项。\n（二）材料及时间\n"
        "每店报《老字号申报书》一式3份、《老店图册》一式2份。\n各局填写《老字号汇总表》1份，加盖公章。\n"
        f"以上材料由各局统一于4月17日前送市商务局流通科203室。\n二、宣传\n《店主名册》于4月17日前{MAIL}。"
    )

    papers = ["《老字号申报书》", "《老店图册》", "《老字号汇总表》", "《店主名册》"]
    assert days(text) == dict.fromkeys(papers, "04-17")


def test_paragraphs_of_another_heading_are_not_meant_by_these_papers():
    text = (
        "一、自查\n各局填写《老店自查表》，存档备查。\n二、材料\n各局填写《老字号汇总表》1份。\n"
        "以上材料于4月17日前送市商务局流通科203室。"
    )

    assert days(text) == {"《老字号汇总表》": "04-17"}


@pytest.mark.parametrize(("row", "kept"), [("认定申报材料", False), ("展销材料", True)])
def test_a_row_of_a_schedule_that_means_papers_of_its_day_is_no_paper(row, kept):
    text = (
        f"一、认定申报\n各局于4月17日前将《老字号汇总表》1份{MAIL}。\n二、其他\n联系人：王老师。\n\n"
        f"附件\n工作时间安排\n时间\t工作内容\t责任方\n4月17日前\t报送{row}\t各局\n5月8日\t公布名单\t市商务局"
    )

    assert (row in days(text)) is kept


def test_items_above_tell_what_these_papers_are():
    text = (
        "一、评选老字号\n1.名额。全市20家。\n2.程序。须经公示。公示照片由各局自存。\n"
        "3.材料。申报老店的，填写《老店审批表》；申报工匠的，填写《工匠推荐表》并附事迹材料一篇。推荐表一式三份。\n"
        "4.时间。上述材料于4月17日前送到。\n二、报送地点\n纸质材料：评选材料送市商务局流通科203室。"
    )

    assert days(text) == {"《老店审批表》": "04-17", "《工匠推荐表》": "04-17", "事迹材料": "04-17"}


def test_a_row_of_a_schedule_that_names_two_papers_of_its_day_is_neither():
    text = (
        f"一、总结\n各局于4月17日前将《老店活动总结》、展销照片5张{MAIL}。\n\n附件\n工作时间安排\n"
        "序号\t工作内容\t责任方\t时间\n1\t报送《老店活动总结》和展销照片\t各局\t4月17日\n2\t公布名单\t市商务局\t5月8日"
    )

    assert [title for title, due in days(text).items() if due == "04-17"] == ["《老店活动总结》", "展销照片"]
