"""The linter on sums that stand in plain sight: columns between spaces, prizes by rank."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_columns_between_single_spaces_must_make_their_last_row():
    rows = "学校 教师（人） 班级（个）\n第一小学 41 8\n第二小学 30 6\n第三小学 35 7\n"
    assert told(f"{rows}合计 106 23") == [("sum-mismatch", 7)]
    assert told(f"{rows}合计 106 21") == []


def test_a_row_of_another_shape_ends_the_columns():
    assert told("第一小学 41 8\n第二小学 30 6\n其余略\n第三小学 35 7\n合计 106 23") == []


def test_columns_of_one_cell_a_line_must_make_their_last_row():
    cells = "学校\n名额\n第一小学\n41\n第二小学\n30\n第三小学\n35\n合计\n"
    assert told(f"{cells}116") == [("sum-mismatch", 12)]
    assert told(f"{cells}106") == []


def test_a_whole_under_the_first_number_column_is_read_there_though_the_last_column_is_empty():
    rows = "学校        人次        内容\n第一小学    800         书法\n第二小学    700         绘画\n"
    assert told(f"{rows}合计        1600") == [("sum-mismatch", 6)]
    assert told(f"{rows}合计        1500") == []


@pytest.mark.parametrize(
    ("awarded", "found"),
    [
        ("评出一等奖10件、二等奖20件、三等奖30件，共50件", True),
        ("评出一等奖十篇、二等奖二十篇、三等奖三十篇，共计七十篇", True),
        ("小学组、初中组分别设一等奖5名、二等奖10名、三等奖15名，两组共设奖70名", True),
        ("评出一等奖10件、二等奖20件、三等奖30件，共60件", False),
        ("小学组、初中组分别设一等奖5名、二等奖10名、三等奖15名，两组共设奖60名", False),
        ("每组设一等奖1名、二等奖2名、三等奖3名，共24名", False),
        ("小学组设一等奖1名、二等奖2名、三等奖2名，初中组设一等奖1名、二等奖1名、三等奖2名，两组共9名", False),
    ],
)
def test_prizes_make_their_whole_however_far_apart_the_two_are(awarded, found):
    assert told(f"奖项设置：{awarded}。") == ([("sum-mismatch", 3)] if found else [])


def test_a_sum_that_two_rules_find_is_told_once():
    whole = (
        "县教研室关于报送材料的通知\n各校：\n共设一等奖10名，二等奖20名，三等奖30名，共70名。\n县教研室\n2026年3月2日\n"
    )
    [message] = [one.message for one in lint_circular(whole, CALENDAR)]
    assert message.count("总数写") == 1


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ("全县名额五十四项：小学二十四项、初中十八项、高中十二项", []),
        ("作品分绘画、书法、摄影二类", [("sum-mismatch", 3)]),
    ],
)
def test_parts_with_numbers_of_their_own_are_no_list_that_is_counted(parts, found):
    assert told(f"{parts}，分到各校的数目见文末名额表。") == found


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("16个村、2个社区、5家镇属企业、石鼓中心卫生院、镇自来水厂、3座水库管理所，总共28个单位", False),
        ("12个村、3个居委会、中心小学、卫生院、供电所，共18个单位参加", False),
        ("参加单位有局机关、4个分局、9个中队、指挥中心，合计15个单位", False),
        ("各街道9个、园区2个、开发区管委会，共12个单位", False),
        ("12个村、3个社区，共16个单位", True),  # no name beside them
        ("设置考点12个、分考点3个，均须派专人值守，共16个", True),  # 均须派专人值守 is no name
    ],
)
def test_a_name_that_no_number_counts_is_one_of_the_whole(listed, found):
    assert told(f"{listed}。") == ([("sum-mismatch", 3)] if found else [])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("四种材料交法一样：由园长签字、盖章，一律用纸质", False),
        ("三类作品要求相同：署真名、不拼贴，尺寸不限", False),
        ("作品分四类：绘画、书法、摄影", True),
    ],
)
def test_how_all_of_them_are_to_be_is_no_list_of_them(said, found):
    assert told(f"{said}。") == ([("sum-mismatch", 3)] if found else [])
