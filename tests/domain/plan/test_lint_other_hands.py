"""The linter on defects as other clerks write them: hours in words, lists by deeds, totals below their items."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"


def told(text: str) -> list[str]:
    whole = f"县教研室关于做好今年教研工作的通知\n各中小学：\n{text}\n县教研室\n2026年3月2日\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


def by(hour: str, last: str) -> str:
    return (
        f"一、《自查表》每校1份，3月11日{hour}发到{BOX}。\n二、《花名册》每校1份，3月13日{hour}发到{BOX}。\n"
        f"三、《总结》每校1份，3月20日{last}发到{BOX}。"
    )


@pytest.mark.parametrize("hour", ["下午五点以前", "中午十二点前", "下午四点半之前", "上午十点整以前", "下午五点一刻前"])
def test_a_day_without_its_hour_is_told_beside_hours_in_words(hour):
    assert told(by(hour, "前")) == ["inclusive-unclear"]
    assert told(by(hour, hour)) == []


def test_an_hour_in_words_is_the_same_hour_in_digits():
    text = f"一、《自查表》每校1份，3月20日下午五点以前发到{BOX}，3月20日{{}}后报送的不予受理。"
    assert told(text.format("17:00")) == []
    assert told(text.format("16:00")) == ["conflicting-dates"]


def test_a_summary_by_an_hour_in_words_comes_before_its_end():
    text = f"一、“读书节”活动从3月9日到4月3日。\n二、每校写一份“读书节”活动总结，3月27日下午五点以前发到{BOX}。"
    assert told(text) == ["before-activity-ends"]
    assert told(text.replace("3月27日", "4月9日")) == []


@pytest.mark.parametrize(
    ("last", "fits"),
    [
        (
            "学时申报材料由教师本人上传，《自查报告》扫描件上传时间截止到3月25日（星期三）17:00，过期系统关闭",
            "3月20日（星期五）",
        ),
        ("学时申报材料由教师本人上传，《自查报告》扫描件上传截止到3月25日17:00，过期系统关闭", "3月20日"),
        ("《自查报告》3月18日17:00未送达的，不参加评优", "3月20日"),
        ("《自查报告》3月18日还没有报送的，不参加评优", "3月20日"),
        ("自查报告逾期未报的，按未完成处理；报送截止时间为3月25日（星期三）17:00", "3月20日（星期五）"),
    ],
)
def test_the_day_of_a_paper_told_from_the_other_side_has_to_fit(last, fits):
    site = "上传至教研网“自查”专栏（www.example.cn），每校计5分"
    paper = f"一、已完成自查任务的学校，将《自查报告》扫描件于3月20日（星期五）17:00前{site}。\n二、{{}}。"
    assert told(paper.format(last)) == ["conflicting-dates"]
    there = "3月25日（星期三）" if "（星期三）" in last else "3月25日" if "25日" in last else "3月18日"
    assert told(paper.format(last.replace(there, fits))) == []


def test_how_far_a_count_goes_is_no_last_day():
    text = f"一、《自查报告》每校1份，于3月20日17:00前发至{BOX}。\n二、《自查报告》中的数据截止到3月6日。"
    assert told(text) == []


@pytest.mark.parametrize(
    "run",
    [
        "一看设施齐不齐，二看通道通不通，三看电线老不老，五看值班人在不在",
        "一查台账，二查现场，四查整改",
        "一听汇报，二看资料，三访师生，五议整改",
        "其一，听汇报，其二，看资料，其四，访师生",
    ],
)
def test_a_list_told_by_its_deeds_leaves_none_out(run):
    assert told(f"一、督导内容：{run}。") == ["numbering-gap"]


@pytest.mark.parametrize(
    "run",
    [
        "一看设施齐不齐，二看通道通不通，三看值班人在不在",
        "一年级，二年级，四年级同时进行",
        "一查台账，三查两改的要求另发",
    ],
)
def test_a_whole_list_of_deeds_is_left_alone(run):
    assert told(f"一、督导内容：{run}。") == []


@pytest.mark.parametrize(
    "months", [("三月　主题：课堂", "四月　主题：作业"), ("第一周（3月9日起）　课堂", "第二周（3月16日起）　作业")]
)
def test_the_items_below_a_month_with_its_theme_begin_anew(months):
    items = "1.听课。\n2.评课。\n{}.展示课例。"
    text = f"{months[0]}\n{items.format(3)}\n{months[1]}\n{items.format(4)}"
    assert told(text) == ["numbering-gap"]
    assert told(text.replace("4.展示", "3.展示")) == []


@pytest.mark.parametrize(
    "said",
    [
        "设语文、数学、英语、科学四个学科，每学科8人参赛，共{}人",
        "派出4个指导组，每组8人，共{}人",
        "设置4条线路，每条线路8人，合计{}人",
        "组织送教4场，每场8人次，共计{}人次",
    ],
)
def test_so_many_of_each_make_the_whole(said):
    assert told(f"一、{said.format(36)}。") == ["sum-mismatch"]
    assert told(f"一、{said.format(32)}。") == []
    assert told(f"一、{said.format(32).replace('8人', '至少8人')}。") == []


@pytest.mark.parametrize("whole", ["以上共计{}人", "上述人员合计{}人", "以上各类人员总计{}人"])
def test_a_whole_below_its_items_takes_in_items_of_two(whole):
    items = "1.股室负责人12人；\n2.中学校长14人，小学校长26人；\n3.园长9人。\n"
    assert told(f"一、参会人员\n{items}{whole.format(66)}。") == ["sum-mismatch"]
    assert told(f"一、参会人员\n{items}{whole.format(61)}。") == []


def test_a_part_of_an_item_is_not_added_again():
    items = "1.股室负责人12人；\n2.中学校长14人，其中女校长6人；\n3.园长9人。\n以上共计35人。"
    assert told(f"一、参会人员\n{items}") == []


@pytest.mark.parametrize("who", ["各校、各教研组", "各校、各年级", "各单位、各课题组", "各乡镇各河段", "各站各车间"])
def test_so_many_of_two_at_once_may_be_of_each(who):
    text = f"一、请{who}报送典型案例{{}}篇，于3月20日17:00前发至{BOX}。"
    assert told(text.format(3)) == ["count-unclear"]
    assert told(text.format(1)) == []


@pytest.mark.parametrize("who", ["各校、各幼儿园", "各乡镇、各部门", "各学校、各单位"])
def test_so_many_of_those_addressed_is_of_each(who):
    assert told(f"一、请{who}报送典型案例3篇，于3月20日17:00前发至{BOX}。") == []


@pytest.mark.parametrize("until", ["至6月30日", "（星期一）起", "—6月30日"])
def test_a_year_for_a_day_is_told_within_a_span(until):
    assert "slip" in told(f"一、3月9年{until}开展集中学习教育。")
    assert "slip" not in told(f"一、3月9日{until}开展集中学习教育。")


LIST = (
    "一、需要上报的材料\n1.命题教师推荐表：为充实命题队伍，请推荐学科教师2名，推荐表3月6日17:00前发送至{box}。\n"
    "2.考场编排表：每校1份，3月11日17:00前发送至{box}。\n3.{paper}：每校1份，加盖公章，{due}送县教研室（西楼203室）。\n"
    "4.成绩统计表：每校1份，3月18日17:00前发送至{box}。\n5.质量分析报告：每校1份，3月20日17:00前发送至{box}。"
)


@pytest.mark.parametrize("paper", ["缺考学生情况说明", "免考申请", "监考承诺", "考点简介"])
def test_the_only_paper_of_a_list_without_a_day_is_told_whatever_it_is_called(paper):
    assert told(LIST.format(box=BOX, paper=paper, due="")) == ["no-date"]
    assert told(LIST.format(box=BOX, paper=paper, due="3月13日17:00前")) == []


def test_an_item_that_only_names_its_day_is_handed_in_as_its_list_says():
    text = (
        f"一、以下材料均发送至{BOX}。\n1.《活动方案》，每校1份，3月11日前。\n2.《照片》，每校5张，3月18日17:00前。\n"
        "3.《台账》，每校1份，3月20日17:00前。\n4.《总结》，每校1份，3月25日17:00前。"
    )
    assert told(text) == ["inclusive-unclear"]
    assert told(text.replace("3月11日前", "3月11日17:00前")) == []
