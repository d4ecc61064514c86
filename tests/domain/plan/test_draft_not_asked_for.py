"""What a circular only speaks of: the office's own papers, days of others, words beside a paper."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年材料的通知\n各单位：\n"
TAIL = "\n2026年2月20日"


def drafted(text: str) -> dict[str, str | None]:
    return {one.title: one.due for one in draft(HEAD + text + TAIL).requirements}


@pytest.mark.parametrize("head", ["不要交的", "不用报的", "不必上报的材料", "不报的材料", "不需提交的"])
def test_a_list_of_what_is_not_handed_in_asks_for_nothing(head):
    kept = "1、需求汇总表：由县残联编制，6月30日报市残联。"
    text = f"一、{head}\n{kept}\n二、要交的\n1、申请表，1份，12月4日前送县残联财务室。"

    assert drafted(text) == {"申请表": "12-04"}


@pytest.mark.parametrize(
    "text",
    [
        "每个报送单位每种1份，均发至邮箱a@b.cn。",
        "佐证材料不随表上交，评审组上门时现场出示。",
    ],
)
def test_a_sentence_that_only_tells_asks_for_nothing(text):
    assert drafted(f"一、材料\n1.《台账》，4月15日前送205室。\n二、说明\n{text}") == {"《台账》": "04-15"}


def test_a_system_that_closes_still_tells_the_day_of_what_is_filled_in_there():
    assert drafted("各企业在平台填报《用工统计表》，平台11月30日关闭。") == {"《用工统计表》": "11-30"}


def test_what_the_office_prints_and_gives_out_is_no_row_of_papers():
    text = (
        "项次\t材料名称\t报送单位\t份数\t截止\n1\t宣讲队员名单\t11个镇党委\t每镇1份\t4月12日17:30\n"
        "2\t年度选题单\t11个镇党委\t每镇1份\t4月19日12:00\n3\t群众提问汇编\t我部理论科编印\t120册\t12月下旬发至各镇"
    )

    assert drafted(text) == {"宣讲队员名单": "04-12 17:30", "年度选题单": "04-19 12:00"}


def test_a_paper_that_is_looked_at_first_is_not_handed_in():
    checked = "主管部门审查所属单位的报告书以后，填写《审查汇总表》1份，4月26日前报来"
    text = f"1.各单位于4月1日前提交《年度报告书》。\n2.{checked}。"

    assert drafted(text) == {"《年度报告书》": "04-01", "《审查汇总表》": "04-26"}


def test_a_day_within_a_series_is_no_other_deadline():
    text = (
        "［任务二］\n　材　料：研修简报\n　谁　交：6所开放学校\n　多　少：每校每周1期\n"
        "　何　时：2026-04-12至2026-05-28，每周四16:30止（4月30日照交）\n　何　处：a@example.com"
    )
    (one,) = draft(HEAD + text + TAIL).requirements

    assert one.due is not None
    assert one.due.startswith("rrule")


def test_a_period_in_front_of_a_rows_code_is_no_day_and_its_code_no_paper():
    text = (
        "5  统计报表\n| 表号 | 表名 | 谁填 | 所属时期 | 上传截止 |\n"
        "| 内审1表 | 内部审计半年报表 | 各单位 | 2026年1—6月 | 2026年7月10日17:00 |\n"
        "| 内审2表 | 内部审计年报表 | 各单位 | 2026年1—12月 | 2026年12月15日17:00 |\n"
        "| 内审3表 | 问题整改台账 | 各单位 | 2026年各季度 | 季后首月第二个星期五17:00 |\n"
        "注：内审3表的四次截止日依次为2026年4月10日、7月10日、10月9日和2027年1月8日。第二季度的内审3表与内审1表同日截止，"
        "两表分别上传，不得合并。"
    )

    assert set(drafted(text)) == {"内部审计半年报表", "内部审计年报表", "问题整改台账"}


def test_a_day_that_only_falls_on_a_day_off_dates_nothing():
    text = (
        "2.1  第3章的纸质件，一律送农村公路股（县府东街9号305室）。\n"
        "2.3  2026-10-10虽是星期六，但为国庆调休上班日，农村公路股照常收件。\n3  材料\n3.1  四个乡镇各报：\n"
        "  (a) 作业计划执行表，电子件1份，截止2026-09-11（星期五）；\n"
        "3.3  双庙乡人民政府再报石板沟竣工资料1套，纸质件，截止2026-09-30（星期三）。"
    )
    days = [(one.title, one.due) for one in draft(f"{HEAD}2  报送总则\n{text}{TAIL}").requirements]

    assert days == [("作业计划执行表", "09-11"), ("石板沟竣工资料", "09-30")]


def test_a_system_of_others_that_closes_dates_nothing():
    text = (
        "【怎么办】\n第一步　登记（9月9日至9月19日）\n"
        "申报企业登录园区企业服务平台（qy.example.com），每个项目在线提交项目登记表1份。登记截止时间是9月19日17:00，登记后由平台给出编号。\n"
        "第二步　交件（9月22日至9月28日）\n"
        "完成登记的企业将以下三件按项目合订，每个项目一式5册，送园区管委会经济发展局（1106室），最迟9月28日17:00送到：\n"
        "  · 奖补资金申请报告，正文2000字以上；\n  · 设备投资明细表，逐台列出；\n"
        "  · 专项审计报告，由会计师事务所出具。\n第四步　公示和拨付\n"
        "省厅的同类系统11月30日关闭，该系统由园区统一填报，企业不用操作。"
    )
    days = [(one.title, one.due) for one in draft(HEAD + text + TAIL).requirements]

    assert days == [
        ("项目登记表", "09-19 17:00"),
        ("奖补资金申请报告", "09-28 17:00"),
        ("设备投资明细表", "09-28 17:00"),
        ("专项审计报告", "09-28 17:00"),
    ]


def test_a_lesson_of_the_calendar_is_no_paper():
    text = (
        "★ 一律发至 a@example.cn。\n九　月\n　14日17:00前　58校：《需求清单》\n"
        "　20日17:00前　新教师：《成长规划》每人1份\n十一月\n"
        "　5日—7日　同课异构县级现场课，20节，三天依次为7节、7节、6节。\n"
        "　8日17:00前　执教教师：《教后记》每人1份，上传平台"
    )

    assert not any("现场课" in title for title in drafted(text))
