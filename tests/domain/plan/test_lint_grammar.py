"""Small circulars put together from everyday wordings: each with one mistake, [[so||and as it should be]]."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
MARK = re.compile(r"\[\[(.*?)\|\|(.*?)\]\]", re.DOTALL)
SENT = "发至 cailiao@example.com"
WORDINGS = {
    "impossible-date": (
        f"各站于[[4月31日||4月30日]]前将花名册1份{SENT}。",
        "值班表一式两份[[6月31日||6月30日]]17:00前送县行政中心302室。",
        f"请各站务于[[4月32日||4月22日]]之前将整改报告2份{SENT}。",
    ),
    "rest-day": (
        f"各站于[[4月11日||4月10日]]17:00前将花名册1份{SENT}。",
        "值班表一式两份最迟[[4月12日||4月9日]]送县行政中心302室。",
        f"各站撰写调研报告1份，不迟于[[4月18日||4月17日]]{SENT}，逾期不再受理。",
    ),
    "weekday-mismatch": (
        f"各站于4月8日（星期[[四||三]]）前将花名册1份{SENT}。",
        "值班表一式两份务于4月22日（周[[二||三]]）之前送县行政中心302室。",
        f"整改报告1份，由各站于4月9日星期[[五||四]]前{SENT}。",
    ),
    "no-channel": (
        f"请各站于4月8日前报《资产清查表》2份[[||，{SENT}]]。",
        f"活动方案1份，最迟4月9日[[报送||{SENT}]]。",
        f"各站撰写活动简报2份，务于4月9日之前[[上报||{SENT}]]。",
        f"应急预案一式两份，不迟于4月10日[[报送||{SENT}]]。",
        f"各站于4月8日前报送会议纪要1份[[||，{SENT}]]。",
    ),
    "unnamed-channel": (
        "花名册1份于4月8日前送至[[有关科室||业务股（三楼311室）]]。",
        "各站于4月9日前将会议纪要1份交到[[相关部门||业务股（三楼311室）]]。",
        "各站于4月9日前将值班表1份上传至[[指定平台||“云上水利”平台]]。",
    ),
    "no-date": (
        f"各站撰写应急预案1份，[[||于4月8日前]]{SENT}。",
        f"活动简报2份[[统一||于4月9日前]]{SENT}。",
        f"请各站将会议纪要1份[[||于4月9日前]]{SENT}。",
    ),
    "vague-word": (
        f"各站[[年底前||4月8日前]]将花名册1份{SENT}。",
        f"活动简报1份[[及早||于4月9日前]]{SENT}。",
        f"各站[[下班前||4月10日前]]将值班表1份{SENT}。",
    ),
    "who-unclear": (
        f"[[少数单位||各站]]于4月8日前将花名册1份{SENT}。",
        f"[[有的学校||各站]]最迟4月9日将会议纪要1份{SENT}。",
        f"请[[一些单位||各站]]于4月9日前将整改报告1份{SENT}。",
        f"值班表1份，由[[有关单位||各站]]于4月9日前{SENT}。",
    ),
    "count-missing": (
        f"各站于4月8日前将花名册[[若干||2份]]{SENT}。",
        f"各站报送整改报告[[一定数量||2份]]，于4月9日前{SENT}。",
        f"各站于4月9日前将值班表[[多份||2份]]{SENT}。",
        f"各站报送推荐表[[不等数量||2份]]，于4月9日前{SENT}。",
    ),
    "count-unclear": (
        f"各站于4月8日前将值班表1份{SENT}。\n值班表每单位[[2||1]]份，不得超报。",
        "各站于4月8日前将推荐表2份传至电子邮箱cailiao@example.com。\n推荐表数量：每单位[[3||2]]份。",
        f"花名册3份，于4月9日前{SENT}。\n花名册共需[[2||3]]份，请提前备好。",
        f"各站报整改报告一份，于4月9日前{SENT}。\n整改报告须准备[[两||一]]份。",
        f"各站于4月9日前将责任书2份{SENT}。\n责任书（[[4||2]]份）用A4纸打印。",
        f"各站于4月9日前将经验材料[[不少于3份||2份]]{SENT}。\n经验材料限报2份。",
        f"各站将活动方案一式两份于4月9日前{SENT}。\n报送的活动方案一式[[四||两]]份，加盖公章。",
    ),
    "conflicting-dates": (
        f"各站于4月8日前将值班表1份{SENT}。\n值班表报送截止时间为4月[[10||8]]日。",
        f"花名册1份4月17日前{SENT}。\n请各站务必于4月[[16||17]]日前报送花名册。",
    ),
    "sum-mismatch": (
        "共安排参训人员20名，其中城区12名、农村[[9||8]]名。",
        "全县推荐名额共25个：东片10个，西片[[16||15]]个。",
        "计划培训100人，分两批进行，第一批60人，第二批[[50||40]]人。",
        "共抽查单位12家，城区5家，乡镇[[6||7]]家。",
    ),
    "before-activity-ends": (
        f"集中学习于4月20日举行。各站于4月[[17||24]]日前将集中学习总结1份{SENT}。",
        f"安全演练于4月13日至17日进行。各站于4月[[15||20]]日前将安全演练总结1份{SENT}。",
        f"技能比武于4月20日举行。各站于4月[[17||24]]日前将技能比武总结1份{SENT}。",
    ),
    "names-vary": (
        f"各站积极参加“春风送暖[[行动||活动]]”。\n“春风送暖活动”简报1份于5月8日前{SENT}。",
        f"各站于4月8日前将《[[摸排||摸底]]登记表》1份{SENT}。\n《摸底登记表》要逐项填写。",
        f"各站报送《设施[[自检||自查]]记录表》1份，于4月9日前{SENT}。\n《设施自查记录表》须单位盖章。",
    ),
    "masked-contact": (
        "联系人：王老师，电话：[[138****5678||13800005678]]",
        "联系人：李主任  手机：[[138…5678||13800005678]]",
        "咨询电话：[[139XXXX1234||13900001234]]（孙老师）",
    ),
    "inclusive-unclear": (f"各站于4月8日前[[（是否含当日待定）||]]将花名册1份{SENT}。",),
}  # fmt: skip
BESIDE = (
    f"各站于4月22日前将《设备登记册》1份{SENT}。",
    "读书心得每人1篇，4月24日前送县行政中心302室。",
    f"集中学习于4月13日至17日进行。各站于4月24日前将集中学习总结1份{SENT}。",
    "工作计划1份，由各站于5月8日前交到业务股（三楼311室）。",
    "要坚持实事求是，做到数据真实、准确。",
)
NUMBERED = ("一、 二、 三、 四、", "（一） （二） （三） （四）", "1. 2. 3. 4.", "第一条 第二条 第三条 第四条")


def circular(items: str, beside: tuple[str, str], marks: str) -> str:
    """The items between two others, all of them numbered."""
    told = [beside[0], *items.split("\n"), beside[1]]
    numbered = (f"{mark}{' ' * mark.endswith('条')}{item}" for mark, item in zip(marks.split(), told, strict=False))
    body = "\n".join(numbered)
    ends = "咨询电话：0310-6661234，联系人：孙科长。\n县水务局\n2026年3月2日"
    return f"关于做好防汛准备工作的通知\n各水利站：\n{body}\n{ends}\n"


def everyday() -> list[object]:
    """Each wording once, among neighbours and numbers that turn."""
    turns = zip(cycle(BESIDE), cycle((*BESIDE[2:], *BESIDE[:2])), cycle(NUMBERED))
    told = [(kind, wording) for kind, wordings in WORDINGS.items() for wording in wordings]
    return [
        pytest.param(kind, wording, (above, below), marks, id=f"{kind}: {wording[:24]}")
        for (kind, wording), (above, below, marks) in zip(told, turns, strict=False)
    ]


@pytest.mark.parametrize(("kind", "wording", "beside", "marks"), everyday())
def test_it_finds_the_mistake_and_nothing_else(kind, wording, beside, marks):
    faulty, right = (circular(MARK.sub(lambda mark, n=n: mark[n], wording), beside, marks) for n in (1, 2))

    found = lint_circular(faulty, CALENDAR)

    assert {one.kind for one in found} == {kind}
    assert {one.line for one in found} <= {4, 5}
    assert lint_circular(right, CALENDAR) == ()


@pytest.mark.parametrize("marks", NUMBERED)
@pytest.mark.parametrize("left_out", [1, 2])
def test_it_finds_a_number_left_out(marks, left_out):
    numbers = marks.split()
    gap = " ".join(number for number in numbers if number != numbers[left_out])

    found = lint_circular(circular(BESIDE[4], (BESIDE[0], BESIDE[1]), gap), CALENDAR)

    assert [one.id for one in found] == [f"numbering-gap@{3 + left_out}"]


@pytest.mark.parametrize("marks", NUMBERED)
def test_it_finds_a_first_number_used_twice(marks):
    first, second, third, _ = marks.split()
    twice = " ".join((first, first, second, third))

    found = lint_circular(circular(BESIDE[4], (BESIDE[0], BESIDE[1]), twice), CALENDAR)

    assert [one.id for one in found] == ["numbering-gap@4"]


@pytest.mark.parametrize(
    "items",
    [
        # a paper of other work is due while an activity goes on that has its own summary
        f"活动简报1份于4月17日前{SENT}。\n集中学习于4月15日至20日进行，各站于4月29日前将集中学习总结1份{SENT}。",
        f"工作总结1份于4月17日前{SENT}。\n主题宣讲于4月13日至17日进行，各站于4月24日前将主题宣讲总结1份{SENT}。",
        # what a paper is to be like asks for no further one
        f"各站于4月24日前将宣传视频1份{SENT}。\n宣传视频要内容完整、数据准确。",
    ],
)
@pytest.mark.parametrize("marks", NUMBERED)
def test_it_finds_nothing_where_nothing_is_wrong(items, marks):
    assert lint_circular(circular(items, (BESIDE[0], BESIDE[3]), marks), CALENDAR) == ()
