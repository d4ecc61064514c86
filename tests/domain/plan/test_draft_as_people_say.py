"""Papers called as people call them, cells a line without a head, and rows whose last cells are empty."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def days(text: str) -> list[tuple[str, str | None]]:
    found = draft(f"关于报送材料的通知\n各单位：\n{text}\n县教育局\n2026年1月5日\n").requirements
    return [(one.title.strip("《》"), one.due) for one in found]


def test_the_form_for_more_time_is_not_the_form_itself():
    text = (
        "一、材料\n各主持人将下列材料于5月13日17:00前送教研室（县教育局501室）。\n1.结题申请表，一式三份。\n2.研究报告，一式三份。\n"
        "二、其他\n不能如期结题的课题，填写《延期结题申请表》1份，于5月13日17:00前交教研室（县教育局501室）。"
    )
    assert days(text) == [(title, "05-13 17:00") for title in ("结题申请表", "研究报告", "延期结题申请表")]


def test_what_is_on_the_agenda_is_not_handed_in():
    text = (
        "四、会议议程\n1.通报2025年度学校目标考核结果；\n"
        f"2.部分学校作典型发言，发言材料控制在8分钟以内，电子稿于3月20日12:00前{MAIL}审核；\n3.领导讲话。"
    )
    assert days(text) == [("发言材料", "03-20 12:00")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"1.命题教师推荐表：为充实队伍，请推荐命题教师，初中4名、小学3名，推荐表3月20日17:00前{MAIL}。",
            [("命题教师推荐表", "03-20 17:00")],
        ),
        (
            "各管理所还要把今年的度汛方案和抢险队员名册改好，度汛方案打印两份，名册打印一份，4月24日上午十一点以前送水管股（305室）。",
            [("度汛方案", "04-24 11:00"), ("名册", "04-24 11:00")],
        ),
        (
            "学校把《受助学生名单》盖章后打印两份，再洗两张公示照片，4月24日下午四点以前送资助中心（305室）。",
            [("受助学生名单", "04-24 16:00"), ("公示照片", "04-24 16:00")],
        ),
        (
            "4.书法美术摄影作品。各站组织征集，于5月13日17:00前把装裱好的作品送博物馆展陈部。",
            [("书法美术摄影作品", "05-13 17:00")],
        ),
        (
            "3.包车备案申请。客运企业在“运政在线”办理，国庆期间省际包车每车1份，于9月22日（星期二）17:00前提交。\n4.总结。每企1份，10月9日（星期五）17:00前，送运输股（305室）。",
            [("包车备案申请", "09-22 17:00"), ("总结", "10-09 17:00")],
        ),
    ],
)
def test_a_paper_is_called_as_its_item_calls_it(text, told):
    assert days(text) == told


BARS = (
    "|序号|活动内容|责任单位|活动时间|报送材料|报送时限|\n"
    "|1|应急救援综合演练|各乡镇|6月8日至6月26日|应急演练评估表|7月2日17:00前|\n"
    "|2|“安康杯”知识竞赛|县总工会|6月23日|||\n"
    "|3|活动总结|各乡镇||活动总结|7月10日17:00前|"
)


def test_cells_that_stand_empty_at_the_end_of_a_row_are_none_of_the_row_above():
    assert days(f"附件1\n安排表\n{BARS}") == [("应急演练评估表", "07-02 17:00"), ("活动总结", "07-10 17:00")]


CELLS = (
    "《考核结果汇总表》（附件2）\n1份，加盖公章\n6月24日（星期三）17:00前\n送县教育局人事股（302室）\n"
    "《优秀等次教师名单》\n1份，Excel格式\n6月26日（星期五）17:00前\n发送至cailiao@example.com\n"
)


def test_cells_a_line_below_the_sentence_that_leads_to_them_are_rows():
    text = f"五、上报材料\n各学校上报以下材料，具体要求如下：\n{CELLS}六、要求\n坚持客观公正。"
    assert days(text) == [("考核结果汇总表", "06-24 17:00"), ("优秀等次教师名单", "06-26 17:00")]


def test_lines_of_which_one_has_no_day_are_no_such_rows():
    text = "五、有关材料\n各学校上报以下材料：\n《汇总表》\n《名单》\n由人事股（302室）接收"
    assert days(text) == []


ROWS = (
    "序号\t材料名称\t份数\t报送时间\t报送方式\n"
    "1\t联络表\t1份\t4月3日（星期五）17:00前\tcailiao@example.com\n"
    "2\t抽样单\t按实际批次\t4月10日至6月12日每周五17:00前（5月1日除外）\t送食品股（402室）\n"
    "3\t情况表\t1份\t6月18日（星期四）17:00前\tcailiao@example.com"
)


def test_a_day_that_a_row_leaves_out_is_no_deadline():
    weekly = "rrule:DTSTART=20260410;FREQ=WEEKLY;BYDAY=FR;UNTIL=20260612 17:00"
    assert days(f"二、材料\n{ROWS}") == [("联络表", "04-03 17:00"), ("抽样单", weekly), ("情况表", "06-18 17:00")]


def test_the_table_of_next_month_is_that_of_its_item():
    text = f"2.《汛期值班安排表》由各单位按月编排，每月25日17:00前将下月安排表{MAIL}。"
    assert days(text) == [("汛期值班安排表", "rrule:FREQ=MONTHLY;BYMONTHDAY=25 17:00")]


def test_a_proof_attached_in_a_clause_of_its_own_is_left_to_a_person():
    text = (
        "（一）《帮扶申请表》每人一式2份，附诊断证明或其他证明复印件，4月10日17:00前送工会办公室（405室）。\n"
        f"（二）《信息采集表》1份，4月10日17:00前{MAIL}。"
    )
    assert days(f"二、材料\n{text}") == [("帮扶申请表", "04-10 17:00"), ("信息采集表", "04-10 17:00")]


def test_the_parts_of_a_county_are_no_papers():
    groups = (
        "组别 牵头股室 片区 学校数 检查时间\n第一组 安全股 城区片 14 5月6日至5月13日\n"
        "第二组 基教股 东部片 11 5月6日至5月15日"
    )
    text = f"一、报送\n《自查表》1份，4月24日17:00前{MAIL}。\n附件\n检查安排\n{groups}"
    assert days(text) == [("自查表", "04-24 17:00")]


@pytest.mark.parametrize(("when", "papers"), [("离校时", ["家长意见统计表"]), ("", ["家长意见统计表"])])
def test_what_parents_fill_in_on_leaving_is_not_owed(when, papers):
    said = f"家长{when}填写意见卡，各校当天收齐统计，家长意见统计表一份，4月23日（星期四）17:00前发到jx@example.com。"
    assert [title for title, _ in days(said)] == papers
