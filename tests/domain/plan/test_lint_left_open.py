"""The linter on deeds without a day, numbers that nobody can read off, and parties that nobody delimits."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
NAMES = (("教师花名册", "3月20日"), ("研修计划表", "3月24日"), ("听课登记册", "4月9日"), ("研修总结", "4月16日"))
ASKED = "".join(f"{n}.《{name}》每校1份，于{day}17:00前发至{BOX}。\n" for n, (name, day) in enumerate(NAMES, 1))
LINE = 8


def told(text: str, asked: str = ASKED) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n一、材料\n{asked}二、{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "said",
    [
        "因并班造成班级变动的，学籍管理员要{when}在系统中调整。",
        "学籍信息与户口不符的，学校要{when}到县教育局学籍室更正。",
        "对结果有异议的，可向学校申请复核。学校受理后，{when}将复核结论书面告知本人。",
    ],
)
def test_a_deed_that_shows_when_it_is_done_needs_a_day(said):
    assert told(said.format(when="尽快")) == [("vague-word", LINE)]
    assert told(said.format(when="于5个工作日内")) == []


def test_what_all_have_to_check_some_time_has_no_day():
    assert told("各校要适时核对教师信息，防止漏登。") == [("vague-word", LINE)]


@pytest.mark.parametrize(
    "said", ["各校要适时调整作息。", "学校要协助家长尽快更正。", "县教研室适时核对。", "损坏的器材，各校要尽快维修。"]
)
def test_what_is_left_to_them_or_done_by_the_office_needs_no_day(said):
    assert told(said) == []


def test_a_list_that_changes_is_sent_on_some_day_that_nobody_tells():
    assert told(f"联络员名单如有变动，适时报县教研室邮箱{BOX}。") == [("vague-word", LINE)]
    assert told(f"联络员名单如有变动，当日报县教研室邮箱{BOX}。") == []


@pytest.mark.parametrize(
    "said",
    [
        "突发环境事件预案期满的学校，要尽快完成修订，并将《预案备案表》1份送县教研室安全科（205室）。",
        "各校收到反馈意见后，逐条明确整改措施，并尽快将《整改报告》1份（校长签字）送512室。",
    ],
)
def test_a_paper_behind_what_is_mended_soon_has_no_day(said):
    assert told(said) == [("vague-word", LINE)]
    assert told(said.replace("尽快", "于4月23日17:00前")) == []


def test_what_is_given_out_before_the_holidays_is_handed_in_to_nobody():
    assert told("各校放假前做好动员，班主任把书单发到家长手里。") == []
    assert ("vague-word", LINE) in told(f"各校放假前将《读书清单》1份报送至{BOX}。")


@pytest.mark.parametrize(
    "said",
    [
        "报送数量：县直小学8件，乡镇小学4件，民办小学按规模报送。",
        f"《教研简报》于4月23日17:00前发至{BOX}，篇数按学校规模确定。",
        f"《教研简报》于4月23日17:00前发至{BOX}，报送数量以电教馆核定为准。",
        f"《推荐表》于4月23日17:00前发至{BOX}，推荐件数按分配名额执行。",
    ],
)
def test_a_number_by_the_size_of_a_school_or_a_quota_that_nobody_has_is_none(said):
    assert told(said) == [("count-missing", LINE)]


@pytest.mark.parametrize("told_", ["民办小学2件", "篇数见附件1", "每校2篇"])
def test_a_number_that_is_told_is_one(told_):
    assert told(f"《教学案例》于4月23日17:00前发至{BOX}，{told_}。") == []


@pytest.mark.parametrize(
    "works", ["“自强之星”事迹材料，每篇1500字以内", "群众办事典型事例", "人物事迹（每篇800字以内）"]
)
def test_deeds_and_cases_without_a_number_are_told_among_counted_papers(works):
    assert told(f"各校报送{works}，于4月23日17:00前发至{BOX}。") == [("count-missing", LINE)]
    assert told(f"各校报送{works}，每校2篇，于4月23日17:00前发至{BOX}。") == []


def test_how_many_the_office_picks_is_not_how_many_they_send():
    said = f"各校推荐“自强之星”事迹材料{{}}，每篇1500字以内，于4月23日17:00前发至{BOX}。县教研室从中选出10名表扬。"
    assert told(said.format("")) == [("count-missing", LINE)]
    assert told(said.format("2篇")) == []


def test_photos_in_marks_need_a_number_as_other_papers_do():
    assert told(f"《活动照片》，各校于4月23日17:00前发至{BOX}。") == [("count-missing", LINE)]
    assert told(f"《活动照片》，各校于4月23日17:00前发至{BOX}，每校3张。") == []


def test_samples_without_a_number_are_told():
    assert ("count-missing", LINE) in told(f"学生作业的样例若干份，于4月23日17:00前发至{BOX}。")
    assert told("各校备好消毒液若干份。") == []


def test_a_span_of_copies_is_no_number():
    assert told(f"证书复印件3至5份不等，于4月23日17:00前发至{BOX}。") == [("count-unclear", LINE)]


@pytest.mark.parametrize("who", ["重点学校", "部分小学"])
def test_some_of_them_who_hand_in_one_more_paper_are_named_nowhere(who):
    more = f"{who}另交《整本书阅读专辑》1份，于4月23日17:00前发至{BOX}。"
    assert told(more) == [("who-unclear", LINE)]
    assert told(more.replace(who, f"{who}（第一小学、第二小学）")) == []


def test_an_impossible_day_has_its_hour_all_the_same():
    asked = (
        f"1.《教师花名册》每校1份，于2月30日17:00前发至{BOX}。\n2.《研修计划表》每校1份，于4月9日17:00前发至{BOX}。\n"
    )
    said = f"《研修总结》每校1份，于4月16日{{hour}}前发至{BOX}。"
    assert ("inclusive-unclear", 6) in told(said.format(hour=""), asked)
    assert ("inclusive-unclear", 6) not in told(said.format(hour="17:00"), asked)


def test_all_the_pictures_of_a_paper_are_no_number_of_it():
    papers = (
        f"1.《施工方案》，4月23日17:00前发至{BOX}。\n2.《进度月报表》，每月最后一个工作日17:00前发至{BOX}。\n"
        f"3.《竣工资料》，4月24日17:00前发至{BOX}，一式四份。\n"
        f"4.《影像资料》，应有从开工到完工的{{all}}影像，4月27日17:00前发至{BOX}。"
    )
    assert "count-missing" not in {kind for kind, _ in told(f"施工材料\n{papers.format(all='全部')}", "")}
    counted = papers.replace("应有", "每校1份，应有").format(all="")
    assert "count-missing" in {kind for kind, _ in told(f"施工材料\n{counted}", "")}
