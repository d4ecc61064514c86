"""The linter on who it is, some of them, and how many it is, of all kinds or of each."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
TO = "3月20日17:00前送教研室203室。"
UNCLEAR, WHO, MISSING = ["count-unclear"], ["who-unclear"], ["count-missing"]


def told(text: str) -> list[str]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize("who", ["有关老师", "相关班主任", "部分职工", "有关医生"])
def test_some_people_by_any_name_are_not_told_which(who):
    assert told(f"说明卡。{who}每人1张，{TO}") == WHO
    assert told(f"说明卡。全体{who[2:]}每人1张，{TO}") == []
    assert told(f"说明卡。{who}（名单见附件1）每人1张，{TO}") == []


@pytest.mark.parametrize("asked", ["各报小播音员2名", "还应填信息表1份", "推荐裁判员2名"])
def test_a_row_that_asks_some_for_so_many_does_not_tell_which(asked):
    head = "序号 | 材料 | 由谁交、交几份 | 截止时间 | 交到哪里"
    row = f"1 | 简介 | {{}}{asked}，每人1份 | 3月20日（星期五）17:00 | 邮箱twgb@example.cn"
    assert told(f"{head}\n{row.format('有关学校')}") == WHO
    assert told(f"{head}\n{row.format('8所小学')}") == []


@pytest.mark.parametrize("who", ["部分电站", "有关老师", "个别公司", "相关门店"])
def test_some_of_them_in_the_column_of_who_hands_in_are_not_told(who):
    head = "序号|材料名称|报送单位|份数|时限|报送方式"
    rows = "1|自查表|各校|1份|3月20日17:00前|送教研室203室\n2|工作月报|{}|1份|3月23日17:00前|送教研室203室"
    assert told(f"{head}\n{rows.format(who)}") == WHO
    assert told(f"{head}\n{rows.format(f'7座{who[2:]}')}") == []


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("报送毛笔、硬笔作品10件", UNCLEAR),
        ("报送低段、中段、高段队课教案6份", UNCLEAR),
        ("选送书法和绘画作品4幅", UNCLEAR),
        ("报送毛笔、硬笔作品10件，其中毛笔不少于4件", []),
        ("报送毛笔、硬笔作品各5件", []),
        ("报送工作总结、活动照片3张", []),
        ("报送毛笔作品10件", []),
    ],
)
def test_one_number_of_several_kinds_is_of_all_or_of_each(asked, kinds):
    assert told(f"每校{asked}，{TO}") == kinds


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("各临床科室及其下设专业组报送病案5份", UNCLEAR),
        ("各中心校及所属各校报送病案5份", UNCLEAR),
        ("各临床科室及其下设专业组各报送病案5份", []),
        ("各临床科室报送病案5份", []),
    ],
)
def test_an_office_and_those_below_it_share_one_number_or_have_each_its_own(who, kinds):
    assert told(f"优秀病案，{who}，{TO}") == kinds


@pytest.mark.parametrize(
    ("paper", "kinds"),
    [
        ("推荐表2至3份", UNCLEAR),
        ("《推荐表》两到三份", UNCLEAR),
        ("推荐表2份", []),
        ("推荐表1份，内附作品3至5份", []),
    ],
)
def test_a_paper_of_two_to_three_copies_leaves_open_how_many_are_enough(paper, kinds):
    assert told(f"各校把示范学校{paper}于3月20日17:00前送教研室203室。") == kinds


@pytest.mark.parametrize("work", ["主题班会课录像", "经典诵读音频", "朗诵录音"])
def test_recordings_need_a_number_where_all_else_has_one(work):
    box = "3月20日17:00前发送到cailiao@example.com。"
    others = "\n".join(
        f"{n}. {paper}：每校1份，{box}" for n, paper in enumerate(("方案", "总结", "推荐表", "名单", "登记表"), 2)
    )
    assert told(f"1. {work}：MP4格式，每节40分钟以内，由各校择优，{box}\n{others}") == MISSING
    assert told(f"1. {work}：每校1段，每段40分钟以内，{box}\n{others}") == []


PLAN = f"校本研修计划，每校1份，{TO}"


@pytest.mark.parametrize(
    ("judged", "kinds"),
    [
        ("校本培训方案要经校长签字；没有写明主持人的，退回重写。", ["names-vary"]),
        ("未按时报送《校本培训方案》的学校，不得评优。", ["names-vary"]),
        ("校本研修计划要经校长签字；没有写明主持人的，退回重写。", []),
        ("校本培训方案由各校自存。", []),
        ("上学期校本培训方案已收齐，不再重报。", []),
        ("食堂管理方案要经校长签字；没有写明责任人的，退回重写。", []),
    ],
)
def test_what_is_sent_back_or_missed_bears_the_name_of_what_was_asked_for(judged, kinds):
    assert told(f"一、{PLAN}\n二、校本研修总结，每校1份，{TO}\n三、{judged}") == kinds


@pytest.mark.parametrize("asked", ["每个团支部另交活动照片", "每个团支部还交活动图片"])
def test_the_number_of_the_paper_beside_it_is_none_of_the_photos(asked):
    box = "3月20日17:00前发校团委邮箱tw@example.cn"
    papers = ("方案", "总结", "推荐表", "名单", "登记表")
    others = "\n".join(f"{n}. {paper}：每个团支部交{paper}1份，{box}。" for n, paper in enumerate(papers, 2))
    item = f"1. 主题团日\n每个团支部交小结1篇，{box}。\n{{}}，JPG格式，{box}。\n{others}"
    assert told(item.format(asked)) == MISSING
    assert told(item.format(f"{asked}3张")) == []
    assert told(item.format("上课教师的教学设计")) == []


@pytest.mark.parametrize(
    ("site", "kinds"),
    [("智慧消防填报网", ["names-vary"]), ("消防管理平台", []), ("白塔县消防管理平台", [])],
)
def test_a_site_whose_address_stands_above_bears_the_name_that_it_has_there(site, kinds):
    told_above = "一、自查表1份，3月20日17:00前上传白塔县消防管理平台（xf.example.cn）。"
    assert told(f"{told_above}\n二、{site}（网址见第一部分）的账号沿用去年的。") == kinds


@pytest.mark.parametrize(
    "who", ["问题较多的学校", "隐患突出的单位", "任务偏重的幼儿园", "工作突出的中心校", "人数很多的班级"]
)
def test_those_with_more_of_it_are_not_told_from_how_many_on(who):
    assert told(f"1.《整改说明》。{who}另报1份，{TO}") == WHO
    assert told(f"1.《整改说明》。问题在5条以上的学校另报1份，{TO}") == []
    assert told(f"对{who}进行约谈。\n1.《整改说明》。各校1份，{TO}") == []


@pytest.mark.parametrize(
    "each", ["每座水库1份，管几座交几份", "每辆车1份，几辆车就报几份", "每个班1份（有几个班就交几份）"]
)
def test_as_many_as_there_are_is_a_number(each):
    assert told(f"1.《检查表》。{each}，{TO}") == []
    assert told(f"1.《检查表》交几份，{TO}") == MISSING


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("县城三所高中团委上报3篇，每篇800字以内", UNCLEAR),
        ("4家县级医院报送6篇", UNCLEAR),
        ("每校语文、数学、英语学科报5节", UNCLEAR),
        ("三所初中各报送2篇", []),
        ("三所中心校共报送6篇", []),
        ("30个教学班及以上的学校推荐4名", []),
        ("每校语文、数学、英语学科各报2节", []),
    ],
)
def test_a_number_for_several_units_or_subjects_is_for_each_or_for_all(asked, kinds):
    assert told(f"1.《服务案例》。{asked}，{TO}") == kinds
