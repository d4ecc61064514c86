"""The linter on what others do, on what is only spoken of, and on numbers that are no number of a paper: silent."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPER = f"《教师花名册》每校1份，于3月20日17:00前发至{BOX}。"
PLAN = f"《研修计划》每校1份，于3月27日17:00前发至{BOX}。"


def told(text: str, to: str = "各校：", seal: str = "县教研室", issued: str = "2026年3月2日") -> list[str]:
    whole = f"关于报送材料的通知\n{to}\n{text}\n{seal}\n{issued}\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


SITE = "《研修总结》每校1份，于6月26日17:00前上传至云岭教研网“总结”栏目。"
LACKING = {  # a paper that is truly left open: where one is, the others are looked at too
    "no-channel": "《研修月报》每校1份，4月10日17:00前报送。",
    "no-date": f"《研修证明》每校1份，发至{BOX}。",
}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("no-channel", "进修学校于7月3日将各校（园）完成情况汇总后报县教育局。"),
        ("no-channel", "县教师发展中心依据名册在3月24日编好班级，把账号发到每位教师手机上。"),
        ("no-date", "县教育局5月22日将推荐名单报市教育局，5月25日至6月5日组织集训，集训教案由集训教师自存。"),
        ("no-date", "3月17日举行讲座，课件由专家带到会场，会后由进修学校发到网站供教师下载。"),
    ],
)
def test_what_an_office_does_itself_lacks_no_day_and_no_place(kind, said):
    text = f"1.{PAPER}\n2.{PLAN}\n3.{SITE}\n4.{LACKING[kind]}\n5.{said}"
    assert told(text, seal="县教师进修学校") == [kind]


@pytest.mark.parametrize(
    "said",
    [
        "学时证明由进修学校在9月中旬上传，教师登录后自行打印。",
        "3月26日15:00用视频会议形式召开培训会，各校1人参加，会议号由人事股当天上午发到工作群。",
    ],
)
def test_an_office_may_do_it_at_some_time_and_by_a_group_of_its_own(said):
    assert told(f"1.{PAPER}\n2.{PLAN}\n3.{said}") == []


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("《总结》每校1份，由各校在9月中旬上传教研网。", ["vague-word"]),
        ("各校将《总结》1份发至工作群，时间为4月24日17:00前。", ["unnamed-channel"]),
        ("县教研室组织检查，各校于4月24日17:00前报送《自查报告》1份。", ["no-channel"]),
    ],
)
def test_what_the_schools_do_beside_it_does(said, kinds):
    assert told(f"1.{PAPER}\n2.{PLAN}\n3.{said}") == kinds


@pytest.mark.parametrize("given", ["前送到各校", "前返还各校", "前配送到各校", "前发给各校", "送至各园"])
def test_what_comes_to_the_schools_has_no_second_day(given):
    listed = f"《节目单》每校1份，于3月20日17:00前发至{BOX}。"
    assert told(f"1.{listed}\n2.《节目单》编成秩序册，3月27日{given}。") == []
    assert told(f"1.{listed}\n2.《节目单》于3月27日17:00前发至{BOX}。") == ["conflicting-dates"]


def test_a_paper_that_is_made_along_with_another_has_its_own_day():
    assert told(f"1.{PAPER}\n2.与花名册一并准备的还有《数据表》1份，3月27日17:00前发至{BOX}。") == []
    assert told(f"1.{PAPER}\n2.再次提醒，《教师花名册》1份，3月27日17:00前发至{BOX}。") == ["conflicting-dates"]


def test_the_offices_of_two_owners_are_two():
    both = f"1.{PAPER}\n2.材料由师训科汇总。\n3.考核结果报县教育局师训股。\n联系人：师训科，王老师，电话0396-5550117。"
    assert "names-vary" not in told(both, seal="县教师进修学校")
    own = f"1.{PAPER}\n2.材料交县教育局师训股。\n联系人：县教育局师训科，王老师，电话0396-5550117。"
    assert "names-vary" in told(own, seal="县教育局")


@pytest.mark.parametrize(
    ("each", "kinds"),
    [
        ("小学、初中每校2篇，高中每校3篇，幼儿园每园1篇", []),
        ("小学每校2篇，初中每校3篇，高中每校3篇", ["who-unclear"]),
    ],
)
def test_a_stage_told_together_with_another_is_not_forgotten(each, kinds):
    said = f"《研修案例》：{each}，于4月3日17:00前发至{BOX}。"
    assert told(f"1.{PAPER}\n2.{said}", to="全县各中小学、幼儿园：") == kinds


@pytest.mark.parametrize(
    "scope", ["本通知所说“各校”，指全县9所初中和21所小学。高中教研有特点。", "高中和幼儿园的教研工作另行通知。"]
)
def test_a_stage_that_is_not_meant_is_not_forgotten(scope):
    said = f"征集作业设计，初中每校报6份，小学每校报4份，于4月3日17:00前发至{BOX}。"
    assert told(f"1.{PAPER}\n2.{said}\n{scope}", to="各学校：") == []
    assert told(f"1.{PAPER}\n2.{said}\n高中教研有特点。", to="各小学、初中、高中：") == ["who-unclear"]
    assert told(f"1.{PAPER}\n2.{said}\n高中教研有特点。", to="各学校：") == []


@pytest.mark.parametrize(("issued", "kinds"), [("2026年2月24日", []), ("2026年2月6日", ["in-vacation"])])
def test_after_the_spring_festival_school_begins(issued, kinds):
    text = f"1.《联络员登记表》每校1份，2月27日17:00前发至{BOX}。\n2.{PAPER}"
    assert told(text, issued=issued) == kinds


@pytest.mark.parametrize(
    ("total", "kinds"), [("109", []), ("112", ["sum-mismatch"])], ids=["the rooms alone", "with the three sites"]
)
def test_the_places_among_which_something_is_divided_are_no_part_of_it(total, kinds):
    said = f"设县一中、县三中、职教中心3个考点，考场分别为42个、36个、31个，共{total}个。"
    assert told(f"1.{PAPER}\n2.{said}") == kinds


def test_the_rows_of_two_works_have_each_their_number():
    head = "序号|材料名称|报送单位|数量|截止时间|报送方式\n"
    rows = f"1|书画作品照片|各校|每校8件|5月22日17:00|发至{BOX}\n2|摄影作品照片|各校|每校6件|5月22日17:00|发至{BOX}"
    assert told(f"一、{PAPER}\n二、材料\n{head}{rows}") == []


def test_who_is_picked_out_of_a_class_is_no_second_number_of_it():
    assert told(f"1.{PAPER}\n2.研修班设四个班，每班40人。\n3.每班评出优秀学员4人。") == []


def test_what_a_letter_may_hold_is_no_number_of_papers():
    assert told(f"1.{PAPER}\n2.一封邮件可装几份材料。") == []
    assert told(f"1.{PAPER}\n2.每校报送照片若干张，4月3日17:00前发至{BOX}。") == ["count-missing"]


@pytest.mark.parametrize("days", ["10.19至10.23，", "11.2起"])
def test_a_day_with_a_point_is_no_number_of_an_item(days):
    assert "numbering-gap" not in told(f"{PAPER}\n{days}各校组织演练一次，王老师到校指导。")


def test_a_box_that_is_said_to_be_another_is_named():
    said = f"文中“专用邮箱”均指县教研室教研股邮箱{BOX}，“受理窗口”指一楼105室。"
    papers = "1.《研修计划》每校1份，3月27日17:00前发送至专用邮箱。\n2.《协议表》每校1份，3月27日17:00前送到受理窗口。"
    assert told(f"{said}\n{papers}") == []
    assert told(papers) == ["unnamed-channel"]


def test_what_is_closed_for_one_paper_is_not_for_its_form():
    case = f"交《游戏案例》，每园2篇，发到{BOX}，邮箱4月16日17:00停止接收。"
    form = "每园另交《案例申报表》1份，4月17日17:00前送县教育局415室。"
    assert told(f"{case}\n{form}", to="各幼儿园：") == []
    assert told(f"{case}\n《游戏案例》4月17日17:00前发到{BOX}。", to="各幼儿园：") == ["conflicting-dates"]


def test_the_answer_to_another_question_is_of_no_item_of_the_one_before():
    text = (
        f"问：学校要交什么？\n答：交下列材料，各1份，发到{BOX}：\n（1）《报名汇总表》，3月9日17:00截止；\n"
        "（2）《工作小结》，5月8日17:00截止。\n问：教师要交什么？\n答：每位参训教师要交2种材料，都上传到教研网个人空间。\n"
        "第一种是研修日志，共2篇。第1篇写前三周的学习，4月10日24:00截止；第2篇写后三周的学习，4月28日24:00截止。"
    )
    assert "conflicting-dates" not in told(text)


def test_a_school_whose_name_begins_so_is_no_word_for_all_teachers():
    school = f"每所学校要交4种材料，各1份，全部发到县教师进修学校邮箱{BOX}，3月20日17:00前。"
    teachers = "参训教师要交3种材料，都上传到教研网个人空间，3月27日17:00前。"
    assert "who-unclear" not in told(f"{school}\n每位{teachers}")


def test_what_is_handed_to_them_is_sent_by_nobody_else():
    text = (
        f"每位新教师写1篇《随笔》，3月27日17:00前由本人发至{BOX}。\n考核结果12月30日公布，合格证由中心直接发给新教师。"
    )
    assert "who-unclear" not in told(text)


def test_what_need_not_be_sent_in_needs_no_number():
    assert told(f"1.{PAPER}\n2.培训过程中的签到、课件、照片由学校建档保存，不须上交。") == []


@pytest.mark.parametrize(("way", "kinds"), [("在教研网“巡查”栏提交", []), ("上传", ["inclusive-unclear"])])
def test_what_is_done_on_a_site_on_a_friday_is_done_on_it(way, kinds):
    text = f"1.{PAPER}\n2.9月至12月，各校每月第二个星期五{way}《巡查表》1份到教研网。"
    assert [kind for kind in told(text) if kind == "inclusive-unclear"] == kinds


def test_the_day_of_a_quarter_is_a_day():
    listed = "".join(f"{n}.《材料{name}》每校1份，4月{n}日17:00前发至{BOX}。\n" for n, name in enumerate("甲乙丙丁", 7))
    quarter = "自第二季度起，各校在每季度第一个月的第二个星期五把《管理台账》1份传到教研网“台账”栏目。"
    assert "no-date" not in told(listed + quarter)


def test_two_names_are_told_at_the_later_one():
    table = (
        f"材料名称|份数|截止时间|报送方式\n《健康测试汇总表》|1份|4月30日17:00|发至{BOX}\n"
        f"《运动会报名表》|1份|5月12日17:00|发至{BOX}\n《工作总结》|1份|6月24日17:00|发至{BOX}\n"
    )
    assert told(f"{table}《健康测试统计表》按年级填写，由校长签字后扫描报送。").count("names-vary") <= 1


def test_a_refusal_is_of_one_of_several_papers():
    late = "3月27日17:00后送达的不予受理。"
    assert told(f"1.{PAPER}\n2.《计划》每校1份，于4月3日17:00前发至{BOX}。\n3.{late}") == []
    assert told(f"1.{PAPER}\n2.{late}") == ["conflicting-dates"]


@pytest.mark.parametrize(
    "said", ["待汇报课结束后适时传云岭教研网“新教师”栏", f"于学期末尽快发来，发至{BOX}", f"3月27日17:00前发至{BOX}"]
)
def test_what_goes_to_a_site_some_day_has_a_vague_day(said):
    vague = [] if "3月27日" in said else ["vague-word"]
    assert told(f"1.{PAPER}\n2.《汇报课教案》。新教师每人1份，{said}。") == vague
