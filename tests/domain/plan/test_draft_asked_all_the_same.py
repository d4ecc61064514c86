"""What a sentence asks for beside what it tells of others: 已完成15期,于…前报送, 补齐结果后再报一次, 不报我局."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text, addressed="各单位"):
    found = draft(f"关于做好2026年有关工作的通知\n{addressed}：\n{text}\n县林业局\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "全年计划造林900亩，到3月底已完成610亩，各站逐块核对，于4月8日（星期三）前报送盖章的《造林进度核对表》。",
            [("《造林进度核对表》", "04-08")],
        ),
        ("去年的《造林总结》已收齐归档，于4月8日前报送的要求取消。", []),
    ],
)
def test_what_is_done_already_hides_no_deadline_behind_it(text, papers):
    assert told(text) == papers


def test_several_of_those_addressed_are_no_office():
    text = "北河镇、南山镇两个镇共有6个重点村，由这两个镇的党委按一村一策建立《帮扶台账》，于4月8日前报送203室。"

    assert told(text, addressed="各镇党委") == [("《帮扶台账》", "04-08")]


def test_what_the_office_does_not_take_is_not_owed():
    text = "机关、教育、水务三个系统所属林场的场长述职，由三个系统自行组织，述职材料不报我部。"

    assert told(f"《巡护报告》于4月8日前送办公室203室。\n{text}") == [("《巡护报告》", "04-08")]


@pytest.mark.parametrize("again", ["再报一次", "再次报送", "重新提交一份"])
def test_a_paper_that_is_asked_for_once_more_has_two_days(again):
    text = (
        "请于4月8日前将《隐患台账》送防火办203室。\n"
        f"其中《隐患台账》因整改尚需时日，请补齐结果后，于5月20日前{again}，份数不变。"
    )

    assert told(text) == [("《隐患台账》", "04-08"), ("《隐患台账》", "05-20")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("《防火季报》每季度报一次，于3月、6月、9月、12月的25日前发到a@example.com。", "3,6,9,12;BYMONTHDAY=25"),
        ("《巡护情况》逐月上报，于4月、5月、6月20日前发到a@example.com。", "4,5,6;BYMONTHDAY=20"),
        ("《进度表》按季报送，3月、6月、9月底前发到a@example.com。", "3,6,9;BYMONTHDAY=-1"),
    ],
)
def test_months_that_a_sentence_calls_each_period_are_one_rule(text, due):
    assert [due for _, due in told(text)] == [f"rrule:FREQ=MONTHLY;BYMONTH={due}"]


def test_months_in_a_row_of_no_period_are_days_of_their_own():
    assert told("例会每月召开。\n《小结》于4月、6月20日前发到a@example.com。") == [
        ("《小结》", "04-20"),
        ("《小结》", "06-20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各站把护林员登记表收齐后合成一个文件，于4月8日前上传“林站办公”微信群。",
        "各站将护林员登记表逐份收好，合并为一个PDF，于4月8日前发到a@example.com。",
    ],
)
def test_a_form_that_is_collected_and_put_into_one_file_is_owed(text):
    assert told(text) == [("护林员登记表", "04-08")]


def test_where_the_blank_forms_lie_asks_for_none():
    assert told("各项表样已上传QQ群文件，与2025年相比只调整了造林年报，其余未变。") == []


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("护林补助表，一个站一张，盖好章，4月8日前拿到县林业局办公室，二楼203。", ["护林补助表"]),
        ("护林补助表4月8日前捎到县政府203室。", ["护林补助表"]),
        ("护林补助表4月8日前拿给小赵。", ["护林补助表"]),
        ("工资条4月8日前拿到手的，当面核对清楚。", []),
    ],
)
def test_what_is_taken_somewhere_is_handed_in(text, papers):
    assert [title for title, _ in told(text)] == papers


def test_days_that_are_told_once_more_are_each_of_the_name_before_it():
    text = (
        "各村填写《林地统计表》，3月6日前送林业站103室。\n各村签订《护林责任书》，3月11日前送林业站103室。\n"
        "日子再说一遍：《林地统计表》3月6日，《护林责任书》3月11日，有林场的村每周五前还要报《巡护周报表》。"
    )

    assert told(text) == [
        ("《林地统计表》", "03-06"),
        ("《护林责任书》", "03-11"),
        ("《巡护周报表》", "rrule:FREQ=WEEKLY;BYDAY=FR"),
    ]


def test_a_paper_is_handed_in_again_by_its_own_day():
    text = (
        "《护林员推荐表》于4月8日前发到a@example.com。\n《巡护总结》于5月20日前发到a@example.com。\n"
        "《护林员推荐表》还要在同一日期前把纸质件送人事股203室。"
    )

    assert told(text) == [("《护林员推荐表》", "04-08"), ("《巡护总结》", "05-20")]


def test_a_verb_of_one_sign_behind_a_weekday_in_brackets_hands_in():
    text = "于4月8日（星期三）前报《培训名册》1份，5月20日（星期三）前报培训心得，每人1篇，发到a@example.com。"

    assert told(text) == [("《培训名册》", "04-08"), ("培训心得", "05-20")]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("各站自查值班日志、车辆卡片和装备记录，填报《装备自查表》，于4月8日前", ["《装备自查表》"]),
        ("各站抽查巡护日志30本，逐本填写核查单，于4月8日前", ["核查单"]),
        ("各站的自查总结、整改清单和《自查表》于4月8日前", ["自查总结", "整改清单", "《自查表》"]),
        ("企业不再单独写总结，由各站写1份防火工作总结，于4月8日前", ["防火工作总结"]),
    ],
)
def test_what_is_looked_through_or_spared_is_not_owed(text, papers):
    assert [title for title, _ in told(f"{text}发到a@example.com。")] == papers


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("各科室推荐优秀病历，复印后于4月8日前送病案室502室。", [("优秀病历", "04-08")]),
        ("典型推荐。各馆精选馆藏拓片2幅，装裱后于4月8日前送展览部201室。", [("馆藏拓片", "04-08")]),
        ("各校推荐优秀学生干部，打印后于4月8日前送团委201室。", []),
    ],
)
def test_what_is_picked_and_made_ready_is_handed_in(text, papers):
    assert told(text) == papers


def test_what_the_office_makes_public_is_not_owed():
    text = "（三）申报“护林示范村”的标准已在我局网站公开，评定名单由我局12月公布。"

    assert told(f"（一）《巡护报告》于4月8日前送办公室203室。\n（二）其他事项不变。\n{text}") == [
        ("《巡护报告》", "04-08")
    ]


def test_a_schedule_of_stages_hands_in_nothing_though_one_of_them_has_one_day():
    text = (
        "进度安排\n阶段\t时间\t内容\n发动\t3月9日—3月31日\t张贴海报\n评选\t4月1日—4月17日\t村民评议\n"
        "颁牌\t5月21日\t县局到户颁牌"
    )

    assert told(text) == []


def test_a_group_by_its_name_in_quotes_is_where_it_is_sent():
    text = "4、护林补助表，各组按户填，4月8日（星期三）前发“北山林场护林员”微信群。"

    assert told(text) == [("护林补助表", "04-08")]


def test_hours_that_are_entered_for_a_stretch_of_months_are_owed():
    text = "培训学时由各站登记。1月至5月的学时6月12日前录入，6月至11月的学时12月18日前录入。"

    assert told(text) == [("学时", "06-12"), ("学时", "12-18")]


def test_photos_with_their_number_beside_a_report_are_a_paper_of_their_own():
    text = "演练总结（800字以内）连同演练照片3张于4月8日前一并上交203室。"

    assert told(text) == [("演练总结", "04-08"), ("演练照片", "04-08")]


def test_the_form_of_each_team_is_called_without_the_team():
    assert told("各代表队的越野赛报名表须在4月8日前发到a@example.com。") == [("越野赛报名表", "04-08")]
