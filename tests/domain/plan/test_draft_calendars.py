"""Calendars of a year: a line for a day, a row for a month, a table of weeks, and what is said once for all of them."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import DraftRequirement, draft

BOX = "cailiao@example.com"


def read(*lines: str, to: str = "各校") -> tuple[DraftRequirement, ...]:
    return draft(
        "\n".join(("县教育局关于印发2026年工作月历的通知", f"{to}：", *lines, "县教育局", "2026年1月8日"))
    ).requirements


def days(*lines: str) -> list[tuple[str, str | None]]:
    return [(one.title, one.due) for one in read(*lines)]


def test_a_sign_in_a_calendar_marks_what_is_handed_in():
    told = f"月历中标“★”的为各校须报材料，每项报电子版1份，于当日17:00前发至基教股邮箱{BOX}；未标“★”的不需报材料。"
    lines = (
        "【3月】",
        "3月4日（星期三）　★开学情况报告",
        "3月9日至13日　教学常规检查，教研室分组到校",
        "3月18日（星期三）　★工作计划；★教研计划，每校2篇",
        "3月20日（星期五）　★课后服务自评表，纸质，加盖公章，1份送基教股（办公楼306室）",
    )
    found = read(told, *lines)
    assert [(one.title, one.due, one.channels) for one in found] == [
        ("开学情况报告", "03-04 17:00", ("mailbox",)),
        ("工作计划", "03-18 17:00", ("mailbox",)),
        ("教研计划", "03-18 17:00", ("mailbox",)),
        ("课后服务自评表", "03-20 17:00", ("基教股",)),
    ]


def test_a_row_of_a_month_says_what_is_handed_in_and_when():
    told = (
        f"各月“报送”项由各校报电子版1份，发基教股邮箱{BOX}，截止时间为括号内日期当天18:00；“报送：无”的月份不报材料。"
    )
    lines = (
        "■二月",
        "重点：返校准备",
        "报送：无",
        "■三月",
        "重点：学雷锋活动月",
        "报送：年度工作计划（3月13日）；学雷锋活动小结（4月8日，仅初中报）",
        "■四月",
        "报送：推荐表（4月15日），纸质一式两份，送基教股（211室）",
    )
    assert days(told, *lines) == [
        ("年度工作计划", "03-13 18:00"),
        ("学雷锋活动小结", "04-08 18:00"),
        ("推荐表", "04-15 18:00"),
    ]


@pytest.mark.parametrize("blank", ["", "无"])
def test_a_table_of_weeks_may_have_cells_without_a_paper(blank):
    told = f"“上交”一栏为各校须交的材料，在所列日期16:30前发教务处邮箱{BOX}。"
    rows = (
        "周次\t起止日期\t教务工作\t学校上交",
        "1\t3.2—3.6\t开学，领取教材\t课程表、任课表（3月6日）",
        f"2\t3.9—3.13\t教研组长会，3月11日（周三）15:30\t{blank}",
        "3\t3.16—3.20\t学籍核对\t学籍变动表，送，2份（3月19日）",
        "4\t3.23—3.27\t期初总结\t成绩统计表（3月24日）；工作总结（3月26日）",
    )
    assert days(told, *rows) == [
        ("课程表", "03-06 16:30"),
        ("任课表", "03-06 16:30"),
        ("学籍变动表", "03-19 16:30"),
        ("成绩统计表", "03-24 16:30"),
        ("工作总结", "03-26 16:30"),
    ]


def test_a_line_of_a_day_may_say_more_of_its_paper():
    lines = (
        f"各校应交的材料均发业务部邮箱{BOX}，各1份。",
        "3月11日　周三　交：“书香过大年”小结",
        "3月18日　周三　交：阅读推广案例，若干篇",
        "3月24日至27日　第一轮巡回辅导",
        "4月8日　周三　交：效能自评表，纸质盖章1份，送业务部（图书馆204室）",
    )
    assert days(*lines) == [("“书香过大年”小结", "03-11"), ("阅读推广案例", "03-18"), ("效能自评表", "04-08")]


def test_single_blanks_part_the_cells_of_a_table_that_is_numbered():
    rows = (
        "序号 材料名称 份数 截止时间 报送方式",
        "1 盘点明细表（附件2） 1份 3月13日17:00 一体化系统“资产管理”模块上传",
        f"2 盘盈盘亏情况表 1份 3月18日17:00 发送至邮箱{BOX}",
    )
    assert days("一、材料按下表报送。", *rows) == [("盘点明细表", "03-13 17:00"), ("盘盈盘亏情况表", "03-18 17:00")]


def test_the_line_that_leads_a_table_dates_its_rows():
    rows = (
        "各校于3月25日（星期三）9:00至17:00，将推荐人选的下列材料统一送交师训处（行政楼204室）：",
        "序号\t材料名称\t份数\t要求",
        "1\t《申报表》\t每人2份\t双面打印",
        "2\t佐证材料\t每人1册\t按目录装订",
    )
    found = read("一、材料报送", *rows)
    assert [(one.title, one.due, one.channels) for one in found] == [
        ("《申报表》", "03-25 17:00", ("师训处",)),
        ("佐证材料", "03-25 17:00", ("师训处",)),
    ]


def test_a_meeting_that_is_named_has_its_day_in_the_line_of_its_name():
    lines = (
        "（一）领队会：3月25日（星期三）15:00，文化馆二楼。",
        "（二）各队领队参加领队会，抽签决定顺序，并现场提交《安全责任书》1份。",
    )
    assert days("一、安排", *lines) == [("《安全责任书》", "03-25")]


def test_a_file_is_brought_to_the_training_on_a_stick():
    training = "县财政局于3月25日（星期三）9:00在五楼会议室举办业务培训，各单位资产管理员参加。"
    said = "参训人员将本单位《资产清单》导出为Excel文件1份，存入U盘带至培训现场，由工作人员统一拷贝。"
    assert days(f"（一）{training}{said}") == [("《资产清单》", "03-25")]


def test_the_column_of_handing_in_is_the_day_and_the_place_of_a_race_none():
    rows = (
        "序号 | 赛事名称 | 比赛时间 | 比赛地点 | 报名材料 | 报名截止（当日17:00）",
        "1 | 迎春健步走 | 3月14日 | 滨河公园 | 《健步走报名表》 | 3月6日（星期五）",
        "2 | 象棋比赛 | 5月16日 | 工人文化宫 | 《象棋比赛报名表》 | 5月8日（星期五）",
    )
    sent = f"二、各单位填写报名表1份，加盖公章后发送至赛事科邮箱{BOX}。"
    found = read("一、赛事日程", *rows, sent)
    assert [(one.title, (one.due or "")[:5], one.channels) for one in found] == [
        ("《健步走报名表》", "03-06", ("mailbox",)),
        ("《象棋比赛报名表》", "05-08", ("mailbox",)),
    ]


def test_a_deed_over_its_fields_is_no_paper():
    lines = (
        "一、制定计划",
        "时间：2月24日—3月6日",
        "内容：各校走访居民，确定开班方向。",
        f"报送：《年度工作计划》1份，3月10日（星期二）17:00前发至{BOX}。",
    )
    assert days(*lines) == [("《年度工作计划》", "03-10 17:00")]


def test_what_is_chosen_from_is_no_paper():
    said = f"1.各校从教师读书心得中择优推荐优秀读书心得3篇，3月27日17:00前发至{BOX}。"
    assert days("一、评选", said) == [("优秀读书心得", "03-27 17:00")]


def test_cells_parted_by_one_blank_are_a_table_where_each_row_has_its_day():
    lines = (
        "一、年报报送",
        "各联网直报单位登录国家统计联网直报平台，按下表规定的时间报送2025年年报（报表目录见附件2），每表1份。",
        "表号 报表名称 报送单位 截止时间",
        "101-1表 单位基本情况 全部联网直报单位 2026年1月20日18:00",
        "205-1表 能源购进、消费与库存 规模以上工业企业 2026年1月27日18:00",
    )
    found = read(*lines, to="各单位")
    assert [(one.title, one.due, one.channels) for one in found] == [
        ("单位基本情况", "01-20 18:00", ("国家统计联网直报平台",)),
        ("能源购进、消费与库存", "01-27 18:00", ("国家统计联网直报平台",)),
    ]


def test_one_paper_has_the_day_of_each_batch_of_such_a_table():
    lines = (
        "一、到期档案移交",
        "各单位按下列批次将《档案移交清册》（附件2）一式三份送县档案馆接收保管股（档案馆二楼201室）：",
        "批次 移交单位 单位数 清册送达时间",
        "第一批 县委各部门、各人民团体 9个 2026年7月10日（星期五）下班前",
        "第二批 县政府各部门 10个 2026年7月17日（星期五）下班前",
    )
    assert [(one.title, one.due) for one in read(*lines, to="各单位")] == [
        ("《档案移交清册》", "07-10 cob"),
        ("《档案移交清册》", "07-17 cob"),
    ]


def test_the_sentence_over_a_table_places_its_rows():
    table = (
        "序号|材料名称|报送单位|报送时间",
        "1|自查报告|各中小学、幼儿园|9月4日17:00前",
        "2|教师任课安排表|各中小学|9月7日17:00前",
    )
    placed = read(f"请各中小学、幼儿园按下表报送材料，电子版发送至县教育局基教股邮箱{BOX}，每种材料1份。", *table)
    assert [(one.due, one.channels) for one in placed] == [
        ("09-04 17:00", ("mailbox",)),
        ("09-07 17:00", ("mailbox",)),
    ]
    parted = read(f"请各校按下表报送材料，第1项发送至邮箱{BOX}，第2项送人事股（305室）。", *table)
    assert [one.channels for one in parted] != [("mailbox",), ("mailbox",)]


def test_a_row_of_what_takes_place_is_no_paper_though_it_names_a_village():
    table = (
        "二、学期教研活动安排表",
        "日期\t活动内容\t参加人员\t地点",
        "3月25日(星期三)\t小学数学单元整体教学研讨\t小学数学教研组长\t县第二小学",
        "4月22日(星期三)\t小学英语送教下乡\t教研员、骨干教师\t石桥镇中心小学",
        "5月13日(星期三)\t优质课评比决赛(文科)\t入围教师\t县实验小学",
    )
    last = f"《学期教研工作计划》1份，3月13日（星期五）17:00前由各校发送至{BOX}。"
    assert days(*table, "三、材料报送", last) == [("《学期教研工作计划》", "03-13 17:00")]


def test_a_day_in_words_is_of_the_month_above_it():
    lines = (
        "甲、改期的，请提前三个工作日交局。",
        "四月",
        "二十七日（星期一）下班前，七家单位把《保管期限表》交局。",
        "六月",
        "三日至十三日，举办宣传活动。活动结束以后，十八日（星期四）下班前，各单位交局两样东西：",
        "㈠《活动小结》，八百字以内；",
        "㈡活动照片三张，单独压缩成包。",
        "七月",
        "三十一日（星期五）下班前，各单位把《移交目录》一式两份交馆，由馆方核对。",
    )
    assert days(*lines) == [
        ("《保管期限表》", "04-27 cob"),
        ("《活动小结》", "06-18 cob"),
        ("活动照片", "06-18 cob"),
        ("《移交目录》", "07-31 cob"),
    ]


@pytest.mark.parametrize("head", ["【次年1月】", "翌年一月", "【2027年1月】"])
def test_the_months_of_the_year_after_have_its_days(head):
    lines = (
        "【12月】",
        "11日（星期五）17:00前，各站报《工作总结》1份。",
        head,
        "8日（星期五）12:00前，各站报《年度报告》1份。",
    )
    assert days(*lines) == [("《工作总结》", "12-11 17:00"), ("《年度报告》", "next 01-08 12:00")]


def test_what_stands_behind_the_last_of_several_days_is_said_of_all():
    lines = ("五月份", f"8日（星期五）：《读书节方案》；22日（星期五）：《读书节总结》，均发至邮箱{BOX}。")
    assert [(one.title, one.due, one.channels) for one in read(*lines)] == [
        ("《读书节方案》", "05-08", ("mailbox",)),
        ("《读书节总结》", "05-22", ("mailbox",)),
    ]


@pytest.mark.parametrize("sign", ["◎", "★"])
def test_a_sign_behind_a_line_marks_what_is_handed_in(sign):
    lines = (
        f"每项末尾标“{sign}”的是要交的材料，未标的是活动，不用交东西。",
        "九　月",
        f"14日（星期一）17:00前　58校：《秋季研训需求清单》{sign}",
        f"21日（星期一）12:00前　送教下乡受援的8所学校（北学区五所、西学区三所）：《送教需求单》每校1份{sign}",
        "23日—25日　同课异构县级现场课，20节，三天依次为7节、7节、6节。",
        f"28日（星期一）17:00前　各校：《成效反馈》每校1份。{sign}",
    )
    assert days(*lines) == [
        ("《秋季研训需求清单》", "09-14 17:00"),
        ("《送教需求单》", "09-21 12:00"),
        ("《成效反馈》", "09-28 17:00"),
    ]
