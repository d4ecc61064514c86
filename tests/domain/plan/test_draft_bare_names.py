"""Names without 《》 in a circular that writes its papers in 《》: which of them are papers all the same."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.drafting.papers.not_owed.bare_names import writes_in_marks

BOX = "cailiao@example.com"
MARKED = "".join(
    f"{n}.《{name}》每校1份，于3月{day}日17:00前发至{BOX}。\n"
    for n, name, day in ((1, "教师花名册", 20), (2, "研修计划表", 24))
)


def read(line: str):
    text = f"县教研室关于报送材料的通知\n各校：\n{MARKED}3.{line}\n县教研室\n2026年3月2日\n"
    found = draft(text)
    return [one.title.strip("《》") for one in found.requirements][2:], [
        one.why for one in found.unread if one.line == 5
    ]


@pytest.mark.parametrize(
    ("line", "papers"),
    [
        ("阅卷之后请各校认真做一次质量分析，形成《期中质量报告》1份，于5月13日17:00前报送。", ["期中质量报告"]),
        ("收集整理本校族谱、老照片，《文献征集目录》1份，于5月13日17:00前报送。", ["文献征集目录"]),
        ("须申报下一年度用水计划，《用水申请表》1份，于5月13日17:00前报送。", ["用水申请表"]),
        ("细化任务分解清单。各校逐级分解到人，填写《任务分解表》1份，于5月13日17:00前报送。", ["任务分解表"]),
        ("填写《订单汇总表》1份，于5月13日17:00前报送，教师订单和学生订单分别统计。", ["订单汇总表"]),
        ("《公示证明》。各校将公示照片和结果说明加盖公章，于5月13日17:00前报送。", ["公示证明"]),
        ("《游戏案例》：每园1份，包括教学设计和课堂视频，于5月13日17:00前报送。", ["游戏案例"]),
    ],
)
def test_a_bare_name_of_which_its_sentence_only_speaks_is_not_owed(line, papers):
    assert read(line)[0] == papers


@pytest.mark.parametrize(
    ("line", "papers"),
    [
        ("活动照片每校4张，于5月13日17:00前报送。", ["活动照片"]),
        ("优秀教案。各校推荐后于5月13日17:00前报送。", ["优秀教案"]),
        ("各校于5月13日17:00前提交整改报告。", ["整改报告"]),
        ("各校认真开展自查，自查报告于5月13日17:00前报送。", ["自查报告"]),
        ("各校将《作品登记表》和参赛作品于5月13日17:00前报送。", ["作品登记表", "参赛作品"]),
        (
            "《作品登记表》（附件1）Word版和盖章扫描件、课本剧剧本Word版于5月13日17:00前报送。",
            ["作品登记表", "课本剧剧本"],
        ),
        ("填写《学分申请表》，连同结业证书复印件，于5月13日17:00前报送。", ["学分申请表", "结业证书复印件"]),
        ("要报两样：一是《认定汇总表》；二是公示情况说明。都在5月13日17:00前报送。", ["认定汇总表", "公示情况说明"]),
        ("每校写《读书小结》1篇，另选3张现场照片，于5月13日17:00前报送。", ["读书小结", "现场照片"]),
    ],
)
def test_a_bare_name_that_is_handed_in_counted_dated_or_joined_is_owed(line, papers):
    assert read(line)[0] == papers


@pytest.mark.parametrize(
    ("titles", "marks"),
    [
        (["《甲表》", "《乙表》", "丙表"], True),
        (["《甲表》", "《乙表》", "丙表", "丁表"], True),
        (["《甲表》", "丙表"], False),
        (["《甲表》", "《乙表》", "丙表", "丁表", "戊表"], False),
        ([], False),
    ],
)
def test_an_office_marks_its_papers_where_half_of_them_and_more_than_one_are_marked(titles, marks):
    assert writes_in_marks(titles) is marks


def test_what_is_only_spoken_of_goes_to_a_person_with_the_reason():
    [why] = read("收集整理本校老照片，《文献征集目录》1份，于5月13日17:00前报送。")[1]
    assert why == "通知里别的材料写在书名号里，“老照片”没有，也看不出要交，没有列入"
