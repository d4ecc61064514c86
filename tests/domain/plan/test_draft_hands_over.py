"""What hands a paper over though no plain verb says so; and what stands beside a paper and is none."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年林场管护工作的通知\n各林场：\n{text}\n县林业局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "每个林场签订管护协议书1份，扫描后于6月12日前传网站“护林园地”栏目。",
        "护林员结对，签订管护协议书1份，6月12日前由场长传林业信息网站专栏。",
        "管护协议书每场1份，6月12日前传县局云盘。",
        "全体护林员于6月12日前登录林业网“调查”栏目，填写管护协议书，每人1份。",
        f"管护协议书仍按原要求于6月12日前{MAIL}。",
        f"管护协议书由场长签署审核意见并盖章，6月12日前{MAIL}。",
        f"管护协议书，一处林班一份协议，6月12日前{MAIL}。",
        f"对去年的火情进行汇总分析，签订管护协议书，6月12日前{MAIL}。",
        f"管护协议书每场1份，明确管护地块和管护名单，6月12日前{MAIL}。",
        f"管护协议书每场1份，6月12日前{MAIL}，树木档案由县林业局派人上门接收。",
        f"枯枝在5月20日以前清理完毕，签订管护协议书，6月12日前{MAIL}。",
        "● 6月12日前，每名新护林员填写《管护协议书》1份，共三页，由本人上传至护林平台“协议”栏。县局对协议进行抽查。",
    ],
)
def test_the_one_paper_is_read_with_its_day(said: str) -> None:
    [(title, due)] = told(said)

    assert (title.strip("《》"), due) == ("管护协议书", "06-12")


def test_what_a_paper_has_to_agree_with_keeps_its_own_day() -> None:
    text = f"一、《林班目录》于4月10日前{MAIL}。\n二、《林木年报表》于4月24日前{MAIL}，数据应与《林班目录》一致。"

    assert told(text) == [("《林班目录》", "04-10"), ("《林木年报表》", "04-24")]


def test_by_the_same_day_is_the_day_told_before() -> None:
    text = f"6月26日前，各场将管护总结（1份）{MAIL}；同日前在林业系统中填报《工具损耗统计表》。"

    assert told(text) == [("管护总结", "06-26"), ("《工具损耗统计表》", "06-26")]


def test_papers_bound_together_are_owed_one_by_one_as_told() -> None:
    text = (
        "每个林班提交《管护申报书》、《林班纲要》，10月30日前报送。\n"
        "《管护申报书》《林班纲要》为纸质材料，装订成册，一式三份，送县林业局资源股412室。"
    )

    assert told(text) == [("《管护申报书》", "10-30"), ("《林班纲要》", "10-30")]


def test_a_row_beside_the_list_that_it_dates_is_owed_once() -> None:
    text = (
        "三、上报材料\n1.《火情汇总表》；\n2.《护林员名单》；\n3.管护照片；\n4.管护总结。\n四、材料时限和份数\n"
        "序号\t材料\t截止时间\t形式和份数\n1\t《火情汇总表》\t9月29日（星期二）\t电子版1份\n"
        "2\t《护林员名单》\t10月16日（星期五）\t电子版1份\n3\t管护照片\t9月29日（星期二）\t2张\n"
        "4\t管护总结\t12月11日（星期五）\t电子版1份"
    )

    assert sorted(told(text)) == [
        ("《护林员名单》", "10-16"),
        ("《火情汇总表》", "09-29"),
        ("管护总结", "12-11"),
        ("管护照片", "09-29"),
    ]


def test_what_a_pointed_section_keeps_is_not_handed_in() -> None:
    text = (
        "一、巡查\n各林场填写《巡查自查表》1份，报送日期为4月22日前。\n巡护记录由各林场存放在值班室，接受检查，不上报。\n"
        f"二、总结\n各林场写出管护总结1份，于12月11日前报送。\n三、报送方式\n第一、二项材料{MAIL}。"
    )

    assert told(text) == [("《巡查自查表》", "04-22"), ("管护总结", "12-11")]
