"""The linter: on the county's real circular, on meaner ones, and on plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from settings.files import load_files
from settings.template import template_files
from tasks.calendars import calendar_for
from tasks.domain.plan.calendar import Vacation
from tasks.domain.plan.defect import Severity
from tasks.domain.plan.lint import lint, lint_circular, lint_plan
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import CloseOfBusiness, Override, Plan
from tasks.domain.plan.ruling import Ruling

CALENDAR = calendar_for([2023, 2024])


@pytest.fixture(scope="module")
def county():
    left_out = ("rollcall.toml", "secrets.env")
    return load_files({name: data for name, data in template_files().items() if name not in left_out})


def ids_of(text: str) -> set[str]:
    return {defect.id for defect in lint_circular(text, CALENDAR)}


def test_the_shipped_county_has_no_error_without_a_ruling(county):
    found = lint(county.plan, CALENDAR, circular=county.circular, rulings=county.rulings, served=county.served)

    assert not [defect.id for defect in found if defect.stops]
    assert not [defect.id for defect in found if defect.kind == "needless-ruling"]


def test_it_finds_what_is_wrong_in_the_shipped_circular(county):
    assert {
        "impossible-date@18",
        "impossible-date@19",
        "slip@10",
        "rest-day@49",
        "rest-day@53",
        "inclusive-unclear@53",
        "before-activity-ends@49",
        "unnamed-channel@38",
        "vague-word@38",
        "no-channel@11",
        "count-missing@34",
        "masked-contact@56",
        "masked-contact@57",
    } <= ids_of(county.circular)


def test_a_defect_quotes_its_line(county):
    lines = county.circular.split("\n")

    for defect in lint_circular(county.circular, CALENDAR):
        assert all(part in lines[defect.line - 1] for part in defect.quote.split(" … "))


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        ("请于２０２４年２月３０日前交到办公室", "impossible-date@2"),
        ("请于二〇二四年二月三十日前交到办公室", "impossible-date@2"),
        ("截止时间：2023.13.01", "impossible-date@2"),
        ("时间：2024年3年5日", "slip@2"),
        ("截止日期：2024年6月30日", "rest-day@2"),
        ("3月15日（星期四）前发至邮箱", "weekday-mismatch@2"),
        ("上交照片若干张到教育股", "count-missing@2"),
        ("各校将名单上报中心校", "no-channel@2"),
        ("联系人：孙老师 139****1234", "masked-contact@2"),
        ("《安全台账》3月4日前交教育股;另附《安全台账》3月8日前交教育股", "conflicting-dates@2"),
        ("材料1于3月4日前发邮箱。\n材料1于3月8日前发邮箱。", "conflicting-dates@3"),
        ("一、上报材料\n1.计划\n2.总结\n材料1于3月4日前发至邮箱", "no-date@4"),
        ("活动时间：2024年3月1日至2024年3月29日\n总结3月29日前发至邮箱", "before-activity-ends@3"),
    ],
)
def test_it_finds_the_same_things_in_other_circulars(line, id_):
    assert id_ in ids_of(f"2024年工作通知\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "请于2024年2月29日17:00前将《安全计划》发至 anquan@126.com",
        "三月份主题：如何上好第一课",
        "关于报送2024年材料的通知",
        "按国家教育部2024年3月1日印发的文件执行",
        "上传到学校网站专栏，截止时间：2024年3月15日（星期五）下午5:00",
    ],
)
def test_it_finds_nothing_in_a_clear_line(line):
    assert ids_of(f"2024年工作通知\n{line}") == set()


def test_a_ruling_settles_its_error_and_the_last_one_counts(county):
    rulings = [
        Ruling("impossible-date@18", date(2023, 2, 9), "甲", "按 4 月 29 日"),
        Ruling("impossible-date@18", date(2023, 2, 20), "甲", "按 4 月 30 日"),
    ]

    found = {d.id: d for d in lint(county.plan, CALENDAR, circular=county.circular, rulings=rulings)}

    assert found["impossible-date@18"].ruling == "2023-02-20 甲：按 4 月 30 日"
    assert not found["impossible-date@18"].stops
    assert found["impossible-date@19"].stops


def test_without_the_circular_its_rulings_are_kept_unchecked(county):
    found = lint(county.plan, CALENDAR, rulings=county.rulings, served=county.served)

    kept = [defect for defect in found if defect.kind == "unchecked-ruling"]
    assert kept
    assert all(defect.severity is Severity.INFO and "未核对" in defect.message for defect in kept)
    assert not [defect for defect in found if defect.stops]


def test_a_ruling_whose_defect_is_gone_is_a_warning(county):
    mended = county.circular.replace("4年31日", "4月30日")

    found = {d.id: d for d in lint(county.plan, CALENDAR, circular=mended, rulings=county.rulings)}

    assert found["needless-ruling@18"].severity is Severity.WARNING
    assert found["needless-ruling@18"].quote == "impossible-date@18 slip@18"


def changed(plan: Plan, id_: str, **changes: object) -> Plan:
    requirements = (replace(r, **changes) if r.id == id_ else r for r in plan.requirements)  # type: ignore[arg-type]
    return replace(plan, requirements=tuple(requirements))


@pytest.mark.parametrize(
    ("changes", "id_", "severity"),
    [
        ({"due": ""}, "no-date@S6", Severity.ERROR),
        ({"channels": ()}, "no-channel@S6", Severity.ERROR),
        ({"count": {Stage.JUNIOR: 15}}, "count-missing@S6", Severity.ERROR),
        ({"due": "05-07"}, "rest-day@S6", Severity.WARNING),
        ({"due": "04-20"}, "before-activity-ends@S6", Severity.WARNING),
        ({"channels": ("mailbox", "forum")}, "unserved-channel@S6", Severity.WARNING),
    ],
)
def test_a_plan_that_leaves_something_open_is_told(county, changes, id_, severity):
    found = {d.id: d for d in lint_plan(changed(county.plan, "S6", **changes), CALENDAR, county.served)}

    assert found[id_].severity is severity


def test_a_due_day_in_the_vacation_of_one_of_its_stages_is_told(county):
    vacation = Vacation(date(2023, 7, 10), date(2023, 8, 25), (Stage.PRIMARY,))

    found = {d.id: d for d in lint_plan(county.plan, calendar_for([2023], (), [vacation]), county.served)}

    assert "2023-07-28" in found["in-vacation@S7"].message


def test_two_overrides_for_one_party_conflict(county):
    overrides = tuple(Override("S8", party="sch01", due=due) for due in ("06-25", "06-26"))

    found = lint_plan(replace(county.plan, overrides=overrides), CALENDAR, county.served)

    assert "conflicting-dates@S8" in {defect.id for defect in found if defect.stops}


@pytest.mark.parametrize(
    ("seasons", "said"),
    [
        ((((17, 30), (5, 1), (9, 30)),), "10-01 到 04-30 没有写下班时间，按 17:00 算；涉及 S1 02-24"),
        ((((17, 30), (5, 1), (9, 30)), ((16, 30), (9, 1), (4, 30))), "09-01 到 09-30 写了两个下班时间"),
        ((((17, 30), (5, 1), (9, 30)), ((16, 30), (10, 1), (4, 30))), None),
    ],
)
def test_days_without_a_close_of_business_are_named(county, seasons, said):
    told = tuple(CloseOfBusiness(time(*at), first, last) for at, first, last in seasons)
    plan = replace(county.plan, close_of_business=told)

    found = [d for d in lint_plan(plan, CALENDAR, county.served) if d.kind == "untold-close"]

    assert [said in defect.message for defect in found] == ([True] if said else [])
