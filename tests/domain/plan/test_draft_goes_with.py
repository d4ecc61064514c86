"""What has the day of another paper, columns of a site in turn, monthly 简报, and days that only tell how many."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text):
    found = draft(f"关于做好2026年有关工作的通知\n各单位：\n{text}\n县有关局\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "节目单1份，Word文档，与报名表一并发至上述邮箱，时间相同。",
        "节目单1份，随报名表一起发至上述邮箱，时间相同。",
        "节目单1份，发至上述邮箱，时间同报名表。",
        "节目单1份，发至上述邮箱，期限同《报名表》。",
    ],
)
def test_a_paper_has_the_day_of_what_it_goes_with_and_not_of_the_item_above(said):
    items = f"1.报名表1份，于4月17日前发至a@example.com。\n2.保险单1份，4月22日前报送。\n3.{said}"
    assert told(items) == [("报名表", "04-17"), ("保险单", "04-22"), ("节目单", "04-17")]


def test_a_paper_that_goes_with_another_one_s_form_has_its_day():
    text = "补贴汇总表4月14日前发至a@example.com。登记照片2张，存入一个压缩包，与汇总表电子版同时发送。"
    assert told(text) == [("补贴汇总表", "04-14"), ("登记照片", "04-14")]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "5月22日前上传市教研网：听课记录传“札记”栏目，优质课例传“展播”栏目，教学反思传“随笔”专栏。",
            ["听课记录", "优质课例", "教学反思"],
        ),
        ("5月22日前上传市教研网：教学设计传“设计”栏目，课件传“课件”栏目。", ["教学设计", "课件"]),
        ("优质课例传“展播”栏目，教学反思传“随笔”栏目，均于5月22日前完成。", ["优质课例", "教学反思"]),
    ],
)
def test_papers_that_each_go_to_a_column_are_all_owed(text, titles):
    assert told(text) == [(title, "05-22") for title in titles]


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("教研简报实行月报，每月25日前由各校发1期至教研室邮箱。", "教研简报", "MONTHLY;BYMONTHDAY=25"),
        ("工作简报实行月报制，每月25日前由各单位发1期至a@example.com。", "工作简报", "MONTHLY;BYMONTHDAY=25"),
        ("防汛简报实行周报，每周五前由各村发1期至a@example.com。", "防汛简报", "WEEKLY;BYDAY=FR"),
        ("教研简报，每月25日前由各校报1期到教研室邮箱。", "教研简报", "MONTHLY;BYMONTHDAY=25"),
        ("信息简报实行月报，由各单位每月25日前报1期至a@example.com。", "信息简报", "MONTHLY;BYMONTHDAY=25"),
    ],
)  # fmt: skip
def test_a_bulletin_that_comes_again_is_handed_in_by_the_issue(text, title, due):
    assert told(text) == [(title, f"rrule:FREQ={due}")]


@pytest.mark.parametrize(
    "text",
    [
        "三、推进撂荒地整治。截至2026年2月10日，全县排查出撂荒地2360亩。",
        "三、开展排查整治。截止2月10日，全县查出隐患企业236家，名单见附件1。",
        "三、开展排查整治。截止到4月20日，累计排查隐患36处。",
    ],
)
def test_a_day_up_to_which_something_was_found_is_no_deadline(text):
    assert told(f"{text}各村5月22日前报送《台账》。") == [("《台账》", "05-22")]


@pytest.mark.parametrize(
    "text", ["截至5月8日，各校须报送总结1份。", "截至5月8日，每校限报总结2篇，发至a@example.com。"]
)
def test_a_day_up_to_which_something_is_handed_in_is_one(text):
    assert told(text) == [("总结", "05-08")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("各单位对发现的问题建立清单，逐一销号，填写《整改台账》，于5月8日前报送电子版1份。", "《整改台账》"),
        ("各单位列出清单，逐项整改，填写《整改台账》，5月8日前报送。", "《整改台账》"),
        ("各单位建立台账，逐条整改，形成《整改报告》，5月8日前报送电子版。", "《整改报告》"),
    ],
)
def test_a_list_that_is_set_up_to_be_worked_off_is_not_handed_in(text, title):
    assert told(text) == [(title, "05-08")]


def test_a_list_that_goes_to_the_same_office_too_is_called_by_its_name():
    assert told("联络员名单1份同样报种植业股，时间提前到5月22日前。") == [("联络员名单", "05-22")]


def test_a_paper_has_the_day_of_the_clause_that_it_points_at():
    text = (
        "（一）材料报送。\n1．各站于4月17日前将《机组名单》送设备科203室。\n2．《检修计划》于4月24日前送设备科203室。\n"
        "3．有新机组的，另交《验收手册》一册，与第1款材料同时送达。"
    )

    assert told(text) == [("《机组名单》", "04-17"), ("《检修计划》", "04-24"), ("《验收手册》", "04-17")]


def test_the_same_way_of_sending_is_no_day_of_the_heading():
    text = (
        "一、年终报表\n《资产表》于4月17日前发至a@example.com。\n"
        "二、二季度用水简报\n各站于每月8日前报上月的用水简报，一页纸。发送方式同上。"
    )

    assert told(text) == [("《资产表》", "04-17"), ("用水简报", "rrule:FREQ=MONTHLY;BYMONTHDAY=8")]


@pytest.mark.parametrize(
    ("work", "along"),
    [
        ("科幻画原作，每校限5幅", "贴在画的背面，随画同时送到县文化馆"),
        ("参赛画稿，每校限5幅", "随稿一并送县文化馆"),
        ("宣传片1部，存入U盘", "随片一起送县文化馆"),
    ],
)
def test_what_comes_with_the_work_itself_has_the_work_s_day(work, along):
    items = (
        "一、《汇总表》，4月8日前发至a@example.com。",
        f"二、{work}，4月10日前送县文化馆203室。",
        f"三、《作者登记卡》，一件一张，{along}。",
    )
    assert [due for _, due in told("\n".join(items))] == ["04-08", "04-10", "04-10"]
