"""A sentence that asks for a paper by itself tells its day and its place, in whatever words; the one that lacks is
told, and its twin that tells it is not."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
OTHER = "《基本情况表》每单位1份，3月13日前发送至jiben@example.com。"
PLACELESS = {
    "节日值班安排表须写明带班领导和手机号，4月2日16:00前报来，逾期未报的予以通报。": (
        "节日值班安排表须写明带班领导和手机号，4月2日16:00前传真至0531-8123076，逾期未报的予以通报。"
    ),
    "各站把汛期巡查汇总表填好，5月8日前报出。": "各站把汛期巡查汇总表填好，5月8日前报县水利站（政府西院）。",
    "图书清点登记表由馆员签字，4月10日前收齐后上交。": "图书清点登记表由馆员签字，4月10日前收齐后交到305室。",
    "年度检查报告每家1份，最迟6月12日反馈。": "年度检查报告每家1份，最迟6月12日在“社会组织信息库”网上填报。",
}
DAYLESS = {
    "护林员花名册由村里造好，一村一册，报镇林业站（政府西院103室）。": (
        "护林员花名册由村里造好，一村一册，于5月8日前报镇林业站（政府西院103室）。"
    ),
    "4月18日组织模拟考试。监考人员信息表报区招考办（邮箱zkb@example.com）。": (
        "4月18日组织模拟考试。监考人员信息表于4月14日前报区招考办（邮箱zkb@example.com）。"
    ),
    "水质检测报告由有资质的机构出具，一式2份送供排水科（701室）。": (
        "水质检测报告由有资质的机构出具，一式2份送供排水科（701室），4月16日为收件的最后一天。"
    ),
    "《课程表》于3月6日前上传“智慧教育云”；公示栏照片每校2张，另发至gs@example.com。": (
        "《课程表》于3月6日前上传“智慧教育云”；公示栏照片每校2张，3月13日前另发至gs@example.com。"
    ),
}
NAMELESS = {
    "《摸底表》一式2份，于4月14日前送对口科室。": "《摸底表》一式2份，于4月14日前送就业科（1109室）。",
    "《使用台账》复印1份，4月29日前寄我局责任科室。": "《使用台账》复印1份，4月29日前寄我局综合科（朝阳路18号）。",
    "《申报书》1份，4月22日前在大赛专门网站提交。": "《申报书》1份，4月22日前在“科技大赛”网站（kj.example.org）提交。",
    "《合同》扫描件1份，请通过内部渠道于3月25日前报送。": "《合同》扫描件1份，请通过集团OA流程于3月25日前报送。",
}
FINE = (
    "档案开放审核自3月2日起受理，3月30日截止。申请表、意见书扫描后上传“省档案管理系统”。",  # the day is before them
    "《摸底表》《申请汇总表》各1份，上述各表4月14日前报ab@example.com。",
    "推荐审批表（一式三份）和推荐工作报告（一式一份）4月14日前送组织科（302室）。",
    "4月9日前报一季度贴息申请汇总表，7月9日前报二季度贴息申请汇总表，均发至dk@example.com。",
    "3月10日前将联系人信息表1份传区公开办（zwgk@example.com）。",
    "《年检表》1份，4月30日前通过“行业统一监管平台”填报。",
)


@pytest.mark.parametrize(("lacking", "whole"), PLACELESS.items())
def test_a_paper_that_is_given_nowhere_is_told(lacking: str, whole: str) -> None:
    assert _kinds(lacking) == {"no-channel"}
    assert _kinds(whole) == set()


@pytest.mark.parametrize(("lacking", "whole"), DAYLESS.items())
def test_a_paper_that_is_sent_by_no_day_is_told(lacking: str, whole: str) -> None:
    assert _kinds(lacking) == {"no-date"}
    assert _kinds(whole) == set()


@pytest.mark.parametrize(("lacking", "whole"), NAMELESS.items())
def test_an_office_or_a_site_that_nobody_names_is_told(lacking: str, whole: str) -> None:
    assert _kinds(lacking) == {"unnamed-channel"}
    assert _kinds(whole) == set()


@pytest.mark.parametrize("wording", FINE)
def test_what_another_sentence_tells_is_told_of_nobody(wording: str) -> None:
    assert _kinds(wording) == set()


def test_a_line_for_all_papers_speaks_for_the_one_without_a_place() -> None:
    asked = next(iter(PLACELESS))
    assert _kinds(f"{asked}\n以上材料均发送至kj@example.com。") == set()


def _kinds(wording: str) -> set[str]:
    text = (
        f"关于做好2026年有关工作的通知\n各单位：\n现将有关事项通知如下。\n一、{OTHER}\n二、{wording}\n"
        "三、联系人：张科长，电话0536-3120455。\n县有关局\n2026年2月25日\n"
    )
    return {found.kind for found in lint_circular(text, CALENDAR)}


@pytest.mark.parametrize(
    "wording",
    [
        "五四红旗团委，每单位推荐1个；五四红旗团支部，每单位推荐2个。推荐表4月10日前报组织科（302室）。",
        "除亲子共读照片外，《读书小结》1份于4月10日前发送至ds@example.com。",
        "《统计表》1份于4月10日前上传“研修网”首页“学校报送”栏目，误传的可在截止前撤回重传。",
        "《报名表》1份于4月10日前报我室。",
        "《自查表》1份（格式见市局通知附件6），4月10日前报安全科（302室）。\n附件：1.基本情况表",
    ],
)
def test_two_awards_what_is_left_out_and_an_appendix_of_another_are_no_defects(wording: str) -> None:
    assert _kinds(wording) == set()


def test_the_title_of_a_nomination_asks_for_no_number() -> None:
    text = (
        "关于推荐“最美家庭”的通知\n各村：\n为弘扬好家风，做好“最美家庭”推荐工作，现将有关事项通知如下：\n"
        "一、每村推荐2户。\n二、《推荐表》每户1份，4月10日前送镇妇联（205室）。\n镇妇联\n2026年2月25日\n"
    )
    assert lint_circular(text, CALENDAR) == ()


GROUPS = (
    "《统计表》1份，4月10日前发电子版到对应组的邮箱。\n◆报送渠道\n农情组　hynqz2026@example.com　215室\n"
    "植保组　hyzbz2026@example.com　218室\n农机组　hynjz2026@example.com　103室\n"
    "统计表由农情组收，《植保台账》1份4月10日前发到植保组，《农机清单》1份4月10日前发到农机组。"
)


@pytest.mark.parametrize(
    "wording",
    [
        GROUPS,
        "年内继续实施“书香班级”计划，不单独要求上报材料。",
        "3月19日举办专题研讨，每校选派教师1名参加。\n4月举行送教活动。\n5月开展视导。\n6月举办展示课。\n"
        "青年教师培养。每校推选青年教师2名。",
        "推荐表每人一式三份，4月10日前送组织科（302室）。\n《整改报告》一式两份，4月10日前送财务科（303室）。",
    ],
)
def test_what_is_made_alike_or_asked_for_apart_is_no_contradiction(wording: str) -> None:
    assert _kinds(wording) == set()


def test_an_end_that_lies_years_before_its_beginning_is_a_slip() -> None:
    assert "slip" in _kinds("本学期自2026年3月2日开学，至2017年7月3日结束，共18周。")
