"""What a circular says of one paper alone, and what only stands beside it: one lesson of an unseen circular each."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import draft

HEAD = "关于做好2026年有关工作的通知\n各中小学：\n"
TAIL = "\n青河县教育局\n2026年2月26日"
CALENDAR = calendar_for([2026])


def drafted(text: str):
    return draft(HEAD + text + TAIL, calendar=CALENDAR)


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(one.title.strip("《》"), one.due, "、".join(one.channels or ())) for one in drafted(text).requirements]


def test_an_article_right_under_a_table_is_no_row_of_it() -> None:
    table = "序号\t材料名称\t份数\t报送方式\t报送时限\n1\t食堂自查报告\t1份\t发送至a@qx.example\t3月20日17:00前\n"
    article = "第三条  4月9日9:00在县第一中学召开食堂管理现场会，每校1人参加。\n第四条  各校要加强值守。"

    assert told("第二条  需报送的材料见下表。\n" + table + article) == [("食堂自查报告", "03-20 17:00", "mailbox")]


def test_lines_that_begin_to_count_anew_under_a_table_are_no_rows_of_it() -> None:
    table = (
        "序号\t材料\t报送时限\t报送方式\n1\t自查报告\t3月20日前\ta@qx.example\n2\t整改台账\t4月3日前\ta@qx.example\n"
    )
    behind = "\n1.  4月9日9:00召开现场会，各校1人参加。\n2.  各校要高度重视。"

    assert told(table + behind) == [("自查报告", "03-20", "mailbox"), ("整改台账", "04-03", "mailbox")]


def test_a_heading_over_dated_paragraphs_is_no_paper_beside_theirs() -> None:
    items = (
        "◆ 免费开放\n各馆填写《开放情况表》1份，于7月10日前发至a@qx.example。\n"
        "◆ 年度总结\n各馆撰写《年度工作总结》1份，于12月11日前发至a@qx.example。\n"
        "叁  说明\n1．培训2月27日举行。\n2．发送邮箱的文件为Word格式，文件名为“单位+材料”。"
    )

    assert told(items) == [("开放情况表", "07-10", "mailbox"), ("年度工作总结", "12-11", "mailbox")]


@pytest.mark.parametrize("kinds", [("学校材料", "教师材料"), ("学校提交的材料", "教师提交的材料")])
def test_a_heading_is_named_in_whole_or_without_the_word_for_papers(kinds: tuple[str, str]) -> None:
    one, other = kinds
    lists = f"一、材料\n（一）{one}\n1.研修计划\n2.研修总结\n（二）{other}\n1.教学设计\n2.读书心得\n二、时间\n"
    said, told_next = (kind.removesuffix("的材料") + "的" * kind.endswith("的材料") for kind in kinds)
    days = f"{said}第1项3月20日前、第2项6月12日前，{told_next}第1项4月10日前、第2项5月15日前，均发送至a@qx.example。"

    assert [(title, due) for title, due, _ in told(lists + days)] == [
        ("研修计划", "03-20"),
        ("研修总结", "06-12"),
        ("教学设计", "04-10"),
        ("读书心得", "05-15"),
    ]


LISTS = (
    "一、材料清单\n（一）校级材料\n1.《校园书香计划》\n2.《读书活动小结》\n"
    "（二）班级材料\n1.班级书目\n2.图书角照片\n二、时限\n"
)


def test_numbers_are_of_the_list_whose_heading_was_named_last() -> None:
    days = (
        "校级材料第1项于3月20日前、第2项于6月12日前发送至a@qx.example。\n"
        "班级材料第1项于4月10日前由班主任上传到“青河读书网”，第2项于5月15日前由班主任提交。"
    )

    assert told(LISTS + days) == [
        ("校园书香计划", "03-20", "mailbox"),
        ("读书活动小结", "06-12", "mailbox"),
        ("班级书目", "04-10", "“青河读书网”"),
        ("图书角照片", "05-15", ""),
    ]


def test_what_an_item_asks_for_beside_its_paper_has_the_items_day() -> None:
    items = (
        "一、应报材料\n（一）校车台账。每车1份。没有校车的学校，报送情况说明函1份。\n（二）校车安全总结。每校1份。\n"
        "第（一）项于3月20日前发送至a@qx.example；第（二）项于6月12日前发送至a@qx.example。"
    )

    assert ("情况说明函", "03-20", "mailbox") in told(items)


def test_a_note_under_a_form_contradicts_the_text_and_may_ask_for_what_goes_with_it() -> None:
    text = (
        "一、校车备案表（附件1）。各校于3月20日16:00前送县局安全股（县局201室），一式2份。\n附件：1.校车备案表"
        + TAIL
        + "\n附件1\n校车备案表\n车牌\t驾驶人\n"
        + "注：本表由学校填写，于3月25日16:00前送县局安全股，并随表附驾驶证复印件1份。"
    )

    assert told(text) == [("校车备案表", None, "县局安全股"), ("驾驶证复印件", "03-25 16:00", "县局安全股")]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("1.收到《限期改正书》的学校撰写改正报告1份，于4月3日前送县局安全股（201室）。", ["改正报告"]),
        ("1.用水月报。4月至6月每月报1份，内容为上月的用水情况，于当月8日前发送至a@qx.example。", ["用水月报"]),
        ("（一）报送照片。各校选送照片3张，每张附图片说明（时间、地点），于4月3日前发送至a@qx.example。", ["照片"]),
        ("（二）每名教师撰写跨学科主题活动设计1篇，于4月3日前上传到“青河教研网”作业栏目。", ["跨学科主题活动设计"]),
        (
            "2.考生电子照片。各校收齐本校考生免冠证件照，每人1张，打成1个压缩包，于4月3日前发至a@qx.example。",
            ["考生电子照片"],
        ),
        ("丁、研学小结。三期研学全部结束后，各校一份，于6月12日前发送至a@qx.example。", ["研学小结"]),
        ("（一）县级公开课录像。每校1节，于6月12日前发送至a@qx.example。", ["县级公开课录像"]),
        (
            "一、材料清单\n1.备课记录，每校2份，一次一份，含签到表、发言和照片；\n2.备课小结，每校1份。\n二、第1项4月3日前，第2项5月8日前发至a@qx.example。",
            ["备课记录", "备课小结"],
        ),
        ("（四）汛期总结。以上工作全部结束后，每乡1份，于9月18日前发送至a@qx.example。", ["汛期总结"]),
        ("（四）竣工小结。全部工程竣工后，每校1份，于11月20日前发送至a@qx.example。", ["竣工小结"]),
        ("（四）参训心得。全部参训教师每人1份，于11月20日前发送至a@qx.example。", ["参训心得"]),
        ("（四）用电月报。每校每月1份，填写上月的数据，于每月5日前发送至a@qx.example。", ["用电月报"]),
        (
            "2.3 季度执行报告。各校在4月、7月、10月的15日前，通过许可系统填报上一季度的报告。",
            ["季度执行报告"] * 3,
        ),
        ("2.4 年度执行报告。反映全年的全部情况，各校在12月18日前通过许可系统填报。", ["年度执行报告"]),
        ("（五）家长问卷由班主任收齐，统计后填写《问卷汇总表》，于6月12日前发送至a@qx.example。", ["问卷汇总表"]),
        ("（五）课例视频。每校选送2节，每节课附教学设计1份，于4月3日前发送至a@qx.example。", ["课例视频"]),
        ("3.隐患月报。每月25日前发至a@qx.example，内容包括当月排查情况、整改情况。", ["隐患月报"]),
        ("1.取得《开班许可》的机构于4月3日前将学员名册发送至a@qx.example。", ["学员名册"]),
        ("2.驾驶员照片。各校收集驾驶员近期登记照，每人1张，于4月3日前发至a@qx.example。", ["驾驶员照片"]),
        ("（二）每位教师完成家园共育活动设计1份，于4月3日前上传到“青河教研网”。", ["家园共育活动设计"]),
        ("一、县教研室根据附件1评定等次，结果报县教育局备案。\n附件：1.研修评定表", []),
        (
            "一、《研修计划》于3月20日前发送至a@qx.example。\n二、考核。县进修学校按附件1对各校进行打分，结果报县教育局。\n附件：1.研修打分表",
            ["研修计划"],
        ),
    ],
)
def test_it_lists_the_paper_and_nothing_that_stands_beside_it(text: str, titles: list[str]) -> None:
    assert [title for title, _, _ in told(text)] == titles


def test_how_many_pictures_are_taken_is_how_many_are_owed() -> None:
    text = "（四）膳食公示照片。各校公示食谱后，拍摄照片3张，于4月3日前发送至a@qx.example。"

    assert [one.count for one in drafted(text).requirements] == [3]
