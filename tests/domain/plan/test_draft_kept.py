"""What is kept, held in a cover, or asked about and answered no is not handed in."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"
OWED = [("《水质登记表》", "03-06")]


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年水质工作的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "2.化验员每天在平台打卡签到，写好取样日志。取样日志由化验员本人保管，年底当面查看。",
        "2.化验员在平台提交取样记录。取样记录由水站收齐装订，自行存档。",
        "2.用水户参观由水站和村里商定，每次不超过20人，安全预案由水站和村里各存一份，不报县教育局。",
        "问：用水户交来的《水样申请表》，要不要报到水利局？\n答：不要。由水站收好。",
        "问2：《水样申请表》还要送到中心吗？\n答：都不用送。",
        f"2.表格用电子表格，总结用文档，统一{MAIL}。",
    ],
)
def test_what_is_kept_or_answered_no_is_not_owed(said: str) -> None:
    assert told(f"1.《水质登记表》于3月6日前{MAIL}。\n{said}") == OWED


@pytest.mark.parametrize("day", ["不报", "存档备查", "不收（现场看）"])
def test_a_row_without_a_day_because_it_is_kept_is_not_owed(day: str) -> None:
    text = f"序号\t材料名称\t份数\t截止日期\n1\t《水质登记表》\t1份\t3月6日\n2\t水样签到表\t—\t{day}"

    assert told(text) == OWED


def test_papers_that_a_cell_counts_are_each_a_paper() -> None:
    text = "序号\t材料名称\t截止日期\n1\t取样方案、取样照片4张\t3月6日\n2\t《水质登记表》\t3月9日"

    assert told(text) == [("取样方案", "03-06"), ("取样照片", "03-06"), ("《水质登记表》", "03-09")]


@pytest.mark.parametrize("holds", ["内装", "内含", "里面装有"])
def test_a_cover_is_handed_in_with_what_it_holds(holds: str) -> None:
    text = f"1.职工档案袋每人1袋，{holds}任职表、鉴定表和取样记录，于3月6日前送县水利局306室。"

    assert told(text) == [("职工档案袋", "03-06")]


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        (f"每站推荐优秀论文2篇，每篇填写《优秀论文推荐表》1份，于3月6日前{MAIL}", ["《优秀论文推荐表》"]),
        (f"每人准备取样课例1个，3月6日前将取样设计方案1份、课件1个{MAIL}", ["取样设计方案", "课件"]),
        ("截至3月1日的本年度化验员学分，由站长于3月6日前录入“水务培训系统”", ["化验员学分"]),
    ],
)
def test_what_is_moved_is_handed_in_and_not_what_it_is_for(said: str, papers: list[str]) -> None:
    assert told(f"1.{said}。") == [(paper, "03-06") for paper in papers]


def test_a_monthly_report_is_called_by_its_whole_name() -> None:
    text = f"五、月报。三月至五月，每月五日前报上月用水月报表一份，{MAIL}。"

    assert [title for title, _ in told(text)] == ["用水月报表"]


@pytest.mark.parametrize("heading", ["二、不必报送的", "二、不用交的材料", "【不要报的】", "二、无须报送的"])
@pytest.mark.parametrize(
    "said",
    [
        "1.水费票据，6月30日前在本站清点入柜，不必送来。",
        "（一）工程资料由建设单位于4月30日前整理归档，保存在本单位。",
        "会计档案应在今年六月底以前在本单位归档完毕；归档不是移交，不需要送进馆。",
    ],
)
def test_nothing_is_owed_under_a_heading_of_what_is_not_handed_in(heading: str, said: str) -> None:
    assert told(f"一、《水质登记表》于3月6日前{MAIL}。\n{heading}\n{said}") == OWED
