"""One paper by two days, each for its own people; and by two days for the same, which a person has to settle."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年材料的通知\n各单位：\n"
TAIL = "\n2026年2月20日"


def drafted(text: str) -> list[str | None]:
    return [one.due for one in draft(HEAD + text + TAIL).requirements]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4所学校的《报名表》截止时间为5月19日", "各镇、各街道的《报名表》截止时间为5月28日"),
        ("218家单位于5月19日前提交《报名表》", "94家学校5月28日前提交《报名表》"),
        ("除图书馆外的八个部门各填《报名表》1份，于5月19日前上传", "图书馆自查延后，《报名表》1份于5月28日前上传"),
        ("三队所在学校各报《报名表》1份，5月19日前送402室", "由第二名递补的，递补学校的《报名表》截止时间为5月28日"),
        ("各企业于5月19日前报送《报名表》", "各村于5月28日前报送《报名表》"),
    ],
)
def test_each_has_its_own_day(one, other):
    assert drafted(f"一、材料报送\n（1）{one}。\n（2）{other}。") == ["05-19", "05-28"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4所学校的《报名表》截止时间为5月19日", "4所学校的《报名表》截止时间为5月28日"),
        ("各镇于5月19日前报送《报名表》", "《报名表》务于5月28日前报送"),
        ("除图书馆外的部门于5月19日前报送《报名表》", "各部门的《报名表》5月28日前报送"),
    ],
)
def test_the_same_people_have_one_day_or_none(one, other):
    assert drafted(f"一、材料报送\n（1）{one}。\n（2）{other}。") == [None]


@pytest.mark.parametrize("until", ["截止", "前", "17:00前", "止"])
def test_below_an_item_each_group_has_the_days_of_all_its_papers(until):
    text = (
        "（三）会后材料三种：会议记录复印件、评议结果汇总表（附件2）、支部整改清单（附件3）。\n"
        f"      1．教学第一支部、教学第二支部：3月27日（星期五）{until}。\n"
        f"      2．离退休支部：4月3日（星期五，清明假期前一日）{until}。"
    )
    days = sorted((one.title, (one.due or "")[:5]) for one in draft(HEAD + text + TAIL).requirements)

    assert days == [
        (title, day) for title in ("会议记录复印件", "支部整改清单", "评议结果汇总表") for day in ("03-27", "04-03")
    ]


def test_a_group_that_hands_in_in_brackets_is_no_paper():
    text = (
        "4. 结果备案。《备案表》（附件2），由主管部门汇总编制，通过人事系统分批上报：\n"
        "   ——其他系统：4月10日（星期五）17:30前；\n"
        "   ——教育系统（各中小学、幼儿园逐校上报）：4月22日（星期三）17:30前。"
    )

    assert drafted(text) == ["04-10 17:30", "04-22 17:30"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《报名表》一般村于5月19日17:00前送水利站；", "库区3个村路远，可延至5月28日17:00前。"),
        ("9个村将《报名表》于5月19日17:00前送水利站。", "\n山前村、山后村交通不便，放宽到5月28日17:00前，地点相同。"),
        ("《报名表》，平原乡镇5月19日前报送；", "\n　　　山区乡镇5个因道路施工，宽限至5月28日。"),
        ("《报名表》5月19日前报送。", "\n西河、东河两镇正在换届，《报名表》可以晚一周，在5月28日前报送。"),
    ],
)
def test_some_may_have_it_later(one, other):
    assert drafted(f"一、{one}{other}") in (["05-19", "05-28"], ["05-19 17:00", "05-28 17:00"])


@pytest.mark.parametrize("said", ["比赛因雨推迟到6月1日。", "5月30日逢双休日，收件窗口顺延至6月1日。"])
def test_what_happens_later_and_a_day_off_put_off_no_paper(said):
    assert drafted(f"一、《报名表》5月30日前报送。{said}") == ["05-30"]
