"""What looks like a contradiction or a gap, and is said so on purpose: no finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.duty import Sentence
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "tz@example.com"
PAPER = f"《用水统计表》每站1份，于3月20日17:00前发至{BOX}。"


def told(text: str, to: str = "各供水站") -> list[tuple[str, str]]:
    whole = f"县水务中心关于做好今年供水工作的通知\n{to}：\n{text}\n县水务中心\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "again",
    [
        "其中《检修台账》请各站补齐检修结果后，于4月15日17:00前再报一次，份数不变。",
        "检修全部完成后，各站将更新后的《检修台账》于4月15日17:00前重新报送。",
        "年中各站再次报送《检修台账》，于4月15日17:00前报送到位。",
    ],
)
def test_a_paper_may_be_asked_for_a_second_time(again):
    assert told(f"一、《检修台账》每站1份，3月20日17:00前发至{BOX}。\n二、{again}") == []


@pytest.mark.parametrize(
    "asked",
    [
        "送到哪里、怎么送、报几份在第二条统一写明。",
        "各项材料报几份、由谁报，见第二条。",
        "报几份以第二条为准。",
    ],
)
def test_a_question_that_is_answered_leaves_no_number_open(asked):
    assert told(f"一、材料的名称在表中写明，{asked}\n二、{PAPER}") == []


@pytest.mark.parametrize("row", ["先进班组一个、先进个人二名", "优秀班组三个和优秀职工十名"])
def test_a_number_in_words_is_a_number(row):
    text = f"一、各站可推荐{row}，分别填写推荐表，于3月20日17:00前发至{BOX}。"
    assert told(text) == []


@pytest.mark.parametrize("given", ["（名单已随上次通知印发）", "（名单由镇政府另行公布）"])
def test_a_list_that_was_given_out_is_none_that_is_due(given):
    text = (
        f"一、各站报送《培训班参训人员名单》1份，于3月13日17:00前发至{BOX}。\n"
        f"二、全县共有12个缺水村{given}，由各站建立《供水台账》，于3月27日17:00前发至{BOX}。"
    )
    assert told(text) == []


def test_who_takes_a_paper_may_hand_it_on_later():
    text = (
        "各用水户签署用水承诺书，一式两份，3月13日17:00前交所在供水站办公室。\n"
        "供水站办公室对承诺书逐份核对，自己留一份，另一份用水承诺书装订成册，3月20日17:00前送县中心管理科（208室）。"
    )
    assert told(text, "各供水站、各用水户") == []


@pytest.mark.parametrize("look", ["局里将于4月13日至17日对隐患问题逐条复核", "我局于4月13日至17日对隐患逐条核查"])
def test_what_the_office_comes_to_look_into_is_not_reported_by_those_addressed(look):
    text = f"一、各站录入隐患，形成隐患问题记录1份，于4月10日17:00前发至{BOX}。\n二、{look}，以录入的隐患问题记录为准。"
    assert told(text) == []


def test_photos_of_a_drill_need_no_end_of_another_offices_check():
    text = (
        f"一、各站组织一次停水演练，将演练方案1份、演练照片5张，于4月10日17:00前发至{BOX}。\n"
        f"二、3月16日至4月10日，各镇对本镇供水站检查一遍，《检查汇总表》1份于4月17日17:00前发至{BOX}。"
    )
    assert told(text) == []


def test_two_halls_have_boxes_that_differ_in_one_letter():
    text = (
        "一、《读书小报》每站1份，于3月20日17:00前发至县图书馆，《歌咏报名表》每站1份，于3月20日17:00前发至县文化馆。\n"
        "二、报送地址\n县图书馆：xtsg2026@example.com\n县文化馆：xwsg2026@example.com"
    )
    assert told(text) == []


def test_where_the_papers_go_needs_no_second_day():
    text = (
        "一、表格\n《水质月报》，每站1份，3月20日17:00前报管理科。\n"
        "二、年度总结\n《2026年度供水工作总结》，每站1份，2027年1月15日17:00前报办公室。\n"
        f"三、报送途径\n管理科承办的材料发至{BOX}。\n办公室承办的材料以及年度总结，盖章扫描件发至bgs@example.com。"
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "whole",
    [
        "用水单位共31家，其中学校8所（城区5所、乡镇3所），医院6家，酒店7个，工厂10家（大型4家、小型6家）。",
        "用水单位共31家：机关8个，医院6家，酒店7家，工厂10家。",
        "全县用水单位31家（机关8个，医院6家，酒店7家，工厂10家）。",
        "机关8个，医院6家，酒店7家，工厂10家，共31家。",
        "水管员23名，其中上河村9名、下河村7名，其他村由组长兼管。",
        "县中心抽调14人编成3个组。第一组5人（含组长1人），第二组5人，第三组4人。",
        "县中心抽调14人编成3个组。第一组每站2人，第二组每站3人，第三组机动。",
    ],
)
def test_parts_that_make_the_whole_or_leave_a_rest(whole):
    assert told(f"一、{whole}\n二、{PAPER}") == []


@pytest.mark.parametrize("done", ["前完成上报", "前全部报送", "前全部完成填报"])
def test_what_is_to_be_reported_in_full_is_asked_for(done):
    assert Sentence(1, 0, f"水管员逐户核对,形成《用水户名单》1份,3月25日(星期三){done}").asks
    assert not Sentence(1, 0, "《用水户名单》的上报").asks


@pytest.mark.parametrize("off", ["周六、周日和清明节不安排", "周六,周日不安排"])
def test_days_off_behind_a_date_are_not_its_weekday(off):
    text = f"一、水样东片安排在3月17日至3月26日，西片安排在4月7日至4月16日，{off}。\n二、{PAPER}"
    assert told(text) == []


def test_the_stages_at_the_head_make_the_middle_schools():
    text = f"一、节水海报，小学每校2幅，中学每校3幅，于3月20日17:00前发至{BOX}。"
    assert told(text, "各小学、初中、高中") == []
    apart = f"{text}\n二、初中另办节水讲座。\n三、高中不办讲座。"
    assert [kind for kind, _ in told(apart, "各小学、初中、高中")] == ["who-unclear"]
    numbered = f"{text}\n二、全县办讲座12场，其中高中2场、初中4场、小学6场。"
    assert told(numbered, "各小学、初中、高中") == []


@pytest.mark.parametrize("pointed", ["专业代码见附件1", "站点编号见附件1", "片区划分见附件1"])
def test_what_an_attachment_tells_is_not_the_paper_before_it(pointed):
    listed = {"专": "各专业代码对照表", "站": "供水站点编号一览表", "片": "供水片区划分图"}[pointed[0]]
    text = f"一、《水质检验人员评审表》（{pointed}），每站1份，于3月20日17:00前发至{BOX}。\n附件：1.{listed}\n2.说明"
    assert told(text) == []
