"""What 以上两份表, 以上1至4项 and 第一批, 第二批 stand for, and what is counted beside a paper."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱sl@example.com"


def owed(text: str):
    whole = f"关于做好水库管护工作的通知\n各乡镇水利站：\n{text}\n\n县水利局\n2026年3月2日\n"
    return sorted((one.title, one.due) for one in draft(whole).requirements)


@pytest.mark.parametrize(
    "text",
    [
        f"一、各站检查堤坝，填写《险段登记表》；逐户走访，填写《包户名册》。以上两份表于4月10日前{MAIL}。",
        f"一、各站填写《险段登记表》；走访后填写《包户名册》。\n上述2项材料的电子版于4月10日前{MAIL}。",
        f"推荐时各站须提交以下材料：一是《险段登记表》；二是《包户名册》，每站1份。\n前述两项材料于4月10日前{MAIL}。",
    ],
)
def test_as_many_papers_as_are_counted_back_have_the_day(text):
    assert owed(text) == [("《包户名册》", "04-10"), ("《险段登记表》", "04-10")]


def test_papers_of_another_number_are_not_counted_back():
    text = f"一、各站填写《险段登记表》；走访后填写《包户名册》。\n上述三项材料于4月10日前{MAIL}。"
    assert {due for title, due in owed(text) if "《" in title} <= {None, "04-10"}


@pytest.mark.parametrize("said", ["以上1至3项", "上述第1至3项", "以上一至三项", "第1-3项"])
def test_a_range_above_is_all_of_its_items(said):
    text = (
        "一、材料\n1.巡查总结，每站1篇，图片在2M以上；\n2.集体照，每站1张；\n3.设备清单，每站1份；\n"
        f"{said}，4月10日前{MAIL}。"
    )
    assert owed(text) == [("巡查总结", "04-10"), ("设备清单", "04-10"), ("集体照", "04-10")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("第一批水库", "第二批水库"), ("城区各站", "乡镇各站"), ("东片", "西片"), ("甲组", "乙组")],
)
def test_two_groups_owe_one_paper_by_their_own_days(one, other):
    text = f"一、报送目录\n{one}：4月10日前报《图纸目录》；\n{other}：5月15日前报《图纸目录》。\n目录{MAIL}。"
    assert owed(text) == [("《图纸目录》", "04-10"), ("《图纸目录》", "05-15")]


def test_one_paper_by_two_days_for_all_stays_open():
    text = f"一、4月10日前报《图纸目录》，{MAIL}。\n二、《图纸目录》于5月15日前{MAIL}。"
    assert owed(text) == [("《图纸目录》", None)]


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ("《巡查总结》1份、活动照片6张", ["《巡查总结》", "活动照片"]),
        ("巡查总结1份(盖章)、现场照片3张", ["巡查总结", "现场照片"]),
        ("《巡查总结》和不少于5张照片", ["《巡查总结》"]),
    ],
)
def test_pictures_that_are_counted_as_the_paper_is_are_asked_for_themselves(said, papers):
    assert [title for title, _ in owed(f"4月10日前，各站上报{said}，{MAIL}。")] == papers


def test_two_kinds_of_a_form_are_those_whose_names_end_so():
    text = (
        "一、4月10日前，报送《示范站推荐表》和《巡查员推荐表》。\n"
        "二、两种推荐表须经盖章，纸质件送县水利局工管股（二楼210室）。"
    )
    assert owed(text) == [("《巡查员推荐表》", "04-10"), ("《示范站推荐表》", "04-10")]


@pytest.mark.parametrize("lead", ["认真梳理管护成效和经费使用情况", "全面总结巡查情况"])
def test_a_list_below_is_what_is_asked_for_and_not_what_is_gone_through(lead):
    text = f"各站{lead}，于4月10日前报送以下两项材料：\n1.管护工作总结1份；\n2.修缮前后对比照片2张。"
    assert owed(text) == [("修缮前后对比照片", "04-10"), ("管护工作总结", "04-10")]


def test_papers_of_a_part_are_pointed_at_and_not_owed_again():
    text = f"一、名册\n各站填写《包户名册》，4月10日前{MAIL}。\n二、要求\n第一部分中的名册另送纸质件到工管股。"
    assert owed(text) == [("《包户名册》", "04-10")]


@pytest.mark.parametrize(
    "text",
    [
        f"辅导员每人准备两样：一是带班日志；二是主题队会教案一篇。\n中队写队史叙事一份，使用附件中的样表。\n以上三种材料，4月10日前{MAIL}。",
        f"辅导员整理带班日志，撰写主题队会教案。\n中队撰写队史叙事，没有中队的不必报表，也不必作书面说明。\n上述3份材料于4月10日前{MAIL}。",
    ],
)
def test_papers_of_several_paragraphs_make_up_the_number(text):
    assert owed(text) == [("主题队会教案", "04-10"), ("带班日志", "04-10"), ("队史叙事", "04-10")]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("巡查报告和整改汇编装订成一册验收材料", "验收材料"),
        ("值班方案、签到表、巡查报告和照片按时间顺序合成一册《管护档案》", "《管护档案》"),
        ("巡查报告、整改台账汇编成《管护实录》", "《管护实录》"),
    ],
)
def test_papers_that_are_made_one_are_owed_as_the_one(said, whole):
    sent = "4月10日前送县水利局工管股（二楼210室）。"
    assert owed(f"各站把{said}，{sent}") == [(whole, "04-10")]
    assert owed(f"各站填写《险段登记表》，并将{said}，{sent}") == sorted(
        [("《险段登记表》", "04-10"), (whole, "04-10")]
    )


@pytest.mark.parametrize(
    "said",
    [
        "各站先自查，再填写《险段登记表》",
        "各站先演练，后填写《险段登记表》",
        "各站填写《险段登记表》一式两份，审定后一份退回单位入管护档案",
        "各站填写《险段登记表》，使用附件中的样表",
    ],
)
def test_what_is_done_before_or_after_is_no_paper(said):
    assert owed(f"{said}，4月10日前{MAIL}。") == [("《险段登记表》", "04-10")]


def test_photos_of_each_time_go_with_the_record():
    items = "1.巡查记录，三次合成一个文件，每次附照片3张；\n2.设备清单，每站1份。"
    text = f"一、材料清单\n{items}\n二、报送\n以上材料4月10日前{MAIL}。"
    assert owed(text) == [("巡查记录", "04-10"), ("设备清单", "04-10")]


@pytest.mark.parametrize("when", ["4月1日至4月20日在“水利云课堂”开放", "4月1日至20日分片组织"])
def test_the_days_on_which_a_course_is_open_are_none_of_its_paper(when):
    text = f"线上课程{when}，学完后每人在个人空间提交《学习小结》1篇，5月8日前提交。"
    assert owed(text) == [("《学习小结》", "05-08")]


@pytest.mark.parametrize(
    "case", ["因站长调动需要变更的，", "管护人员如有变动，", "因故需延期的，按原程序办理，", "如有退出的，"]
)
def test_what_few_will_owe_has_its_day_all_the_same(case):
    assert owed(f"{case}变更申请书1份于4月10日前{MAIL}。") == [("变更申请书", "04-10")]
    assert owed(f"{case}及时将变更申请书{MAIL}。") == []
