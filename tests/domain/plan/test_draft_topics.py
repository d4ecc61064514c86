"""课题材料, 收官材料, 四类材料: words for the papers of a topic are no papers, and 第3项 no section of the letter."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text):
    return draft(f"关于做好2026年有关工作的通知\n各林场：\n{text}\n县林业局\n2026年2月20日").requirements


def told(text):
    return [(one.title, one.due) for one in drafted(text)]


@pytest.mark.parametrize(
    "where",
    [
        "护林材料的纸质件送县林业局302室，其余发至邮箱a@example.com。",
        f"护林、造林两类材料，{MAIL}。",
        f"造林、护林和防火各项材料，{MAIL}。",
        f"护林的材料{MAIL}。",
    ],
)
def test_a_word_for_the_papers_of_a_topic_is_no_paper_beside_them(where):
    text = f"一、护林\n护林总结于4月3日前报送。\n二、造林\n造林计划于4月17日前报送。\n三、报送方式\n{where}"

    assert told(text) == [("护林总结", "04-03"), ("造林计划", "04-17")]


def test_a_topic_that_a_paragraph_opens_with_is_known_as_one():
    text = (
        f"关于苗木清查。4月3日前报苗木台账。\n关于收官。4月17日前报全年总结。\n苗木清查的材料{MAIL}；收官材料送302室。"
    )

    assert told(text) == [("苗木台账", "04-03"), ("全年总结", "04-17")]


def test_materials_that_are_papers_by_their_names_stay_owed():
    assert "护林员事迹材料" in dict(told(f"护林总结于4月3日前{MAIL}。\n护林员事迹材料一份，报送至b@example.com。"))


def test_the_place_of_a_topic_is_that_of_its_papers():
    text = "一、护林\n护林总结于4月3日前报送。\n二、报送方式\n护林材料上传至“护林平台”。"

    assert [(one.title, one.channels) for one in drafted(text)] == [("护林总结", ("“护林平台”",))]


def test_a_third_item_of_a_table_is_no_third_section():
    text = (
        "一、材料\n1 | 护林计划 | 4月3日 | 邮箱\n2 | 护林总结 | 11月20日 | 邮箱\n3 | 护林名册 | 4月17日 | 邮箱\n"
        "二、说明\n第3项，名册须由场长签字，个人直接报送的不予受理。\n三、去处说明\n邮箱：a@example.com。"
    )

    assert [title for title, _ in told(text)] == ["护林计划", "护林总结", "护林名册"]


def test_four_kinds_of_materials_are_no_fourth_item_and_say_where_all_papers_go():
    items = "1．做好部署。\n2．做好巡查。\n3．做好防火。\n4．做好总结。《护林总结》1份，于4月3日前报送。"
    text = (
        f"一、护林\n{items}\n二、报送方式\n1．护林、造林、防火和防汛四类材料，{MAIL}，邮件主题写“单位全称”。\n"
        "2．课题材料的纸质件送县林业局302室。"
    )

    assert [(one.title, one.due, one.channels) for one in drafted(text)] == [("《护林总结》", "04-03", ("mailbox",))]


def test_the_materials_of_several_topics_say_where_their_papers_go():
    text = (
        "【巡护检查】\n巡护安排表于4月3日前报。\n【护林论文】\n指导教师名单于4月17日前报。\n"
        "【报送方式】\n1．巡护检查、护林论文、造林任务各项材料，上传林业办公系统“材料”文件夹，每项电子文档1份。"
    )
    places = {one.title: one.channels for one in drafted(text)}

    assert set(places) == {"巡护安排表", "指导教师名单"}
    assert all(place and "林业办公系统" in place[0] for place in places.values())


def test_a_plan_that_is_followed_is_not_handed_in():
    assert told(f"4月3日前报防火方案，防火期间按方案组织巡查，{MAIL}。") == [("防火方案", "04-03")]
