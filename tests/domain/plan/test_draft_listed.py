"""Papers that a list names in full and a later paragraph only shortly: by tail, by class, by what 参赛材料 are."""

from __future__ import annotations

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text):
    return draft(f"关于报送2025年有关材料的通知\n各基层单位：\n{text}\n河湾县水务局\n2025年3月3日").requirements


def told(text):
    return {one.title: one.due for one in drafted(text)}


def test_a_short_name_is_that_of_the_one_item_that_ends_so():
    text = (
        "一、应报材料\n1.供水情况月报表。10月至12月每月末各报一期。\n2.水源巡查记录。9月、10月、11月每月一期。\n"
        "3.设备检修登记册。\n4.供水保障工作总结。\n二、交送办法\n"
        f"月报表于当月末17:00前{MAIL}；巡查记录于次月3日17:00前{MAIL}；"
        f"登记册于12月26日前送局供水股（308室）；总结于2026年1月9日前{MAIL}。"
    )

    assert told(text) == {
        "供水情况月报表": "rrule:FREQ=MONTHLY;BYMONTH=10,11,12;BYMONTHDAY=-1 17:00",
        "水源巡查记录": "rrule:FREQ=MONTHLY;BYMONTH=10,11,12;BYMONTHDAY=3 17:00",
        "设备检修登记册": "12-26",
        "供水保障工作总结": "next 01-09",
    }


def test_a_short_name_of_two_items_is_of_neither():
    listed = "一、应报材料\n1.供水月报表。\n2.水质月报表。\n二、时间\n"
    text = f"{listed}（一）月报表于5月9日前{MAIL}。\n（二）供水月报表于6月6日前{MAIL}。"

    assert told(text)["供水月报表"] != "05-09"


def test_classes_of_materials_are_the_lists_under_their_headings():
    text = (
        "一、甲类材料（纸质）\n1.节能责任书，一式两份\n2.节能承诺书，1份\n二、乙类材料（电子版）\n1.能耗月报，4月至6月每月1份\n"
        f"2.宣传周总结，1份\n三、报送\n甲类材料4月11日前送局节能股（205室）；乙类第1项每月5日前、第2项7月4日前{MAIL}。"
    )

    assert told(text) == {
        "节能责任书": "04-11",
        "节能承诺书": "04-11",
        "能耗月报": "rrule:FREQ=MONTHLY;BYMONTH=4,5,6;BYMONTHDAY=5",
        "宣传周总结": "07-04",
    }


def test_what_materials_consist_of_is_owed_and_not_the_word_for_them():
    text = (
        "一、参赛材料包括：参赛报名表、选手简历、单位推荐函。\n"
        f"二、报名。各单位于5月16日17:00前将参赛材料{MAIL}。\n三、竞赛总结于6月27日前{MAIL}。"
    )

    assert told(text) == {
        "参赛报名表": "05-16 17:00",
        "选手简历": "05-16 17:00",
        "单位推荐函": "05-16 17:00",
        "竞赛总结": "06-27",
    }


def test_a_paragraph_that_names_the_heading_of_the_list_is_of_all_of_it():
    text = (
        "一、评选材料\n（一）家长学校案例\n每校1篇。\n（二）推荐汇总表\n每校1份。\n"
        f"评选材料的报送分两轮：小学于4月18日前，初中于4月25日前，{MAIL}。"
    )

    assert [(one.title, one.due) for one in drafted(text)] == [
        (title, due) for title in ("家长学校案例", "推荐汇总表") for due in ("04-18", "04-25")
    ]


def test_a_heading_for_what_is_to_be_reported_each_month_stands_for_the_papers_under_it():
    text = (
        "第四条　每月应报的报表：\n（一）《供水月报表》：由水厂填报，次月8日前上报；\n"
        "（二）《漏损月报表》：由泵站填报，次月12日前上报。\n"
        "第五条　第四条的报表一律登录“水务通”平台填报，不再报送纸质表。"
    )

    assert {one.title: one.channels for one in drafted(text)} == {
        "《供水月报表》": ("“水务通”平台",),
        "《漏损月报表》": ("“水务通”平台",),
    }


def test_a_paper_named_behind_such_words_is_owed():
    text = f"四、每月应报的报表：供水月报表1份，每月8日前{MAIL}。"

    assert told(text) == {"供水月报表": "rrule:FREQ=MONTHLY;BYMONTHDAY=8"}
