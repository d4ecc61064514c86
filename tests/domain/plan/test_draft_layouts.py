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
    "labels on lines of their own": (
        "材料名称\n安全责任书\n报送对象\n各中小学\n报送时间\n9月10日17:00前\n报送途径\n送县教育局安全股（303室）\n\n"
        f"材料名称\n校车台账\n报送对象\n有校车的学校\n报送时间\n9月24日17:00前\n报送途径\n{MAIL}",
        [("安全责任书", "09-10 17:00", ["县教育局安全股"]), ("校车台账", "09-24 17:00", ["mailbox"])],
    ),
    "questions as labels": (
        f"1. 科技节方案\n— 谁来报：各校\n— 什么时候：4月10日前\n— 怎么报：发{MAIL}\n"
        "2. 创新作品\n— 谁来报：各小学\n— 什么时候：5月8日前\n— 怎么报：送县教育局基教股",
        [("科技节方案", "04-10", ["mailbox"]), ("创新作品", "05-08", ["县教育局基教股"])],
    ),
    "months as headings": (
        f"【三月】\n5日前　报送《工作计划》（{MAIL}，1份）。\n20日　召开工作会议。\n"
        f"【四月】\n15日17:00前　报送《自查表》（{MAIL}，1份）。\n25日至29日　应急演练周。",
        [("《工作计划》", "03-05", ["mailbox"]), ("《自查表》", "04-15 17:00", ["mailbox"])],
    ),
    "months before a colon": (
        f"4月：《备课记录》（16日前，送教研室）；开放周（19日至23日）。\n6月：《教研总结》（25日17:00前，{MAIL}）。",
        [("《备课记录》", "04-16", ["教研室"]), ("《教研总结》", "06-25 17:00", ["mailbox"])],
    ),
    "a month in one column, the day in another": (
        "| 时间 | 任务 | 责任单位 | 要求 |\n|---|---|---|---|\n"
        f"| 3月 | 报送《学期计划》 | 各校 | 13日前，{MAIL} |\n| 6月 | 报送《学期总结》 | 各校 | 26日前，{MAIL} |",
        [("《学期计划》", "03-13", ["mailbox"]), ("《学期总结》", "06-26", ["mailbox"])],
    ),
    "dates as headings": (
        "一、4月11日17:00前报送\n1.教研计划\n2.成员名单\n二、6月25日17:00前报送\n教研总结、优秀教案\n"
        f"以上材料均发{MAIL}。",
        [
            ("教研计划", "04-11 17:00", ["mailbox"]),
            ("成员名单", "04-11 17:00", ["mailbox"]),
            ("教研总结", "06-25 17:00", ["mailbox"]),
            ("优秀教案", "06-25 17:00", ["mailbox"]),
        ],
    ),
    "moved days": (
        f"一、《报名表》由4月3日推迟至4月17日17:00前报送，{MAIL}。\n"
        f"二、节目视频原定于4月24日前上传，现延长至5月8日17:00前，发至{MAIL}。\n"
        f"三、原通知要求5月6日前报送的《信息表》，改为5月20日17:00前报送，{MAIL}。\n"
        f"四、《实施方案》：《通知》规定3月17日报送，现调整为3月31日17:00前报送，{MAIL}。",
        [
            ("《报名表》", "04-17 17:00", ["mailbox"]),
            ("节目视频", "05-08 17:00", ["mailbox"]),
            ("《信息表》", "05-20 17:00", ["mailbox"]),
            ("《实施方案》", "03-31 17:00", ["mailbox"]),
        ],
    ),
    "question and answer": (
        f"问：什么时候报？\n答：《食堂台账》4月3日前，《排查表》4月17日前。\n问：报到哪里？\n答：全部发到{MAIL}。",
        [("《食堂台账》", "04-03", ["mailbox"]), ("《排查表》", "04-17", ["mailbox"])],
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
        f"截至3月1日17:00，7个乡镇已报齐材料。疑点清单，已于3月2日逐一发给各校，咨询{MAIL}。",
        "【整治时间】3月15日至6月30日\n【整治范围】全县64所学校\n【督导检查】5月17日至28日实地检查",
    ],
)
def test_what_only_happens_is_nothing_owed_in_any_layout(text: str) -> None:
    assert draft(HEAD + text + TAIL).requirements == ()


def test_what_a_paper_holds_is_no_paper_of_its_own() -> None:
    text = f"1.《改造报告》：每园1份，写明改造区域、投放材料和前后对比，于7月20日前发至{MAIL}。"

    assert [one.title for one in draft(HEAD + text + TAIL).requirements] == ["《改造报告》"]
