"""Where a paper goes when that is a group's folder, a cloud, or an office that is called a 组."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def owed(text: str) -> list[tuple[str, str | None, tuple[str, ...] | None]]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(one.title, one.due, one.channels) for one in draft(whole).requirements]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("传到“柳湾研训”QQ群的群文件“名册”文件夹", "“柳湾研训”QQ群的群文件“名册”文件夹"),
        ("上传到柳湾教育云“教案评选”栏目", "柳湾教育云“教案评选”栏目"),
        ("送科研组（三楼）", "科研组"),
        ("交县师训组", "县师训组"),
    ],
)
def test_a_groups_folder_a_cloud_and_an_office_take_papers(said, place):
    assert owed(f"各校把研训名册于4月10日前{said}。") == [("研训名册", "04-10", (place,))]


@pytest.mark.parametrize("aside", ["样表见“柳湾研训”QQ群群文件", "样表在“柳湾研训”QQ群的群文件中下载"])
def test_a_group_where_the_form_is_found_takes_none(aside):
    text = f"各校填写研训名册，{aside}，4月10日前送科研组。"
    assert owed(text) == [("研训名册", "04-10", ("科研组",))]


@pytest.mark.parametrize("groups", ["备课组、科研组活动记录", "科研组名单"])
def test_groups_that_a_paper_tells_of_are_no_office(groups):
    assert [place for _, _, place in owed(f"各校报送{groups}，4月10日前送师训组。")] == [("师训组",)]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("每校报送单元作业设计2份", "单元作业设计"),
        ("各校报送单科成绩表", "单科成绩表"),
        ("教师坚持记好听课手册", "听课手册"),
    ],
)
def test_a_verb_is_no_part_of_the_name(said, title):
    assert [name for name, _, _ in owed(f"{said}，4月10日前送科研组。")] == [title]
