"""What is reported a week, ten days or a month later: 在下一周的星期一, 在下一旬的第2日, 每隔一周的星期一, 每逢周五."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发到a@example.com"


def days(text):
    found = draft(f"关于做好2026年汛期工作的通知\n各站：\n{text}\n县水利局\n2026年2月25日")
    return {one.title.strip("《》"): one.due for one in found.requirements}


@pytest.mark.parametrize(
    ("said", "paper", "due"),
    [
        (f"《巡检周报》：各站每周1份，在下一周的星期一10:00前{MAIL}。", "巡检周报", "rrule:FREQ=WEEKLY;BYDAY=MO 10:00"),
        (f"《值班周报》：每站每周1份，次周周二12:00前{MAIL}。", "值班周报", "rrule:FREQ=WEEKLY;BYDAY=TU 12:00"),
        (f"《雨情周报》：逐周填写，下周一的10:00前{MAIL}。", "雨情周报", "rrule:FREQ=WEEKLY;BYDAY=MO 10:00"),
        (f"各站每逢周五17:00前将《雨情表》{MAIL}。", "雨情表", "rrule:FREQ=WEEKLY;BYDAY=FR 17:00"),
        (f"《巡查简报》每隔一周的星期一16:00前{MAIL}。", "巡查简报", "rrule:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO 16:00"),
        (f"《巡查简报》各站每两周的周三前{MAIL}。", "巡查简报", "rrule:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (f"用水月报，各站每月1份，在下一月的5日17:00前{MAIL}。", "用水月报", "rrule:FREQ=MONTHLY;BYMONTHDAY=5 17:00"),
        (
            f"工程进度旬报，各标段每旬1份，于下一旬的第2日17:00前{MAIL}。",
            "工程进度旬报",
            "rrule:FREQ=MONTHLY;BYMONTHDAY=2,12,22 17:00",
        ),
        (
            f"《到货旬报》，3月至5月每旬报一次，均在下一旬的第一个工作日17:00前{MAIL}。",
            "到货旬报",
            "rrule:DTSTART=20260311;FREQ=MONTHLY;BYMONTHDAY=1,11,21;UNTIL=20260601 17:00",
        ),
        (
            "各站每季度最后一个月的20日，用邮箱发水情信息1条。",
            "水情信息",
            "rrule:FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20",
        ),
    ],
)
def test_what_is_due_in_the_week_after_comes_again(said, paper, due):
    assert days(f"一、{said}") == {paper: due}


def test_next_week_is_one_day_where_nothing_is_told_for_each_week():
    assert days(f"一、各站下周一17:00前将《雨情表》{MAIL}。") == {"雨情表": "03-02 17:00"}
