"""What people answer, and what is made of it."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.domain.notice.promised_day import promised_day
from tasks.domain.notice.reply import ReplyKind, read_reply

MONDAY = date(2023, 5, 8)
NAMES = ("第一小学", "王老师")


@pytest.mark.parametrize(
    "text",
    [
        "收到",
        "好的",
        "收到，谢谢！",
        "孙老师您好：\n收到，抓紧准备。\n\n第一小学 王老师\n2023年5月8日",
        "已收到，谢谢",
        "我们会尽快上传",
        "知道了，马上办",
        "OK",
        "好的，谢谢孙老师！辛苦了\n发自我的手机",
        "已通知老师们",
    ],
)
def test_a_plain_acknowledgement_changes_nothing(text):
    assert read_reply(text, MONDAY, NAMES).kind is ReplyKind.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("收到, 5月10日前补交", "05-10"),
        ("不好意思，明天补交", "05-09"),
        ("还没交，本周五前上传", "05-12"),
        ("我校将于5月10日前补交课程表", "05-10"),
        ("10号之前交", "05-10"),
        ("5.10前补齐", "05-10"),
        ("收到，三天内补上", "05-11"),
        ("下周一提交，抱歉", "05-15"),
    ],
)
def test_a_promise_names_its_day(text, day):
    said = read_reply(text, MONDAY, NAMES)
    assert (said.kind, said.until) == (ReplyKind.PROMISED, date.fromisoformat(f"2023-{day}"))


@pytest.mark.parametrize(
    "text",
    [
        "已交",
        "发过",
        "已上传",
        "我们2月20日已经发到邮箱了",
        "老师您好，材料上周就发过了，请查收",
        "我们交过了",
        "已于2月23日上传网站",
        "收到，但是我们已经提交",
        "材料已报送",
        "统计有误",
    ],
)
def test_whoever_says_that_it_was_sent_disputes(text):
    assert read_reply(text, MONDAY, NAMES).kind is ReplyKind.DISPUTED


@pytest.mark.parametrize(
    "text", ["", "这个是哪个材料？", "我校今年没有高中部", "负责人换了", "网站打不开", "5月1日前补交", "5月10日开会"]
)
def test_what_no_rule_can_read_is_for_a_person(text):
    said = read_reply(text, MONDAY, NAMES)
    assert said.kind is ReplyKind.UNREADABLE
    assert said.kind.is_appeal


@pytest.mark.parametrize("text", ["查询", "查询。", "查一下", "您好，查询情况"])
def test_a_query_is_one(text):
    assert read_reply(text, MONDAY, NAMES).kind is ReplyKind.QUERY


def test_a_day_in_january_that_is_promised_in_december_is_of_the_next_year():
    assert promised_day("1月5日前交", date(2023, 12, 28)) == date(2024, 1, 5)
    assert promised_day("2月30日前交", MONDAY) is None
