"""What people answer, and what is made of it."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.calendars.official import official_days
from tasks.domain.notice.promised_day import promised_day
from tasks.domain.notice.reply import ReplyKind, read_reply
from tasks.domain.plan.calendar import Calendar, Vacation

MONDAY = date(2023, 5, 8)
NAMES = ("第一小学", "王老师")
WINTER = Vacation(date(2023, 1, 10), date(2023, 2, 19))


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
    ("today", "text", "day"),
    [
        ("2023-03-30", "清明节后补交", "2023-04-06"),
        ("2023-03-30", "收到，节后第一天补交", "2023-04-06"),
        ("2023-03-30", "放假前补上", "2023-04-04"),
        ("2023-04-20", "五一后", "2023-05-04"),
        ("2023-04-20", "五一假期后第二个工作日交", "2023-05-05"),
        ("2023-09-20", "国庆节前补交", "2023-09-28"),
        ("2023-09-20", "中秋节后上传", "2023-10-07"),
        ("2023-12-25", "元旦后交", "2024-01-02"),
        ("2023-01-30", "开学后补交", "2023-02-20"),
    ],
)
def test_a_promise_by_a_holidays_name_has_its_day(today, text, day):
    calendar = Calendar({**official_days(2023), **official_days(2024)}, (WINTER,))
    said = read_reply(text, date.fromisoformat(today), NAMES, calendar)
    assert (said.kind, said.until) == (ReplyKind.PROMISED, date.fromisoformat(day))


def test_a_holiday_far_off_or_unknown_is_a_promise_without_a_day():
    calendar = Calendar(official_days(2023))
    for text in ("国庆节后补交", "期中考试后交", "教师节前补交"):
        assert read_reply(text, MONDAY, NAMES, calendar) == read_reply("抓紧补交", MONDAY)
    assert read_reply("节前已经交了", MONDAY, NAMES, calendar).kind is ReplyKind.DISPUTED


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


TUESDAY = date(2023, 5, 9)
PROMISES = """
05-10 收到，5月10日前补交
05-10 收到，5月10日之前补交。
05-10 您好，已知悉，我校将于5.10前补齐材料
05-10 好的 10号之前交
05-15 收到，下周一交
05-10 明天下班前上传
05-12 周五前补交
05-12 本周五之前一定补上
05-10 收到，五月十日前补交
05-11 收到！最迟后天补交
05-12 知道了，三天内补齐
05-31 收到，月底前补交
05-31 收到，本月底补交
05-20 收到，5月中旬补交
05-10 收到,5月上旬交
05-12 老师您好，我校因停电没来得及交，预计5月12日提交，请谅解
05-11 收到，两个工作日内补交
05-11 好的，星期四之前发过去
05-11 收到。5/11补交
05-12 收到，2023-05-12前补交
05-12 收到，十二号补交
05-17 收到，下周三
05-10 明早交
05-09 今天下午补交
05-09 收到，下午交
05-14 收到，争取这周内补齐
05-14 收到，本周内完成
05-14 收到，周末前补交
05-10 5月10号前我们补交推门听课材料，给您添麻烦了
05-10 收到，我们5月10日前把课程表补上，谢谢老师
05-10 好的赵老师，5月10日17点前上交
05-10 收到，5月10日前补交（因校长外出）
05-12 收到，5月10日前提交不了，5月12日前补交
05-15 下个星期一补交
05-16 收到，一周内补交
06-05 收到。六月初补交
05-10 收到，尽量5月10日补交；第一小学 王老师 13812345678
05-31 收到，5月份补交
06-30 收到，6月补交
05-10 收到，24小时内补交
05-11 收到，48小时内补齐
05-10 王老师：收到，5月10日前补交
05-11 收到，我校5月11日（周四）前补交齐全
05-10 收到，5月10日前会补交的
05-12 已收到通知，定于5月12日前补齐上交
05-10 不好意思漏交了，明天补
05-10 对不起，忘了交了，5月10日补交
05-12 老师出差了，回来补，5月12日前
05-10 收到，已通知老师5月10日前上交
05-12 已安排，周五前上传完
05-10 材料已整理好，明天上午上传
05-10 已准备齐全，5月10日前上交
05-12 收到，争取5月10日前，最迟12日补交
05-10 收到,5月10日前补交!!!
05-10 ok，5.10交
05-10 收到。 我们将在2023年5月10日 17:00 前补交。
05-10 5月10日前补交
05-10 5月10日
05-10 10日前
05-12 收到，最晚本周五交齐
"""
APPEALS = """
5月10日已经交了
我校4月28日已上传，请核实
已交
发过了，主题是第一小学课程表
怎么还说没收到
上个月就报上去了
网站上传了，邮箱没发
材料早交齐了啊
已于5月5日发送至指定邮箱
请查收，之前已发
我们已经发了两遍了
已补交
刚发过去了
昨天补发了
你们邮箱收到没有
不是交过了嘛
请再核实一下，我校已按要求提交
邮箱里有，您再看看
附件已发
我校不用交这项
我们是幼儿园，不用交吧
交了。
传了
已发送邮件，请查收！
上周五发到qq邮箱了
今天交了
5月9日交了
5月9日上午已经交过
我校材料均已上交，请查看网站
早上发的邮件，您没看到吗
4月30日就传上去了
材料4月28日由王老师发送
已按时上传共享栏
发了3次了
我这边显示发送成功
邮件发送成功，有截图
网站上能看到我们的课程表
5月6日发到指定邮箱，附截图
我们交的是压缩包
上传成功了
昨天下午重新上传
交到孙老师那里了
纸质版已送到进修学校
QQ上传给赵老师了
微信发给您了
上星期五交的
五一前就交了
节前交了
4月份交的
已于节前报送
我们全部上传完毕
已补，请查收
补齐了
已经补齐
改好重新传了
这个我们早弄好了
不是发过吗
您那边没收到吗？我们发了
我们没有漏交
没少交
材料都在邮箱里
请核查，我校于4月28日16:30提交
周一就交了
周五交的
前天补的
我校已完成
都完成了
已完成上传
请宽限到5月10日
能否宽限几天，5月12日交
"""
THANKS = """
收到
好的
好的，抓紧准备
收到，谢谢
已阅
知道了，我们马上组织
嗯嗯
收到！正在整理
OK
收到谢谢老师提醒
好的收到
收到，我转告王老师
收到，一定按时上交
收到收到
👌
好的呢
行，我们尽快交
收到啦～
收到。祝工作顺利
已收到通知，正在准备材料
明白，马上办
收到，辛苦了
收到您的提醒，我们会按时完成
1
谢谢
感谢提醒
好嘞，这就弄
了解
遵照执行
收到。第一小学
收到，我们学校正在准备，会尽快上交
好的，我催一下老师们
收到，马上落实
收到，已转发给教研组长
好，一定按要求做
收到，谢谢！祝您工作愉快！
收到，抓紧
知道啦
好的，收到，谢谢赵老师的提醒
嗯，好
收到，已安排相关老师准备材料
收到，会按时提交的
收到，我们加快进度
收到，已督促教师尽快上传
没问题，按时交
收到，尽快补上
收到，请放心
"""
QUERIES = """
查询
我校还差什么
请问我校还差哪些材料？
查询一下我校的情况
查一下
我们学校交齐了吗
请帮忙查一下我校还有什么没交
"""


@pytest.mark.parametrize("line", PROMISES.split("\n")[1:-1])
def test_a_promise_is_read_in_many_words(line):
    said = read_reply(line[6:], TUESDAY, NAMES)
    assert (said.kind, said.until) == (ReplyKind.PROMISED, date.fromisoformat(f"2023-{line[:5]}"))


@pytest.mark.parametrize("text", APPEALS.split("\n")[1:-1])
def test_whoever_says_that_it_was_sent_or_what_no_rule_reads_is_heard(text):
    assert read_reply(text, TUESDAY, NAMES).kind.is_appeal


@pytest.mark.parametrize("text", THANKS.split("\n")[1:-1])
def test_thanks_in_many_words_are_no_appeal(text):
    assert read_reply(text, TUESDAY, NAMES).kind is ReplyKind.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("收到\n\n\n王老师\n第一小学教导处\nk4@school.example\n地址：兰西县正阳大街1号", ReplyKind.ACKNOWLEDGED),
        ("收到，5月12日前补交\n第一小学 王老师\n电话：13812345678\n邮编：151500", ReplyKind.PROMISED),
        ("收到\n王老师说他上周已经发过了", ReplyKind.DISPUTED),
        ("收到\n第一小学\n材料在邮箱里，怎么没看到", ReplyKind.DISPUTED),
    ],
)
def test_a_signature_tells_nothing_and_a_name_in_a_sentence_does(text, kind):
    assert read_reply(text, TUESDAY, NAMES).kind is kind


@pytest.mark.parametrize("text", QUERIES.split("\n")[1:-1])
def test_a_question_about_the_own_state_is_a_query(text):
    assert read_reply(text, TUESDAY, NAMES).kind is ReplyKind.QUERY
