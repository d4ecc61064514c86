"""Numbers told of all groups but one, more than may be handed in, either of two offices, what is over only later."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"


def found(text: str, issued: str = "2026年3月2日") -> set[str]:
    circular = f"县教育局关于报送材料的通知\n各学校：\n{text}\n县教育局\n{issued}\n"
    return {one.id.partition("@")[0] for one in lint_circular(circular, CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        "各高中、初中、小学、幼儿园均须参加，每所高中报送6件，每所初中报送6件，每所小学报送8件，"
        f"于4月10日17:00前发至{BOX}。",
        f"申报数量：白溪镇3段、龙潭镇2段、石门镇2段，4个乡镇均须申报，于4月10日17:00前发至{BOX}。",
    ],
)
def test_a_group_without_a_number_among_those_that_have_one_is_told(text):
    assert "count-missing" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        f"各高中、初中、小学均须参加，每所高中报送6件，每所初中报送6件，每所小学报送8件，于4月10日17:00前发至{BOX}。",
        f"申报数量：白溪镇3段、龙潭镇2段、石门镇2段，3个乡镇均须申报，于4月10日17:00前发至{BOX}。",
        f"优秀节目由县语委办推荐到市语委办。各校报送节目1个，于4月10日17:00前发至{BOX}。",
    ],
)
def test_groups_that_all_have_their_number_are_not_told(text):
    assert "count-missing" not in found(text)


def test_more_than_the_limit_of_the_same_sentence_is_told():
    text = f"各单位报送优秀案例{{}}篇，每篇1500字以内，每个单位限报2篇，于4月10日17:00前发至{BOX}。"
    assert "count-unclear" in found(text.format(3))
    assert "count-unclear" not in found(text.format(2))


def test_either_of_two_offices_is_told_and_the_office_where_one_lives_is_not():
    text = "各站填写《登记表》1份，于4月10日17:00前报县文化局{}。\n县文化局在文化路1号，县图书馆在文化路3号。"
    assert "channel-unclear" in found(text.format("或县图书馆"))
    assert "channel-unclear" not in found(text.format(""))


def test_a_report_on_what_must_all_be_done_first_cannot_come_before_its_end():
    text = (
        "（二）集中整治（5月6日至9月30日）\n1.各镇逐段整治。\n"
        f"2.各镇在集中整治全部完成后，形成《整治情况报告》1份，于{{}}17:00前发至{BOX}。"
    )
    assert "before-activity-ends" in found(text.format("9月23日"))
    assert "before-activity-ends" not in found(text.format("10月15日"))


def test_a_reply_to_a_training_comes_before_it():
    text = (
        "（一）集中培训（4月14日）。4月14日（星期二）9:00在社会福利中心一楼报告厅举办培训，各机构填写《参训人员回执》1份，"
        f"于4月8日12:00前发至{BOX}。"
    )
    assert "before-activity-ends" not in found(text)


@pytest.mark.parametrize(("weekday", "told"), [("一", False), ("三", True)])
def test_a_day_behind_the_feast_of_the_next_year_may_be_of_this_one(weekday, told):
    text = f"元旦假期为2026年1月1日至1月3日，各校于12月29日（星期{weekday}）17:00前将《值班表》1份发至{BOX}。"
    assert ("weekday-mismatch" in found(text, "2025年12月1日")) is told


def test_a_day_of_the_next_year_has_no_weekday_of_the_year_before():
    text = f"各校于3月13日（星期{{}}）17:00前将《值班表》1份发至{BOX}。"
    assert "weekday-mismatch" in found(text.format("四"), "2025年12月1日")
    assert "weekday-mismatch" not in found(text.format("五"), "2025年12月1日")


def test_brackets_within_a_part_do_not_end_the_whole():
    parts = "电梯312台、锅炉46台、容器158台、场（厂）内车辆{}台"
    text = f"全县特种设备613台（套），其中{parts}。\n各所将《自查表》1份于4月10日17:00前发至{BOX}。"
    assert "sum-mismatch" not in found(text.format(97))
    assert "sum-mismatch" in found(text.format(79))


def test_a_system_of_its_office_is_named():
    text = "决算报表1份，各单位于4月10日17:00前通过{}统一报表系统上报。"
    assert "unnamed-channel" not in found(text.format("财政部"))
    assert "unnamed-channel" in found(text.format(""))


def test_who_was_drawn_and_told_by_phone_knows_it():
    text = f"{{}}被抽中的单位将采购档案复印件1套于5月8日17:00前发至{BOX}。"
    assert "who-unclear" not in found(text.format("县财政局于4月30日随机抽取项目40个，并电话通知到单位。"))
    assert "who-unclear" in found(text.format(""))
