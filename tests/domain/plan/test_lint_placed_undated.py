"""The paper that has its place and no day, and what is no such paper; and what the whole tells of a line."""

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circular_rules.days.events import event_unknown
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "jiaxiao@example.com"
PAPERS = (
    f"1.开放周活动方案一份，于4月8日17:00前发到{BOX}。",
    f"2.家长意见统计表一份，于4月23日17:00前发到{BOX}。",
)


def told(*lines: str, to: str = "各校") -> list[tuple[str, int]]:
    whole = ("中心校关于举办家长开放周的通知", f"{to}：", "一、材料", *PAPERS, *lines, "中心校", "2026年3月30日")
    return [(found.kind, found.line) for found in lint_circular("\n".join(whole), CALENDAR)]


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("3.各校选活动照片8张，发到家校中心邮箱，照片要注明时间、地点。", ["no-date"]),
        ("3.入场式解说词。各代表队撰写入场式解说词，200字以内，发送至宣教部邮箱{BOX}。", ["no-date"]),
        ("3.教学反思。参加决赛的教师赛后撰写1篇，上传至云岭教育资源网“优质课”栏目。", ["no-date"]),
        ("3.各校选活动照片8张，4月24日17:00前发到家校中心邮箱。", []),
        ("3.上述两项均以学校为单位发到{BOX}。", []),
        ("3.各校选活动照片8张，由班主任留存。", []),
    ],
)
def test_a_paper_with_a_place_and_no_day_is_told_beside_those_with_days(item, kinds):
    assert told(item.format(BOX=BOX)) == [(kind, 6) for kind in kinds]


def test_an_activity_of_all_schools_is_theirs_whoever_comes_to_look_at_its_papers():
    check = "二、自评\n4月8日至4月30日，各校逐项开展自查自评，过程性资料装盒，供督导组现场查阅。"
    due = f"《自评报告》1份于4月28日（星期二）17:00前发到{BOX}。"
    assert told(*check.split("\n"), due) == [("before-activity-ends", 8)]
    visited = "4月8日至4月30日，督导组到校检查。"
    assert told("二、自评", visited, due) == []


@pytest.mark.parametrize(("theme", "kinds"), [("1.三月份主题：", []), ("1.研修材料", ["names-vary"])])
def test_the_theme_of_a_month_is_no_second_name_of_a_paper(theme, kinds):
    archive = f"3.听课档案每校15份，每节课打成一个压缩包，内含签到表、教案、评课记录，于4月24日17:00前发到{BOX}。"
    found = told(f"{theme}单元整体教学设计；", "2.四月份主题：学科融合；", archive)
    assert [kind for kind, _ in found] == kinds


def test_a_form_alone_is_the_paper_of_its_item():
    item = "3.《年度复核汇总表》。各校于4月16日18:00前将加盖公章的纸质表一式三份送总务处（308室）。"
    again = "二、《年度复核汇总表》是核定下半年资金的依据，请务必于4月15日18:00前送达。"
    assert told(item, again) == [("conflicting-dates", 7)]
    assert told(item, again.replace("4月15日", "4月16日")) == []


@pytest.mark.parametrize(("whole", "kinds"), [(88, []), (86, ["sum-mismatch"])])
def test_what_is_above_a_quota_is_a_part_all_the_same(whole, kinds):
    parts = "规模以上企业38家，限额以上批发企业21家，服务业企业17家，建筑业企业12家"
    assert told(f"二、范围为{parts}，企业共计{whole}家。") == [(kind, 6) for kind in kinds]


CALLED = "《关于做好招生工作的通知》（鹿教发〔2026〕18号，以下简称《招生通知》）"
SENT_HOME = "开放课堂的教师名单和课表由各校区教导处在校门口张贴，不用报集团。"


@pytest.mark.parametrize(
    "said",
    [
        f"二、{CALLED}印发后，部分学校反映招生计划测算时间偏紧、假期与网上报名时间重叠。",
        "二、定于4月6日召开春季学期园长校长会，并请各单位按时报送开学材料。现将有关事情通知如下。",
        f"二、一周食谱一份由各校区总务主任4月14日下午5点前送到集团后勤处（308室）。\n{SENT_HOME}",
    ],
)
def test_what_is_spoken_of_leaves_nothing_open(said):
    assert told(*said.split("\n")) == []


@pytest.mark.parametrize(("kept", "found"), [("教案留在班里，不用上报", 0), ("教案发至安全办邮箱", 1)])
def test_what_stays_waits_for_no_event(kept, found):
    papers = (
        f"填好安全隐患排查台账一份，9月10日下午5点前发到{BOX}。",
        f"制定演练方案一份，9月11日下午5点前发到{BOX}。",
    )
    text = "\n".join(("二、演练前的工作", *papers, f"演练前一天各班上一节安全教育课，{kept}。"))
    assert len(list(event_unknown(Circular(text), CALENDAR))) == found


def test_a_recalled_day_may_lie_before_the_circular():
    called = "《关于报送营养改善计划有关材料的通知》（苍教营函〔2026〕5号，以下简称《通知》）"
    said = f"二、2026年3月16日，我局印发{called}，要求各校于3月20日17:00前报送三项材料。"
    assert [kind for kind, _ in told(said) if kind == "conflicting-dates"] == []


def test_a_paper_of_each_quarter_may_have_its_days_in_the_table():
    table = "序号 | 材料 | 截止时间 | 方式\n1 | 取用水量季报表（第一季度） | 4月8日17:00 | 直报系统"
    system = "全国用水统计调查直报管理系统（以下简称直报系统）"
    said = f"（一）用水统计直报。各灌区管理处、各取水许可持证企业通过{system}按季填报《取用水量季报表》。"
    assert "no-date" not in [kind for kind, _ in told(said, *table.split("\n"))]
    assert "no-date" in [kind for kind, _ in told(said)]
