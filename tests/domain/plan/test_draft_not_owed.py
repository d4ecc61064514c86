"""What looks like a paper and a day, and is none: what is counted, given out, shown at the door, sent along."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text):
    drafted = draft(f"关于报送2026年有关材料的通知\n各有关单位：\n{text}\n县水务局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "截至二〇二五年年底，全县登记水井共九千六百二十七眼，分布在十四个乡镇。",
        "截至2025年12月31日，我县累计建成水站46座。",
        "截止2026年1月31日，已有23个村通水。",
        "县水务局向每座水站送达《检查意见书》，时间为6月1日至6月5日。",
        "3月2日至3月6日，县里向有关单位反馈《问题清单》。",
        "阅卷教师凭教研室发出的通知书于6月26日前到阅卷点报到。",
    ],
)
def test_what_is_told_and_not_asked_for_is_not_owed(said):
    assert told(f"一、目的。摸清底数，编制二〇二七年项目计划。\n{said}\n二、《巡查名单》于3月6日前{MAIL}。") == [
        ("《巡查名单》", "03-06")
    ]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            f"1.《检查意见书》列明需要整改的水站，须写出《整改报告》，每站1份，于6月12日17:00前{MAIL}。",
            [("《整改报告》", "06-12 17:00")],
        ),
        (
            f"1.对新聘人员作出转正鉴定，填写《转正鉴定表》，每人1份，于6月12日前{MAIL}。",
            [("《转正鉴定表》", "06-12")],
        ),
        (
            f"1.《巡查计划》于3月6日前{MAIL}。\n2.《水站统计表》（见附件）。与《巡查计划》在同一封邮件中，于3月6日前{MAIL}。",
            [("《巡查计划》", "03-06"), ("《水站统计表》", "03-06")],
        ),
    ],
)
def test_the_paper_of_a_sentence_is_what_it_asks_for(text, papers):
    assert told(text) == papers


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (
            "第一篇于3月30日前，第二篇于4月29日前，第三篇于5月29日前，在“水务网”个人空间发表。",
            ["03-30", "04-29", "05-29"],
        ),
        ("在“水务网”个人空间发表，第一篇于3月30日前，第二篇于4月29日前。", ["03-30", "04-29"]),
        ("每篇800字，上半年的于6月30日前，下半年的于12月11日前，送到县水务局培训部。", ["06-30", "12-11"]),
    ],
)
def test_days_of_one_paper_told_in_turn_are_all_of_it(said, days):
    assert told(f"1.巡查随笔。每人每次1篇，{said}") == [("巡查随笔", day) for day in days]


@pytest.mark.parametrize(
    "bounds", ["首报为6月4日，末报为6月25日", "首期6月4日，末期6月25日", "第一次报送6月4日，最后一次6月25日"]
)
def test_a_weekly_report_ends_with_its_last(bounds):
    text = f"1.6月份每周四16:00前，各站将《排查周报表》1份{MAIL}，{bounds}。"

    assert told(text) == [("《排查周报表》", "rrule:DTSTART=20260604;FREQ=WEEKLY;BYDAY=TH;UNTIL=20260625 16:00")]


def test_the_hour_of_what_goes_to_one_place_is_no_hour_of_the_rest():
    text = (
        f"1.《登记表》于3月6日前{MAIL}。\n2.《协议书》于3月13日前送到局培训部（305室）。\n"
        "3.截止日期当天以24时为限；送到培训部的材料，以当天17:30为限。"
    )

    assert told(text) == [("《登记表》", "03-06"), ("《协议书》", "03-13 17:30")]


@pytest.mark.parametrize(
    "said",
    [
        "4月10日前，各站导出系统内“待检井盖”清单，逐条核查，填报《井盖核查表》，{mail}。",
        "各站认真梳理巡检数据和隐患记录，于4月10日前填报《井盖核查表》，{mail}。",
        "获市级一等奖的3件作品，其作者应在本站推广该作品，并在4月10日前提交《井盖核查表》，{mail}。",
        "站长于4月10日前{mail}《井盖核查表》，同时向本站出示证书原件，验看后当场退还。",
        "各站于4月10日前报送《井盖核查表》，{mail}，本期没有变化的实行零报告。",
        "4月1日至10日，管网系统开放填报功能。各站须在4月10日前报送《井盖核查表》，{mail}。",
    ],
)
def test_what_is_only_worked_with_shown_or_opened_on_the_way_is_not_owed(said: str) -> None:
    text = said.format(mail="发至邮箱gw@example.com")
    whole = f"关于做好管网巡检工作的通知\n各养护站：\n一、核查\n{text}\n\n县城管局\n2026年3月2日\n"

    assert [(one.title, one.due) for one in draft(whole).requirements] == [("《井盖核查表》", "04-10")]


def test_exchange_between_classes_hands_nothing_in() -> None:
    text = "一、图书交流。各班设图书角，班级之间每两周交换一次。\n二、《借阅登记表》于4月10日前发至邮箱ts@example.com。"
    whole = f"关于做好阅读工作的通知\n各学校：\n{text}\n\n县教育局\n2026年3月2日\n"

    assert [one.title for one in draft(whole).requirements] == ["《借阅登记表》"]


@pytest.mark.parametrize(
    "said", ["选取照片六张，配简要文字说明，编成一期水情简讯", "挑选现场图片四张，配上文字说明，制作成一期水情简讯"]
)
def test_what_is_made_into_another_paper_is_not_handed_in_itself(said):
    text = f"1.各站于3月6日前{said}，发送至邮箱a@example.com。"
    titles = [one.title for one in draft(f"关于水情的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日").requirements]
    assert len(titles) == 1
    assert titles[0].endswith("水情简讯")


@pytest.mark.parametrize(
    "met", ["自领到《通知单》次日起", "领到《通知单》之次日起", "《通知单》送达之日起", "接到《通知单》当日起"]
)
def test_a_day_counted_from_what_each_gets_is_open_and_what_it_gets_is_not_owed(met):
    checked = "一、检查时间为5月11日至15日。\n"

    assert told(f"{checked}二、各站{met}10日内，向县水务局安全股（201室）送《整改报告》1份。") == [
        ("《整改报告》", None)
    ]


@pytest.mark.parametrize("said", ["证件当场验看、当场退还", "证件核验后退回", "原件现场核对"])
def test_what_one_carries_to_be_looked_at_is_not_owed(said):
    asked = f"1.登记表。管护人持身份证、户口簿原件，最迟于4月3日17:30到县水利局（308室）递交1份，{said}。"

    assert told(asked) == [("登记表", "04-03 17:30")]
    assert told("1.证明材料。各站于4月3日前报送身份证复印件1份，送201室。") == [("身份证复印件", "04-03")]


@pytest.mark.parametrize(
    "said",
    [
        "1.“水站填报系统”（网址 https://sz.example.cn，以下简称填报系统）2月24日8:00开通，3月20日18:00关闭。",
        "12月下旬，从录像中选出三十节，请外县教师写评语；评语于寒假前寄回本人。",
        "附表　上交材料一览（去处：甲＝邮箱a@example.com；乙＝“水务网”网站）",
    ],
)
def test_a_site_that_opens_what_comes_back_and_a_caption_are_not_owed(said):
    assert told(f"{said}\n二、《巡查名单》于3月6日前{MAIL}。") == [("《巡查名单》", "03-06")]


@pytest.mark.parametrize(
    "whose", ["截至2026年1月31日任教未满三年的", "截止到2025年12月31日年满50周岁的", "截至2026年2月1日转正的"]
)
def test_the_day_that_says_who_is_meant_is_no_deadline(whose):
    assert told(f"1.《随笔》。{whose}教师每人1篇，6月5日17:00前{MAIL}。") == [("《随笔》", "06-05 17:00")]
    assert told(f"1.《随笔》。收稿截止到6月1日17:00，教师每人1篇，{MAIL}。") == [("《随笔》", "06-01 17:00")]
