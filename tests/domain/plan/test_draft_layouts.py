"""Drafting from whole layouts: cards of fields, lists told in parts, calendars of months, tables in an appendix."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

TAIL = "\n青河县教育局\n2026年3月2日"
HEAD = "关于报送2026年材料的通知\n各中小学：\n"
MAIL = "邮箱 a@example.com"

LAYOUTS = {
    "framed fields": (
        f"【材料名称】整治方案\n【报送单位】各学校\n【报送份数】1份\n【报送方式】{MAIL}\n【报送时限】3月26日17:00前\n\n"
        "【材料名称】安全承诺书\n【报送单位】各学校\n【报送份数】一式两份\n【报送方式】送县教育局安全股\n【报送时限】近期",
        [("整治方案", "03-26 17:00", ["mailbox"]), ("安全承诺书", None, ["县教育局安全股"])],
    ),
    "fields behind a heading": (
        f"一、《体育课程表》\n  报送主体：各中小学\n  截止日期：2026年3月13日\n  提交渠道：{MAIL}\n"
        f"二、体质健康测试数据\n  报送主体：各中小学\n  截止日期：2026年11月13日\n  提交渠道：{MAIL}",
        [("《体育课程表》", "03-13", ["mailbox"]), ("体质健康测试数据", "11-13", ["mailbox"])],
    ),
    "fields in one line": (
        f"（1）资产登记表。份数：1份，按村分页。时限：6月17日（星期三）17:00前。方式：发至{MAIL}。\n"
        "（2）盘盈盘亏说明。份数：2份，盖章。时限：6月24日16:00前。方式：纸质送县教育局财务股（107室）。",
        [("资产登记表", "06-17 17:00", ["mailbox"]), ("盘盈盘亏说明", "06-24 16:00", ["县教育局财务股"])],
    ),
    "parts between commas": (
        f"1、任务分解表，３月１２日（周四）１７：００，{MAIL}，1份\n"
        f"2、进度报告，3月25日和4月22日17:00，{MAIL}，每次1份\n"
        "4、小班矢量图，5月21日16:00，存入U盘送县教育局基教股（304室），1份\n"
        f"5、工作总结，{MAIL}，1份",
        [
            ("任务分解表", "03-12 17:00", ["mailbox"]),
            ("进度报告", "03-25 17:00", ["mailbox"]),
            ("进度报告", "04-22 17:00", ["mailbox"]),
            ("小班矢量图", "05-21 16:00", ["U盘送县教育局基教股"]),
            ("工作总结", None, ["mailbox"]),
        ],
    ),
    "day first, wide blanks": (
        f"4月10日17:00前　防汛预案　1份　{MAIL}\n5月15日17:00前　物资储备清单　2份　送县教育局安全股",
        [("防汛预案", "04-10 17:00", ["mailbox"]), ("物资储备清单", "05-15 17:00", ["县教育局安全股"])],
    ),
    "bars": (
        f"2026-04-10 | 学区摸底表 | 各小学 | {MAIL}\n2026-08-20 | 新生名册 | 各初中、小学 | 送县教育局招生办",
        [("学区摸底表", "04-10", ["mailbox"]), ("新生名册", "08-20", ["县教育局招生办"])],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_whole(layout: str) -> None:
    text, expected = LAYOUTS[layout]

    found = draft(HEAD + text + TAIL).requirements

    assert [(one.title, one.due, [*(one.channels or ())]) for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1.工作推进会，3月10日9:00，县教育局五楼会议室，各校校长参加\n2.入围名单，5月7日，县教育局网站公布，共20名",
        "【整治时间】3月15日至6月30日\n【整治范围】全县64所学校\n【督导检查】5月17日至28日实地检查",
    ],
)
def test_what_only_happens_is_nothing_owed_in_any_layout(text: str) -> None:
    assert draft(HEAD + text + TAIL).requirements == ()
