"""What a stage asks for, what the one list of papers holds, and the works beside their form."""

from __future__ import annotations

from tasks.domain.plan.draft import draft

MAIL = "a@example.com"


def told(text, title="关于做好2026年度优秀护林员认定工作的通知"):
    found = draft(f"{title}\n各林场：\n{text}\n县林业局\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


def test_what_a_stage_asks_for_comes_by_its_end():
    text = (
        "一、时间安排\n（一）申报阶段：3月1日至3月20日。各林场组织申报。\n"
        "（二）推荐阶段：3月21日至4月10日。各林场择优推荐，填写《推荐汇总表》，报县林业局护林科。\n"
        "（三）评审阶段：4月11日至4月30日。"
    )

    assert told(text) == [("《推荐汇总表》", "04-10")]


def test_the_one_list_of_papers_has_the_day_of_the_word_for_them():
    text = (
        f"一、认定程序\n各林场于5月15日前将推荐材料报送至县林业局护林科，电子版发送至邮箱{MAIL}。\n"
        "二、报送材料\n1.《优秀护林员推荐表》一式两份；\n2.主要事迹材料（1500字以内）一式两份；\n3.巡护证书复印件1份。"
    )

    assert told(text) == [
        ("《优秀护林员推荐表》", "05-15"),
        ("主要事迹材料", "05-15"),
        ("巡护证书复印件", "05-15"),
    ]


def test_an_item_that_says_how_long_its_paper_is_has_the_short_name():
    text = (
        "一、报送内容\n（一）《林木统计表》；\n（二）巡护分析报告，不少于1000字。\n"
        f"二、4月10日前报送分析报告，发至邮箱{MAIL}。"
    )

    assert ("巡护分析报告", "04-10") in told(text)
    assert all(title != "分析报告" for title, _ in told(text))


def test_works_that_a_title_seeks_are_owed_beside_their_form():
    text = (
        "一、征集时间\n即日起至6月15日止。\n二、投稿方式\n"
        f"请将作品及《作品登记表》（附件1）发送至邮箱{MAIL}，或刻成光盘快递至县林业局护林科（人民路1号）。"
    )
    found = told(text, "关于征集“我身边的护林员”微视频的通知")

    assert sorted(found) == [("“我身边的护林员”微视频作品", "06-15"), ("《作品登记表》", "06-15")]


def test_when_a_net_is_open_to_people_is_nothing_that_units_owe():
    assert told("一、网上报名时间为3月16日8:00至3月27日18:00。", "关于组织护林员资格考试的通知") == []


def test_papers_that_are_taken_in_on_paper_have_the_day_and_the_place_of_all():
    text = (
        "一、申报材料\n1.护林项目申报书；\n2.林权证复印件；\n3.巡护报告。\n"
        "二、申报时间\n网上申报截止时间为5月8日17:00，书面材料受理截止时间为5月15日。\n"
        "三、申报方式\n申报单位打印申报材料一式三份，装订成册送县林业局护林科（行政中心305室）。"
    )
    found = draft(f"关于组织申报2026年度护林项目的通知\n各林场：\n{text}\n县林业局\n2026年2月20日").requirements
    papers = [one for one in found if one.due == "05-15"]

    assert [one.title for one in papers] == ["护林项目申报书", "林权证复印件", "巡护报告"]
    assert all("县林业局护林科" in (one.channels or ()) for one in papers)
    assert all(one.title != "申报材料" for one in found)
