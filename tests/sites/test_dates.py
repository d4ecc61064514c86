from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.dates import stated_date

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2023, 2, 25, 9, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2023-02-24", "2023-02-24", None),
        ("2023/2/24", "2023-02-24", None),
        ("2023.02.24", "2023-02-24", None),
        ("2023年2月24日", "2023-02-24", None),
        ("2023 年 02 月 24 日", "2023-02-24", None),
        ("2023年2月24号 17时30分", "2023-02-24", "17:30"),
        ("2023-02-24 17:30", "2023-02-24", "17:30"),
        ("2023-02-24 17:30:05", "2023-02-24", "17:30"),
        ("2023-02-24T17:30:05+08:00", "2023-02-24", "17:30"),
        ("2023-02-24T09:30:05Z", "2023-02-24", "17:30"),
        ("2023-02-24T09:30:05.123Z", "2023-02-24", "17:30"),
        ("20230224", "2023-02-24", None),
        ("20230224173005", "2023-02-24", "17:30"),
        ("23-02-24", "2023-02-24", None),
        ("23年2月24日", "2023-02-24", None),
        ("02-24", "2023-02-24", None),
        ("[02-24]", "2023-02-24", None),
        ("(02/24)", "2023-02-24", None),
        ("2月24日", "2023-02-24", None),
        ("2月24日 17:30", "2023-02-24", "17:30"),
        ("12月31日", "2022-12-31", None),
        ("02-26", "2022-02-26", None),
        ("2023年2月24日 下午5:30", "2023-02-24", "17:30"),
        ("2023年2月24日 下午5点半", "2023-02-24", "17:30"),
        ("2023-2-24 5:30 PM", "2023-02-24", "17:30"),
        ("2023-02-24 星期五 17:30", "2023-02-24", "17:30"),
        ("发布时间：2023-02-24 17:30", "2023-02-24", "17:30"),
        ("更新：2023-02-25 作者：王老师 发布时间：2023-02-24 17:30 浏览：20", "2023-02-24", "17:30"),
        ("王老师 发表于 2023-02-24 17:30 | 12 次阅读", "2023-02-24", "17:30"),
        ("２０２３－０２－２４", "2023-02-24", None),
        ("二〇二三年二月二十四日", "2023-02-24", None),
        ("今天 08:20", "2023-02-25", "08:20"),
        ("昨天 17:30", "2023-02-24", "17:30"),
        ("昨天", "2023-02-24", None),
        ("前天17:30", "2023-02-23", "17:30"),
        ("3小时前", "2023-02-25", "06:00"),
        ("半小时前", "2023-02-25", "08:30"),
        ("3 天前", "2023-02-22", None),
        ("1周前", "2023-02-18", None),
        ("刚刚", "2023-02-25", "09:00"),
        ("Fri, 24 Feb 2023 09:30:00 GMT", "2023-02-24", "17:30"),
        ("24 Feb 2023", "2023-02-24", None),
        ("February 24, 2023", "2023-02-24", None),
        ("24/02/2023", "2023-02-24", None),
        ("1677231000", "2023-02-24", "17:30"),
        ("2023-02-24 00:00:00", "2023-02-24", None),
        ("2023-02-24 浏览次数：17 12 点击", "2023-02-24", None),
        ("2023年2月24日 9时5分7秒", "2023-02-24", "09:05"),
    ],
)
def test_it_reads_the_forms_that_chinese_sites_print(text: str, day: str, clock: str | None) -> None:
    stated = stated_date(text, NOW)

    assert stated.at is not None, stated.note
    assert stated.at.tzinfo is ZONE
    assert (f"{stated.at:%Y-%m-%d}", f"{stated.at:%H:%M}" if stated.has_time else None) == (day, clock)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30",
        "2023-13-01",
        "4月31日",
        "2023年2月29日",
        "20231301",
        "2023年2月",
        "03/02/2023",
        "第12期",
        "2个月前",
        "—",
    ],
)
def test_it_refuses_a_date_that_does_not_exist_or_could_be_two(text: str) -> None:
    stated = stated_date(text, NOW)

    assert stated.at is None
    assert stated.note == f"日期无法识别：{text}"


def test_a_date_with_an_impossible_clock_is_a_day_only() -> None:
    stated = stated_date("2023-02-24 25:61", NOW)

    assert (stated.at, stated.has_time) == (datetime(2023, 2, 24, tzinfo=ZONE), False)
    assert stated.note.startswith("时刻无法识别")


def test_an_empty_field_states_nothing_and_is_no_finding() -> None:
    assert stated_date(" \n", NOW).note == ""
