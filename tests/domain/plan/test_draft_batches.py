"""Papers that are handed in by batches and by groups: a table of the batches, or a line for the day of each."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def days(*lines: str) -> list[tuple[str, str | None]]:
    text = "\n".join(("关于2026年学时认定工作的通知", "各单位：", *lines, "某县某局", "2026年3月2日"))
    return [(one.title, one.due) for one in draft(text).requirements]


LISTED = ("要交下列材料：", "（1）学时汇总表，每校1份；", "（2）培训证书复印件，每人1份；")


@pytest.mark.parametrize(
    "led",
    [
        "两样材料一次交齐，分两批到我校教务处办理：",
        "以上材料分批送教务处，日期安排是：",
        "上述材料分两批交教务处，各批次时间如下：",
    ],
)
def test_each_batch_has_its_day_for_all_papers_of_the_list(led):
    table = ("批次\t办理单位\t办理日", "第一批\t城关镇的学校\t4月9日（星期四）", "第二批\t其他学校\t4月10日（星期五）")
    assert days(*LISTED, led, *table) == [
        ("学时汇总表", "04-09"),
        ("学时汇总表", "04-10"),
        ("培训证书复印件", "04-09"),
        ("培训证书复印件", "04-10"),
    ]


def test_a_table_of_groups_of_a_training_asks_for_no_paper():
    table = ("批次\t参训单位\t日期", "第一批\t城关镇的学校\t4月9日", "第二批\t其他学校\t4月10日")
    assert not any(due for _, due in days(*LISTED, "培训分两批在教务处举行：", *table))


def test_what_is_moved_by_batches_is_owed_by_whatever_name():
    told = "21家单位分两批把到期档案实体交馆，当天办妥："
    rows = ("批次｜日期｜单位数｜预计卷数", "第一批｜4月8日｜八家｜三千卷", "第二批｜4月15日｜七家｜二千卷")
    assert days(told, *rows) == [("到期档案实体", "04-08"), ("到期档案实体", "04-15")]


def test_each_group_has_its_day_for_all_papers_of_the_line_above():
    lines = (
        "（三）会后材料两种：组织生活会会议记录复印件、支部整改清单（附件3），送总支办公室。",
        "1．教学第一支部、教学第二支部、行政后勤支部：3月27日（星期五）截止。",
        "2．离退休支部：4月3日（星期五）截止。",
    )
    assert days(lines[0].replace("，送总支办公室", ""), *lines[1:]) == [
        ("组织生活会会议记录复印件", "03-27"),
        ("组织生活会会议记录复印件", "04-03"),
        ("支部整改清单", "03-27"),
        ("支部整改清单", "04-03"),
    ]


@pytest.mark.parametrize(
    "led",
    [
        "原定每月5日收单，10月5日在假期内，因此三次收单日是：",
        "原定每月5日收，遇假期改期，交表日期为：",
        "报送时间分别为：",
    ],
)
def test_days_below_a_line_that_says_so_are_those_of_its_paper(led):
    told = f"各部门填《物资申领单》，每月1份。{led}"
    assert days(told, "10月8日（星期四）", "11月5日（星期四）") == [
        ("《物资申领单》", "10-08"),
        ("《物资申领单》", "11-05"),
    ]


def test_days_below_a_line_about_what_takes_place_are_none_of_its_paper():
    told = "各部门带《物资申领单》1份参加培训，培训安排："
    assert ("《物资申领单》", "10-08") not in days(told, "10月8日（星期四）", "11月5日（星期四）")


def test_each_part_of_the_county_has_its_half_day():
    told = "二、《装备清册》分片送交装备站，时间如下："
    assert days(told, "东片：4月13日上午", "西片：4月14日下午") == [
        ("《装备清册》", "04-13"),
        ("《装备清册》", "04-14"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "behind"),
    [
        (
            "第一批，城区9所学校，《汇总表》4月10日（星期五）17时以前报到；\n《学时证明》同一天、同一时刻以前送到。",
            "第二批，21所乡镇学校，《汇总表》4月17日（星期五）17时以前报到；\n《学时证明》同一天、同一时刻以前送到。",
            " 17:00",
        ),
        (
            "城区学校：《汇总表》4月10日17时前送到；《学时证明》同一时刻前送达。",
            "乡镇学校：《汇总表》4月17日17时前送到；《学时证明》同一时刻前送达。",
            " 17:00",
        ),
        (
            "第一批（城区），《汇总表》4月10日前报来，《学时证明》同日送到教师股；",
            "第二批（乡镇），《汇总表》4月17日前报来，《学时证明》同日送到教师股。",
            "",
        ),
    ],
)
def test_what_comes_at_the_same_moment_is_of_the_same_batch(first, second, behind):
    assert sorted(days("三、分批报送", first, second, "均送县教育局教师股（208室）。")) == [
        ("《学时证明》", f"04-10{behind}"),
        ("《学时证明》", f"04-17{behind}"),
        ("《汇总表》", f"04-10{behind}"),
        ("《汇总表》", f"04-17{behind}"),
    ]


@pytest.mark.parametrize("caption", ["附表二\t报送批次表", "附件2　报送安排表"])
def test_what_stands_over_an_attached_table_is_no_paper(caption):
    lines = ("一、《结业证书扫描件》于4月10日前上传到学习平台。", caption, "批次\t学校\t所数", "第一批\t第一小学\t1")
    assert days(*lines) == [("《结业证书扫描件》", "04-10")]


@pytest.mark.parametrize(
    ("item", "groups"),
    [
        (
            "3.3  核查确认表。管护人签名后，由乡镇按村装订，每村1册：",
            (
                "（1）北片的乡镇（石桥、柳河2个），最迟4月9日17:30送达308室；",
                "（2）其余乡镇，最迟4月10日17:30送达308室。",
            ),
        ),
        (
            "1. 核查确认表。由各镇收齐，每村1份，分两批送经管站（105室）：",
            ("第一批（平川的11个村），4月9日17:30以前；", "第二批（山区的9个村），4月10日17:30以前。"),
        ),
        (
            "5  核查确认表\n法定代表人签字后报送，一式2份：",
            ("A类企业（共4家），不迟于4月9日17:30送108室；", "B类企业（共11家），不迟于4月10日17:30送108室。"),
        ),
    ],
)
def test_each_group_below_the_paper_has_its_day(item, groups):
    assert days(item, *groups) == [("核查确认表", "04-09 17:30"), ("核查确认表", "04-10 17:30")]


def test_items_of_long_sentences_are_no_table():
    asked = (
        "3.1  进度表。3月9日至20日填报期间，各校每周五15:00以前向邮箱a@example.com发送1份。",
        "3.2  登记表。本人最迟于3月20日17:30到窗口递交1份。",
    )
    found = dict(days(*asked))

    assert (found["登记表"], (found["进度表"] or "")[:6]) == ("03-20 17:30", "rrule:")
