"""What a draft would have called a paper, and is no paper's name: it goes to a person, and is never invented."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.drafting.papers.clauses import without_verb

ADDRESS = "cailiao@example.com"
PAPER = f"1.《自查表》每校1份，于3月20日17:00前发送至{ADDRESS}。"


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n")


@pytest.mark.parametrize(
    "text",
    [
        "2.参评人员从事所报学科教学满三年（截至2025年12月31日）。",
        f"2.各校每月1份，报3月、4月、5月三个月的情况，于次月5日17:00前发送至{ADDRESS}。",
        f"2.教师于3月27日17:00前上传结业证书照片，每本证书1张，发送至{ADDRESS}。",
        f"2.各校不必为检查添置材料，于3月27日17:00前发送至{ADDRESS}。",
        f"2.凭教研室发出的通知书于3月27日17:00前发送至{ADDRESS}。",
        "2.考核结果报县教育局人事股。",
        f"2.甲种材料于3月27日17:00前发送至{ADDRESS}。",
    ],
)
def test_a_piece_of_a_sentence_is_no_paper(text):
    titles = [one.title for one in read(f"{PAPER}\n{text}").requirements]
    assert set(titles) <= {"《自查表》", "结业证书照片"}
    assert "《自查表》" in titles


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("报复赛教师推荐汇总表", "复赛教师推荐汇总表"),
        ("提交教学设计", "教学设计"),
        ("上传课堂实录视频", "课堂实录视频"),
        ("报名表", "报名表"),
        ("报告书", "报告书"),
        ("报废资产清单", "报废资产清单"),
        ("上报", "上报"),
        ("《上报材料清单》", "《上报材料清单》"),
    ],
)
def test_a_name_is_told_without_the_verb_that_came_with_it(written, name):
    assert without_verb(written) == name


def test_papers_told_as_three_things_in_a_row_are_three():
    text = f"1.于3月20日17:00前向{ADDRESS}报送三样材料：《自查表》每校1份，《责任书》每校1份，《联系人名单》每校1份。"
    assert [one.title for one in read(text).requirements] == ["《自查表》", "《责任书》", "《联系人名单》"]


def test_a_quota_told_below_is_no_list_of_papers_below():
    text = f"一、《信息表》。每校1份，截止时间为3月13日17:00，发送至{ADDRESS}。\n"
    text += f"二、《推荐表》。每校1份，按下列名额推荐，截止时间为3月20日17:00，发送至{ADDRESS}。\n"
    text += "各校名额（人）\n学校\t语文\t数学\n第一小学\t2\t1"
    assert [(one.title, one.due) for one in read(text).requirements] == [
        ("《信息表》", "03-13 17:00"),
        ("《推荐表》", "03-20 17:00"),
    ]
