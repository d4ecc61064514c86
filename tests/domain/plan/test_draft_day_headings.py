"""Calendars of days: each day a heading of its own, and what is due by it in the paragraphs below."""

from __future__ import annotations

from tasks.domain.plan.draft import draft

ADDRESS = "cailiao@example.com"


def owed(text: str) -> list[tuple[str, str | None]]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n"
    return [(one.title, one.due) for one in draft(whole).requirements]


def test_a_calendar_tells_its_hours_and_papers_below_each_day():
    text = (
        "3月13日（星期五）\n　　教研室公布课题编号，以后各项材料均使用该编号。\n\n"
        f"3月20日（星期五）\n　　17:00，“课题实施方案”进邮箱（{ADDRESS}）的最后时间。每个课题写一份。\n\n"
        "4月17日（星期五）\n　　第一小学，研讨课，上午四节，各校可派人观摩。\n\n"
        "4月30日（星期四）\n　　12:00，“课例录像”上传截止，传到“教研网”。\n\n"
        f"5月22日（星期五）\n　　16:30，每校一份的《开题情况表》发至{ADDRESS}的最后时间。\n\n"
        "6月12日（星期五）\n　　教研室公布评审结果。"
    )
    assert owed(text) == [
        ("“课题实施方案”", "03-20 17:00"),
        ("“课例录像”", "04-30 12:00"),
        ("《开题情况表》", "05-22 16:30"),
    ]


def test_a_list_of_moments_tells_what_to_bring_and_what_becomes_of_it():
    text = (
        "办理节点\n"
        f"4月9日（星期四）18:00\n参展回执1份，发{ADDRESS}\n到点没有见到回执的，展位转给候补单位\n"
        f"4月16日（星期四）17:00\n展品清单1份，发{ADDRESS}\n清单以外的展品不进会刊\n"
        "4月28日（星期二）9:00至16:00\n检测样品，每个单位每类2份，送县检测中心收样室\n检测免费，样品不退\n"
        "5月15日（星期五）9:00至20:00\n进场布展，凭展位号入场\n"
        f"\n组委会负责安保。展后各单位填写《成交统计表》，5月20日17:00前发{ADDRESS}。"
    )
    assert owed(text) == [
        ("参展回执", "04-09 18:00"),
        ("展品清单", "04-16 17:00"),
        ("检测样品", "04-28 16:00"),
        ("《成交统计表》", "05-20 17:00"),
    ]


def test_one_day_alone_over_a_paragraph_is_no_calendar():
    text = "3月20日（星期五）\n各校召开家长会，《告家长书》每校1份上报备案。\n"
    text += f"各校《自查表》1份于3月27日17:00前发至{ADDRESS}。"
    assert owed(text) == [("《自查表》", "03-27 17:00")]
