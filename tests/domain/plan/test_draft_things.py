"""What may be a paper's name: it ends in a thing to hand in; what is only held, kept, read or done is none."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.things import is_asked_for, is_thing, up_to_thing
from tasks.domain.plan.drafting.papers.not_owed.well_named import why_no_paper
from tasks.domain.plan.drafting.papers.owed import Owed

MAIL = "发送至邮箱cailiao@example.com"


def drafted(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n")


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in drafted(text).requirements]


@pytest.mark.parametrize(
    "name",
    [
        "年度工作计划",
        "登记表（附件2）",
        "“推门听课”教案",
        "观摩随感",
        "统计年报",
        "《登记表》的电子版",
        "校历",
        "加入研培班级",
    ],
)
def test_a_name_that_ends_in_a_thing_may_be_a_papers(name):
    assert is_thing(name)


@pytest.mark.parametrize(
    "name", ["时间和地点", "“师训网”学校页面", "县直各部门", "社会团体", "资格", "专家代表", "教材配", "微信"]
)
def test_a_place_a_unit_or_an_act_is_no_thing_to_hand_in(name):
    assert not is_thing(name)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("课例视频提交截止", "课例视频"),
        ("《花名册》纸质2份,送教育股208室", "《花名册》"),
        ("编制演练计划表报市应急管理局", "演练计划表"),
        ("听课记录", "听课记录"),
        ("时间和地点", "时间和地点"),
    ],
)
def test_a_name_that_goes_on_behind_its_thing_is_cut_there(name, thing):
    assert up_to_thing(name) == thing


@pytest.mark.parametrize("text", ["布艺花灯每班2盏", "报送布艺花灯(限校内制作)3盏", "各班把布艺花灯交到美术组"])
def test_a_thing_of_no_known_kind_is_one_where_it_is_counted_or_handed_over(text):
    assert not is_thing("布艺花灯")
    assert is_asked_for("布艺花灯", [text])


def test_a_thing_that_is_only_spoken_of_is_asked_for_nowhere():
    assert not is_asked_for("布艺花灯", ["五月制作布艺花灯", "把布艺花灯发展成特色"])


@pytest.mark.parametrize("name", ["县直各部门", "时间和地点", "“师训网”学校页面", "资格"])
def test_what_no_paper_can_be_called_is_left_to_a_person(name):
    line = Line(1, name, name, name)
    assert "不像是材料的名称" in why_no_paper(Owed(name, line, When(0, 0, "", "05-12")))


def test_a_group_under_the_heading_of_a_paper_owes_that_paper():
    text = f"一、统计年报\n工业组3月20日前、商贸组3月24日前{MAIL}。"
    assert days(text) == [("统计年报", "03-20"), ("统计年报", "03-24")]


@pytest.mark.parametrize("holds", ["包括", "内含", "，含", "，每节包括"])
def test_what_a_lesson_or_a_volume_holds_is_no_paper_beside_it(holds):
    text = f"请每校推选优秀课例1节，{holds.lstrip('，')}教学设计1份、课件1份、课堂实录1个，于5月14日17:00前{MAIL}。"
    assert days(text) == [("优秀课例", "05-14 17:00")]


def test_what_an_item_of_a_list_holds_is_no_paper_beside_it():
    listed = "1.研究报告；\n2.成果汇编，含论文、课例及证书复印件；\n3.说课材料。每校每学科2份，每份包括说课稿和录像。\n"
    assert days(f"{listed}材料1—3于5月14日17:00前{MAIL}。") == [
        ("研究报告", "05-14 17:00"),
        ("成果汇编", "05-14 17:00"),
        ("说课材料", "05-14 17:00"),
    ]


def test_the_papers_that_material_has_to_hold_are_owed_themselves():
    text = f"申报材料须包含推荐表、推荐意见和事迹简介，于5月14日前{MAIL}。"
    assert [title for title, _ in days(text)] == ["推荐表", "推荐意见", "事迹简介"]


@pytest.mark.parametrize(
    "said",
    [
        "全体教师共读《给教师的建议》，每人撰写《读书心得》1篇",
        "学生成绩记入综合素质档案，学校填写《读书心得》1篇",
        "学校与家长签订的《安全责任书》由学校存档，各校撰写《读书心得》1篇",
        "平时做好读书笔记，每人撰写《读书心得》1篇",
    ],
)
def test_what_is_read_signed_or_put_on_file_is_not_handed_in(said):
    assert days(f"{said}，于6月8日17:00前{MAIL}。") == [("读书心得", "06-08 17:00")]


def test_a_form_of_which_one_copy_is_kept_is_handed_in():
    text = f"《安全责任书》由学校存档一份，另一份于6月8日前{MAIL}。"
    assert days(text) == [("安全责任书", "06-08")]


def test_what_another_paper_must_have_annexed_is_none_beside_it():
    text = f"各校于4月30日前将《考生名册》《免考申请表》各1份{MAIL}，免考申请表应附县级医院诊断证明。"
    assert days(text) == [("考生名册", "04-30"), ("免考申请表", "04-30")]


@pytest.mark.parametrize("said", ["签约信息录入卫生信息系统，不得虚报。", "检查数据录入“食安云”平台，使用同一账号。"])
def test_what_is_entered_as_it_comes_and_by_no_day_is_not_drafted(said):
    found = drafted(f"各校于3月12日前将《活动计划》{MAIL}。\n{said}")

    assert [one.title for one in found.requirements] == ["《活动计划》"]


def test_data_that_are_entered_by_a_day_are_owed():
    assert ("体检数据", "04-10") in days("各校于4月10日前将体检数据录入学生健康平台。")


@pytest.mark.parametrize("works", ["教师作品", "学生作品"])
def test_whose_works_they_are_is_a_part_of_their_name(works):
    text = (
        f"（一）《方案》于3月12日前{MAIL}。\n（二）{works}由学校统一送交，每校3件，于4月16日前送至县青少年宫二楼教室。"
    )
    assert days(text)[1] == (works, "04-16")


def test_each_of_several_papers_that_are_packed_into_one_file_is_owed():
    text = f"课后把教学设计、课件、课堂实录各1份于5月29日17:00前打包{MAIL}。"
    assert [title for title, _ in days(text)] == ["教学设计", "课件", "课堂实录"]


def test_works_and_their_form_in_one_file_are_two_papers():
    text = f"各校将学生科技作品连同《学生科技作品登记表》1份打成一个压缩包，于5月8日前{MAIL}。"
    assert days(text) == [("学生科技作品", "05-08"), ("学生科技作品登记表", "05-08")]


def test_works_that_are_as_told_before_keep_the_name_they_were_told_by():
    said = "每校选送经典诵读作品2个。作品为MP4格式的视频，每个3至5分钟，"
    assert days(f"1.作品上传。{said}于5月14日前{MAIL}。") == [("经典诵读作品", "05-14")]


def test_the_days_of_the_holidays_are_those_of_no_paper():
    text = f"（一）各校制定《校级初赛方案》，于四月十七日17时前{MAIL}，每校1份。暑假自七月十五日起至八月三十一日止。"
    assert days(text) == [("校级初赛方案", "04-17 17:00")]


def test_a_table_of_what_stays_asks_for_nothing():
    sent = f"一、报送材料\n《活动方案》于3月20日17:00前{MAIL}。\n"
    kept = "二、留存材料\n下表所列材料由各单位归档，留存备查，不需报送。\n"
    rows = "材料名称|留存单位|保存期限\n签到表|各校|2年\n笔记|各校|1年\n"
    assert days(sent + kept + rows) == [("活动方案", "03-20 17:00")]


def test_a_row_that_stays_is_none_of_a_table_of_papers():
    head = "序号 | 材料 | 数量 | 截止时间 | 报送方式\n"
    rows = f"1 | 《送教计划》 | 每校1份 | 3月20日17:00 | {MAIL}\n2 | 听课签到簿 | 每场1份 | — | 学校留存备查\n"
    assert days(f"材料报送如下表：\n{head}{rows}") == [("送教计划", "03-20 17:00")]


@pytest.mark.parametrize(
    "said",
    [
        "教研培训中心据此编印开放周手册",
        "县教研室次月上旬编发简报",
        "课例集按学科编排并附目录",
    ],
)
def test_what_an_office_makes_of_it_or_it_has_annexed_is_no_paper(said):
    assert days(f"各校于3月20日17:00前将《课例集》1册{MAIL}，{said}。") == [("课例集", "03-20 17:00")]


def test_a_new_version_is_called_as_what_it_revises():
    assert days(f"各校修订《实施细则》，于3月20日17:00前将修订稿1份{MAIL}。") == [("实施细则", "03-20 17:00")]


@pytest.mark.parametrize("said", ["写明共读书目、阅读时间和负责人", "收入开课教师的反思", "每校推荐1项成果"])
def test_what_it_says_and_whom_it_is_for_is_no_paper(said):
    text = f"各校结合实际制订《读书计划》，{said}，于3月20日17:00前{MAIL}。"
    assert [title for title, _ in days(text)] == ["读书计划"]


def test_an_analysis_that_is_undertaken_for_a_plan_is_no_paper():
    text = f"各校开展校情分析，编制《信息化规划》，于3月20日17:00前{MAIL}。"
    assert days(text) == [("信息化规划", "03-20 17:00")]


def test_the_chosen_ones_are_called_as_their_item():
    chosen = "（二）学生研学手册。每校选送优秀研学手册10本，于5月15日17:00前送至县教育局306室。"
    assert days(f"（一）《方案》于3月20日前{MAIL}。\n{chosen}")[1] == ("学生研学手册", "05-15 17:00")


def test_what_is_given_out_at_a_meeting_has_no_day():
    text = f"听课日程于10月13日在启动会上发放。\n各校制定《活动方案》1份，写明听课日程，于9月25日17:00前{MAIL}。"
    assert days(text) == [("活动方案", "09-25 17:00")]


def test_a_proof_of_income_is_a_paper():
    text = f"申请救助的家庭将收入证明、户口簿复印件各1份，于3月20日17:00前{MAIL}。"
    assert [title for title, _ in days(text)] == ["收入证明", "户口簿复印件"]
