"""Cells parted by one wide space each become cells of a table, sign for sign; other wide spaces stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.domain.plan.circulars.wide_spaces import with_tabs
from tasks.domain.plan.draft import draft

TABLE = (
    "序号　材料名称　数量　截止时间　报送方式",
    "1　展演报名表（附件1）　每校1份　4月24日17:00　送县教育局体卫艺股（办公楼410室）",
    "2　节目视频　每个节目1个　5月15日17:00　上传至艺术教育平台",
    "4　展演总结　每校1份　6月10日17:00　发至邮箱cailiao@example.com",
)


def tabbed(*lines: str) -> list[str]:
    return [*with_tabs(dict(enumerate(lines, 1))).values()]


def test_a_head_and_its_rows_are_parted_by_tabs():
    assert tabbed(*TABLE) == [line.replace("　", "\t") for line in TABLE]


def test_columns_set_by_many_wide_spaces_hold_where_one_row_has_room_for_one_alone():
    rows = (
        "材料　　　　时间　　　方式",
        "报名表一份　　9月18日　　发至邮箱",
        "优秀组织奖申报表一份　11月6日　　送办公室",
    )
    assert [[cell.strip() for cell in row.split("\t")] for row in tabbed(*rows)] == [
        ["材料", "时间", "方式"],
        ["报名表一份", "9月18日", "发至邮箱"],
        ["优秀组织奖申报表一份", "11月6日", "送办公室"],
    ]


def test_columns_that_are_all_set_by_many_wide_spaces_stay():
    rows = ("材料　　　　时间　　　方式", "报名表一份　　9月18日　　发至邮箱", "申报表一份　　　　　　送办公室")
    assert tabbed(*rows) == [*rows]


def test_a_sum_may_leave_out_cells():
    rows = ("日期　学校　人数　组别", "4月1日　甲校　6　一组", "4月2日　乙校　7　一组", "合计　　13")
    assert tabbed(*rows)[-1] == "合计\t\t13"


@pytest.mark.parametrize(
    "lines",
    [
        ("　　一、各校于4月24日前报送《报名表》。", "　　二、各校于5月15日前报送视频。", "　　三、其他。"),
        ("县教育局　县体育局", "2026年3月2日", "抄送：县政府"),
        ("联系人：王老师　孙老师　李老师", "电话：1　2　3", "地址：甲　乙　丙"),
        ("项目　数量　单位", "台账　1　份"),
        ("序号\t名称　别名　简称", "1\t甲　乙　丙", "2\t丁　戊　己"),
    ],
)
def test_indents_signatures_and_what_is_too_little_for_a_table_stay(lines):
    assert tabbed(*lines) == [*lines]


@given(st.lists(st.text(alphabet="表甲1　\t。：, ", max_size=12), max_size=6))
def test_no_sign_is_lost_or_moved(lines):
    for line, told in zip(lines, tabbed(*lines), strict=True):
        assert told.replace("\t", "　") == line.replace("\t", "　")


def test_papers_of_such_a_table_are_drafted_and_quoted_as_they_came():
    found = draft("关于报送材料的通知\n各校：\n" + "\n".join(TABLE) + "\n县教育局\n2026年3月2日\n").requirements
    assert [(one.title, one.due) for one in found] == [
        ("展演报名表", "04-24 17:00"),
        ("节目视频", "05-15 17:00"),
        ("展演总结", "06-10 17:00"),
    ]
    assert found[1].quote == TABLE[2]
