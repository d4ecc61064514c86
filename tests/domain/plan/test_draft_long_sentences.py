"""Sentences that mix what the office does, what happens, what is kept, and what is handed in."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def days(text: str) -> list[tuple[str, str | None]]:
    found = draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n").requirements
    return [(one.title.strip("《》"), one.due) for one in found]


@pytest.mark.parametrize(
    "said",
    [
        "阅卷由县教研室统一组织，成绩公布后各校召开质量分析会，于5月11日17:00前将《质量分析报告》1份",
        "县教研室组织教师集体备课，每周三下午为教研时间，每校每学科于5月11日17:00前将《质量分析报告》2份",
        "县教师进修学校于4月23日举办培训，全体教师参加，每名参训教师撰写《质量分析报告》1篇，于5月11日17:00前",
        "县教研室于4月23日召开研讨会，会上由三所学校交流，三校应将《质量分析报告》各1份于5月11日17:00前",
        "公开课由县教研室统一安排，相关教师应在5月11日17:00前将《质量分析报告》1份",
    ],
)
def test_what_the_schools_owe_is_read_behind_what_the_office_does(said):
    assert days(f"{said}{MAIL}。") == [("质量分析报告", "05-11 17:00")]


def test_what_the_office_does_to_the_schools_is_asked_of_nobody():
    assert days("县教育局于5月11日前组织专家对各校材料进行审核，向各校反馈《评估意见》。") == []


@pytest.mark.parametrize(
    "kept", ["研讨的过程性记录由学校备查", "诵读文本以打印件形式留在学校备查，不需上报", "听课记录由各校自行存档"]
)
def test_what_is_kept_at_the_end_of_a_sentence_takes_nothing_from_what_is_owed(kept):
    assert days(f"每校于5月21日17:00前将《单元设计》2份上传至研修平台“备课”专栏，{kept}。") == [
        ("单元设计", "05-21 17:00")
    ]


def test_what_is_kept_by_those_who_collect_it_is_not_owed():
    text = "4月30日前，班主任将《一封信》发到每名学生家长手中，回执由家长签字后交班主任，在学校留存备查，不需上报。"
    assert days(text) == []


@pytest.mark.parametrize("hands", ["会上现场提交", "会上当场交", "在会上提交"])
def test_what_is_handed_in_at_a_meeting_is_owed_by_its_day(hands):
    text = f"4月16日14:30在县教育局四楼会议室召开领队会议，每校领队1人参加，{hands}参赛学生保险单复印件1份。"
    assert days(text) == [("参赛学生保险单复印件", "04-16 14:30")]


def test_what_stands_before_the_day_goes_with_what_is_sent_along():
    text = "每校择优推荐征文6篇，于6月5日17:00前与《征文汇总表》1份一并上传至教育云平台“读书季”栏目。"
    assert sorted(days(text)) == [("征文", "06-05 17:00"), ("征文汇总表", "06-05 17:00")]


def test_each_paper_of_a_reminder_has_its_own_day():
    first = f"培养对象撰写《发展规划》1份，于3月20日17:00前{MAIL}，所在学校于12月10日17:00前将《考核意见表》1份{MAIL}。"
    again = "再次强调两个节点：《发展规划》3月20日17:00前交齐，《考核意见表》12月10日交齐。"
    assert days(f"{first}\n{again}") == [("发展规划", "03-20 17:00"), ("考核意见表", "12-10 17:00")]


@pytest.mark.parametrize("told", ["联合教研视频每次1个", "联合教研视频3个参评", "联合教研视频每校2个"])
def test_how_many_and_what_for_is_no_part_of_a_name(told):
    assert days(f"各责任区组长园将{told}，于6月12日17:00前上传至研修平台。") == [("联合教研视频", "06-12 17:00")]


def test_a_report_and_the_form_that_recommends_it_are_both_owed():
    text = f"各校撰写经验材料1篇，连同《经验材料推荐表》1份，于6月12日17:00前{MAIL}。"
    assert sorted(days(text)) == [("经验材料", "06-12 17:00"), ("经验材料推荐表", "06-12 17:00")]


@pytest.mark.parametrize("numbers", ["1 2 4", "1 2 2", "1 3 4"])
def test_a_list_that_lost_count_is_one_list(numbers):
    papers = ["《注册申请表》一式2份；", "教师资格证书复印件1份；", "学时证明1份。"]
    listed = "".join(f"{n}.{paper}\n" for n, paper in zip(numbers.split(), papers, strict=True))
    told = days(f"教师向学校提交下列材料：\n{listed}以上材料于6月10日前送到县教育局205室。\n")
    assert [due for _, due in told] == ["06-10"] * 3


def test_numbers_of_a_sentence_over_its_list_are_those_of_that_list():
    first = "（一）学校材料\n1.《研训方案》\n2.读书沙龙材料，包内应有：\n（1）签到表；\n（2）主持人讲稿。\n"
    lead = "（二）教师材料\n全体教师将第1、2项材料，执教的教师将第3项材料，上传到进修学校网站个人中心。\n"
    listed = "1.研修合格证书；\n2.读书心得；\n3.公开课教案。\n材料提交截止时间：2026年5月11日17:00。\n"
    found = days(f"{first}材料1、2于3月13日前{MAIL}。\n{lead}{listed}")
    assert [title for title, due in found if due == "05-11 17:00"] == ["研修合格证书", "读书心得", "公开课教案"]
    assert "签到表" not in dict(found)


def test_a_table_of_one_cell_a_line_may_name_the_project_and_the_paper():
    head = "项目\n参加对象\n数量\n报送材料\n报送时间\n报送方式\n"
    rows = (
        "小发明\n小学学生\n每校2份\n《作品说明书》\n5月14日17:00前\n发送至邮箱cailiao@example.com\n"
        "科幻画\n初中学生\n每校3幅\n科幻绘画作品\n5月15日17:00前\n送至青少年活动中心201室\n"
    )
    assert days(f"各项目的报送安排如下表：\n{head}{rows}") == [
        ("作品说明书", "05-14 17:00"),
        ("科幻绘画作品", "05-15 17:00"),
    ]
