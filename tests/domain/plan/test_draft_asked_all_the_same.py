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
