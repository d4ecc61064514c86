"""Plain circulars as most offices write them: tables of one cell a line, items with fields below, columns of a site."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.party import Stage

ADDRESS = "cailiao@example.com"


def read(text: str):
    found = draft(f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n").requirements
    return {one.title.strip("《》"): one for one in found}


def days(text: str) -> dict[str, str | None]:
    return {title: one.due for title, one in read(text).items()}


def test_a_number_of_copies_begins_no_new_row():
    rows = (
        f"1\n校历\n2\n3月20日\n送教育股\n2\n作息时间表\n1\n3月27日\n发送至{ADDRESS}\n3\n安全月报\n1\n4月3日\n送教育股"
    )
    found = read(f"材料如下表：\n序号\n材料名称\n份数\n截止时间\n报送方式\n{rows}\n")
    assert {title: (one.due, one.count) for title, one in found.items()} == {
        "校历": ("03-20", 2),
        "作息时间表": ("03-27", 1),
        "安全月报": ("04-03", 1),
    }


@pytest.mark.parametrize("some_time", ["讲座结束后尽快报送", "另行通知", "学期末", "随时"])
def test_a_row_whose_day_is_open_does_not_shift_the_rows_below(some_time):
    rows = f"花名册\n3月13日\n邮箱 {ADDRESS}\n帮扶方案\n{some_time}\n邮箱 {ADDRESS}\n"
    rows += "工作月报（每月1份）\n4月至6月每月最后一个星期五\n“研训网”学校页面\n工作总结\n6月26日\n“研训网”学校页面\n"
    found = days(f"（一）报送材料\n材料\n时间\n渠道\n{rows}（二）其他\n")
    assert list(found) == ["花名册", "帮扶方案", "工作月报", "工作总结"]
    assert (found["帮扶方案"], found["工作总结"]) == (None, "06-26")


@pytest.mark.parametrize(
    "place", ["“备课网”学校目录", "“教研云”平台本校页面", "“云课堂”网站个人文件夹", "“资源网”教师案例库"]
)
def test_a_part_of_a_site_is_where_and_not_what(place):
    found = read(f"1.各校于4月24日17:00前将公开课教案1份上传{place}。")
    assert [(title, one.channels) for title, one in found.items()] == [("公开课教案", (place,))]


def test_items_called_by_number_in_words_are_read_as_rows():
    rows = f"编号1 组长信息表 每校1份 3月13日前 发邮箱 {ADDRESS}\n编号2 资源包 每校1个 4月24日前 上传“备课网”学校目录\n"
    found = read(f"四校报送材料\n{rows}编号3 月报 每校1份 4月30日前 上传“备课网”学校目录\n")
    assert {title: one.due for title, one in found.items()} == {
        "组长信息表": "03-13",
        "资源包": "04-24",
        "月报": "04-30",
    }


@pytest.mark.parametrize("count", ["，每名考生1份", "1份", "，每校2份", ""])
def test_a_count_behind_the_name_leaves_the_fields_below_to_it(count):
    fields = f"时间：2026年5月20日（星期三）前\n方式：发送至电子邮箱 {ADDRESS}\n"
    text = f"各校应按下列要求报送材料：\n1.照顾对象申请表{count}\n{fields}2.报名信息汇总表1份\n"
    assert days(f"{text}{fields.replace('20', '15', 1)}")["照顾对象申请表"] == "05-20"


def test_when_and_where_something_takes_place_is_no_paper():
    assert not days("一、时间和地点\n时间：2026年10月24日至10月25日。\n地点：县体育中心。\n二、项目\n")


def test_a_timetable_of_lessons_asks_for_none_of_them():
    head = "公开课课表\n日期\t学段\t学科\t地点\t课题\n"
    rows = "5月14日（星期四）\t小学\t语文\t东街小学\t《桂林山水》\n5月21日（星期四）\t初中\t物理\t第二中学\t《浮力》\n"
    paper = f"三、材料\n1.《推荐表》每校1份，于4月30日前发至{ADDRESS}。\n"
    assert days(f"{head}{rows}{paper}") == {"推荐表": "04-30"}


def test_the_papers_of_another_part_are_called_there():
    asked = "一、时间\n1.《参赛作品登记表》每校1份，4月24日前报送。\n"
    asked += "二、材料\n1.《指导教师承诺书》每校1份，5月8日前报送。\n"
    found = read(f"{asked}三、方式\n1.第一部分的登记表和第二部分的承诺书发至{ADDRESS}。\n")
    assert {title: one.channels for title, one in found.items()} == {
        "参赛作品登记表": ("mailbox",),
        "指导教师承诺书": ("mailbox",),
    }


@pytest.mark.parametrize("pointing", ["以下成果", "下列文稿", "以下三项成果"])
def test_a_word_that_points_at_the_list_below_is_no_paper(pointing):
    text = (
        f"研修教师登录“研修平台”提交{pointing}，提交截止时间为2026年5月22日17时：\n1.学习心得1篇；\n2.教学设计1篇。\n"
    )
    assert days(text) == {"学习心得": "05-22 17:00", "教学设计": "05-22 17:00"}


def test_what_the_circular_sums_up_as_its_papers_is_none():
    text = f"本通知所列报表，一律发送至{ADDRESS}。\n1.各企业于4月10日前上报《产值表》1份。\n"
    assert days(text) == {"产值表": "04-10"}


@pytest.mark.parametrize(
    "text",
    [
        "（一）4月2日至4月20日，各校在“学籍系统”中完成一年级、初一年级新生学籍信息采集和注册。",
        "（二）报名时间\n2026年5月6日至5月12日，考生登录“市中考管理平台”进行网上报名。",
    ],
)
def test_what_is_done_on_a_site_is_no_paper(text):
    assert not days(text)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("报送家书1封，连同《家书登记表》1份，", {"家书", "家书登记表"}),
        ("将《作品登记表》（附件2）1份连同作品原件", {"作品登记表", "作品原件"}),
    ],
)
def test_what_goes_along_is_owed_too(asked, found):
    assert set(days(f"1.各校于5月29日前{asked}送至县教育局体卫艺股。")) == found


def test_a_platform_that_another_item_tells_points_at_no_paper():
    text = f"（一）《花名册》。各校于9月26日前发送至{ADDRESS}。\n"
    text += "（二）《名单》。各校于10月24日前上传至“监管系统”（即第二部分第（一）项所述平台）。\n"
    assert days(text) == {"花名册": "09-26", "名单": "10-24"}


def test_a_summary_of_days_gainsays_the_text():
    text = "（一）《行动方案》。市直各学校于9月22日前报送电子版1份。\n"
    text += "（二）《行动总结》。市直各学校和各县教育局于12月4日前报送电子版1份。\n"
    text += f"四、渠道\n1.电子版材料统一发送至邮箱{ADDRESS}。\n"
    table = "六、时间节点提示\n材料名称　报送单位　截止日期\n行动方案　市直各学校　9月22日\n"
    table += "行动总结　市直各学校、各县教育局　12月11日\n"
    assert days(f"{text}{table}") == {"行动方案": "09-22", "行动总结": None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公办高中须于4月24日前报送计划申请表1份。", "民办高中须于4月29日前报送计划申请表1份。"),
        ("乡镇中心于4月24日前报送工作总结1份。", "工作总结除乡镇中心外，示范社也须报送一份，截止日期为4月29日。"),
    ],
)
def test_one_paper_of_two_kinds_of_units_has_two_days(one, other):
    found = draft(
        f"关于报送材料的通知\n1.{one}\n2.{other}\n以上材料发至{ADDRESS}。\n县教育局\n2026年3月2日\n"
    ).requirements
    assert sorted(one.due for one in found) == ["04-24", "04-29"]


def test_a_blank_for_the_number_leaves_the_name():
    assert days("1.公示结果证明___份，于5月22日前送县教育局人事股。") == {"公示结果证明": "05-22"}


def test_copies_told_in_words_are_no_part_of_the_name():
    text = "须提交的材料：\n1.《评审表》，一式三份；\n2.证书复印件一套。\n以上材料于5月21日前交县教育局人事股。\n"
    assert set(days(text)) == {"评审表", "证书复印件"}


def test_a_junior_school_is_no_senior_one():
    found = read(f"四、初中学校报送的材料\n1.汇总表1份\n时间：5月15日（星期五）前\n方式：发送至{ADDRESS}\n")
    assert found["汇总表"].stages == (Stage.JUNIOR,)


def test_works_are_called_without_the_county_of_the_contest():
    text = "关于举办清溪县第九届教育教学论文评选活动的通知\n各学校：\n1.各校将参评论文于5月15日前上传至清溪教研网。\n"
    assert [one.title for one in draft(f"{text}县教研室\n2026年3月2日\n").requirements] == ["教育教学论文"]


def test_a_room_above_the_line_of_the_mailbox_stays_a_room():
    rows = "1\n报名表\n9月30日\n电子邮箱\n2\n承诺书\n10月12日\n县总工会宣教部307室\n"
    found = read(f"序号\n材料名称\n截止日期\n报送方式\n{rows}报名邮箱为 {ADDRESS}，邮件主题写明队名。\n")
    assert {title: one.channels for title, one in found.items()} == {
        "报名表": ("mailbox",),
        "承诺书": ("县总工会宣教部",),
    }


def test_what_is_attached_next_is_no_row_of_the_table_above_it():
    table = (
        "附录A  材料一览\n行 | 材料 | 由谁报 | 份数 | 期限 | 报到哪里\n"
        f"1 | 《参赛申报书》 | 各校 | 每校1份 | 3月20日17:00 | {ADDRESS}\n"
        f"2 | 《科普活动月报表》 | 6所学校 | 每校每月1份 | 每月最后一个工作日16:00 | {ADDRESS}\n\n"
        "附录B  决赛当天流程（供参考）\n04-25  08:00布展  09:30开幕  10:00—17:00答辩"
    )
    assert days(table) == {
        "参赛申报书": "03-20 17:00",
        "科普活动月报表": "rrule:FREQ=MONTHLY;BYMONTHDAY=-1 16:00",
    }


@pytest.mark.parametrize(
    "said", ["上表所列登记表和成品，不分类别，一律", "上表各项材料", "表中材料均", "以上表列材料，统一"]
)
def test_a_sentence_below_tells_the_day_of_a_table_without_days(said):
    table = (
        "一、报什么\n类别 | 材料 | 谁报 | 数量\n广播类 | 《登记表》、音频成品 | 各镇广播站 | 每站1份\n"
        "电视类 | 《登记表》、视频成品 | 县电影公司 | 2份\n"
    )
    due = {"登记表": "03-20 17:00", "音频成品": "03-20 17:00", "视频成品": "03-20 17:00"}
    assert days(f"{table}{said}于3月20日（星期五）17:00前送203室。") == due
    assert (
        days(f"{table}二、何时报\n{said.replace('上表所列登记表和成品', '上表所列材料')}于3月20日17:00前送203室。")
        == due
    )


def test_columns_of_blanks_stand_in_their_place_however_long_a_name_is():
    table = (
        "附表  材料时间提示\n材料                  报送单位              截止时间\n"
        "《藏品总账》          4家单位               3月25日17:00\n"
        "《库房隐患整改报告》  县档案馆等2家         4月18日17:00\n"
        "《借展意向书》        出借的单位            3月14日17:00\n"
    )
    assert days(table) == {
        "藏品总账": "03-25 17:00",
        "库房隐患整改报告": "04-18 17:00",
        "借展意向书": "03-14 17:00",
    }
