"""A paper's name is read whole: the verb before it is left out, and what only looks like a verb stays in it."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年材料的通知\n各单位：\n"
TAIL = "\n2026年2月20日"


def drafted(text: str) -> dict[str, str | None]:
    return {one.title: one.due for one in draft(HEAD + text + TAIL).requirements}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("五家公司各编2025年度财务决算报表", "2025年度财务决算报表"),
        ("五家公司各列闲置房产清单", "闲置房产清单"),
        ("各校另造教师花名册", "教师花名册"),
        ("各单位须制校园平面图", "校园平面图"),
        ("各企业另出安全承诺书", "安全承诺书"),
        ("各乡镇消防站写上半年工作小结", "上半年工作小结"),
        ("各乡镇农技站写全县农业工作总结", "全县农业工作总结"),
        ("各单位填对外担保事项清单", "对外担保事项清单"),
        ("各乡镇报县道技术状况评定报告", "县道技术状况评定报告"),
        ("养护中心报桥梁定期检查报告", "桥梁定期检查报告"),
        ("各校报安全负责人名单", "安全负责人名单"),
        ("各校报参加人员名单", "参加人员名单"),
        ("各校报准备情况报告", "准备情况报告"),
        ("各村报家庭经济状况核对授权书", "家庭经济状况核对授权书"),
        ("各乡镇报达标企业核对名单", "达标企业核对名单"),
    ],
)
def test_a_name_begins_behind_the_verb_and_ends_with_its_last_word(asked, title):
    assert drafted(f"{asked}1份，于4月10日（星期五）17:00前交县局办公室。") == {title: "04-10 17:00"}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("各单位报编外人员名册", "编外人员名册"),
        ("各学校编班方案", "编班方案"),
        ("各企业列支明细表", "列支明细表"),
        ("各公司出口退税申报表", "出口退税申报表"),
    ],
)
def test_a_word_that_begins_like_a_verb_stays_in_the_name(asked, title):
    assert [name.endswith(title) for name in drafted(f"{asked}1份，于4月10日前交县局办公室。")] == [True]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("第三条　优秀病案，各临床科室报送5份，5月7日17:00以前送病案室（行政楼二楼203室）。", "优秀病案"),
        ("乙、参训教师（每人各1份）\n　　2. 课例设计（A，“我的作业”，模块一、二的作业）——截止5月7日17:00", "课例设计"),
    ],
)
def test_what_heads_an_item_is_a_paper_also_of_a_rare_kind(text, title):
    assert drafted(text) == {title: "05-07 17:00"}


def test_lists_that_are_checked_first_are_no_paper_of_their_own():
    text = "各校核对名单后，填写《登记表》1份，于4月10日前交县局办公室。"

    assert drafted(text) == {"《登记表》": "04-10"}


def test_a_verb_before_an_address_hands_in_also_where_a_blank_parts_them():
    assert drafted("愿意参加的单位填比武报名表1份，5月8日17:00前发 fire@example.com。") == {"比武报名表": "05-08 17:00"}


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("书法：每校报送毛笔、硬笔作品10件，实物，截止4月17日。", "书法"),
        ("绘画：每校6幅，其中国画2幅、水彩2幅，实物，截止4月17日。", "绘画"),
        ("剪纸：每校3件，截止4月17日。", "剪纸"),
    ],
)
def test_works_are_called_by_the_art_that_heads_their_item(item, title):
    assert drafted(f"一、各校应交作品\n（1）{item}") == {title: "04-17"}


def test_other_works_keep_the_name_of_their_sentence():
    assert drafted("一、各校应交作品\n（1）竞赛：每校报送绘画作品10件，截止4月17日。") == {"绘画作品": "04-17"}


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("季度执行报告。各单位于4月15日前通过系统填报上一季度的报告。", "季度执行报告"),
        ("年度执行报告。反映1月1日至12月31日的全部情况，各单位在4月15日前通过许可系统填报。", "年度执行报告"),
    ],
)
def test_what_is_told_of_a_period_is_called_as_its_item(item, title):
    assert drafted(f"2.2  {item}") == {title: "04-15"}


def test_a_sentence_behind_the_papers_name_in_brackets_is_about_it():
    text = "【征文】题目自拟。六所学校各推荐五篇，由图书室老师在6月12日12时前交总馆二楼辅导部。"

    assert drafted(text) == {"征文": "06-12 12:00"}


def test_what_is_collected_until_a_day_is_what_the_item_speaks_of():
    text = (
        "3. 教学论文评选。5月11日开始收稿，5月22日（星期五）18:00截止。报论文的学校同时填《论文评选汇总表》1张，"
        "与论文放在同一封邮件里，发到教研邮箱 a@example.cn。"
    )

    assert drafted(text) == {"教学论文": "05-22 18:00", "《论文评选汇总表》": "05-22 18:00"}


def test_a_list_of_days_dates_the_paper_of_its_whole_name():
    text = (
        "（一）“回头看”。各单位于9月10日17:00前将《“回头看”工作总结》发至邮箱a@example.org。\n"
        "（二）联络。各单位于3月5日17:00前将《联络回执》发至邮箱a@example.org。\n"
        "（三）年度总结。各单位于11月12日17:00前将《2026年办理工作总结》发至邮箱a@example.org。\n"
        "五、办理时间表\n  3月5日17:00  联络回执\n  11月12日17:00 2026年办理工作总结"
    )
    lines = {one.title.strip("《》"): one.line for one in draft(HEAD + text + TAIL).requirements}

    assert lines == {"“回头看”工作总结": 3, "联络回执": 4, "2026年办理工作总结": 5}


def test_a_list_of_days_tells_the_draft_by_its_name():
    text = (
        "（一）答复。主办单位起草《答复函（送审稿）》，6月18日17:00前报督查室邮箱a@example.org。\n"
        "（二）联络。各单位于3月5日17:00前将《联络回执》发至邮箱a@example.org。\n"
        "五、办理时间表\n  3月5日17:00  联络回执\n  6月18日17:00 答复函（送审稿）"
    )

    assert [name.strip("《》") for name in drafted(text)] == ["答复函(送审稿)", "联络回执"]


def test_a_bare_paper_that_a_verb_hands_in_besides_is_owed_among_marked_ones():
    text = (
        "1.每个支部交《登记表》1份，5月7日前发团委邮箱a@b.cn。\n2.每个支部交《评议表》1份，5月7日前发团委邮箱a@b.cn。\n"
        "3.照片\n每个支部另交团日活动照片，JPG格式，5月7日前发团委邮箱a@b.cn。"
    )

    assert drafted(text)["团日活动照片"] == "05-07"
