"""A form that is filled in beside what is handed in: it comes with it, by the one day that is told."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text, title="关于开展2026年校园歌谣征集活动的通知"):
    found = draft(f"{title}\n各镇文化站：\n{text}\n县文化馆\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize(
    "asked",
    [
        "3.歌谣由各站统一上报，并填写《歌谣来源清单》（自制）。",
        "3.推荐歌谣时须附《歌谣来源清单》1份。",
        "3.没有填写《歌谣来源清单》的不予参评。",
        "3.申报集体歌谣的，另填《歌谣来源清单》。",
    ],
)
def test_a_form_of_one_item_comes_by_the_day_of_another(asked):
    assert ("《歌谣来源清单》", "04-17") in told(
        f"二、要求\n{asked}\n4.歌谣文稿于4月17日前送县文化馆采编部。", "关于歌谣的通知"
    )


def test_a_list_of_works_comes_with_the_works():
    text = "二、歌谣文稿于4月17日前送县文化馆采编部203室。歌谣汇总表和文稿须报送纸质件各1份。"

    assert ("歌谣汇总表", "04-17") in told(text)


@pytest.mark.parametrize(
    "asked",
    [
        "3.采风情况当场填写《采风记录表》，由站里留存。",
        "3.采风队填写《采风记录表》，逐日登记。",
        "3.采风中遇到问题的，由站长填写《采风记录表》备查。",
    ],
)
def test_a_form_that_nobody_hands_in_is_not_owed(asked):
    text = f"二、要求\n{asked}\n4.歌谣文稿于4月17日前送县文化馆采编部。"

    assert all(title != "《采风记录表》" for title, _ in told(text))


def test_a_form_has_no_day_where_two_are_told():
    text = (
        "二、要求\n3.歌谣由各站统一上报，并填写《歌谣来源清单》。\n"
        "4.歌谣文稿于4月17日前送县文化馆采编部。\n5.采风总结于5月15日前送县文化馆采编部。"
    )

    assert all(title != "《歌谣来源清单》" or due is None for title, due in told(text))
