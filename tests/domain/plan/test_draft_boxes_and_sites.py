"""Archives with their parts, columns of a site, days by turns and by months, as training schools write them."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.party import Stage

ADDRESS = "cailiao@example.com"


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n").requirements


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in read(text)]


@pytest.mark.parametrize("holds", ["压缩包内含下列三项：", "内有：", "压缩包须包括以下内容：", "里面应装有："])
def test_what_an_archive_holds_is_no_paper_beside_it(holds):
    text = f"1.《研训计划》，3月13日前上传。\n2.“走进课堂”听课材料压缩包，每校1个，5月12日17:00前上传。{holds}\n"
    assert days(f"{text}（1）签到表；\n（2）授课教案；\n（3）评课记录。\n") == [
        ("研训计划", "03-13"),
        ("“走进课堂”听课材料压缩包", "05-12 17:00"),
    ]


def test_an_archive_told_in_a_list_is_one_paper_by_the_day_of_its_number():
    listed = "（1）《活动计划》1份\n（2）“互听互评”材料压缩包1个，内有签到簿、评课记录\n（3）学期总结1份\n"
    told = f"上报要求：材料（1）于3月20日前发至{ADDRESS}；材料（2）于5月8日前上传到研培网“学校班级”；"
    assert days(f"各校上报：\n{listed}{told}材料（3）于6月26日前发至{ADDRESS}。\n") == [
        ("活动计划", "03-20"),
        ("“互听互评”材料压缩包", "05-08"),
        ("学期总结", "06-26"),
    ]


@pytest.mark.parametrize("column", ["的个人文章", "的学校班级", "个人文集", "教师园地"])
def test_a_part_of_the_site_is_told_for_all_of_a_section(column):
    text = f"三、教师要交的材料\n本部分材料传到“研修平台”{column}，每位教师各自上传。\n"
    found = read(
        f"{text}（一）教学设计：每人1篇，4月24日18:00前上传。\n（二）培训体会：每人1篇，5月21日18:00前上传。\n"
    )
    assert [(one.title, one.due) for one in found] == [("教学设计", "04-24 18:00"), ("培训体会", "05-21 18:00")]


@pytest.mark.parametrize(
    "lead", ["各校应报下列材料，均发送至本学段邮箱。", "教师应交下列材料，均发布在“教研在线”网站的个人文章栏目。"]
)
def test_a_sentence_that_leads_a_list_is_no_paper(lead):
    text = (
        f"{lead}\n１．教研方案１份，于４月１６日１７：００前报送。\n２．课后反思１篇，于５月２２日１７：００前发布。\n"
    )
    assert days(text) == [("教研方案", "04-16 17:00"), ("课后反思", "05-22 17:00")]


def test_months_in_the_column_of_numbers_are_those_of_the_day():
    rows = "1\n研修计划\n1份\n3月13日\n网站\n2\n研讨纪要\n三月至六月每月1份\n当月最后一个工作日\n网站\n"
    rows += "3\n小结\n1份\n6月5日\n网站\n"
    found = dict(days(f"序号\n材料名称\n份数\n截止时间\n交到\n{rows}"))
    assert found["研讨纪要"] == "rrule:FREQ=MONTHLY;BYMONTH=3,4,5,6;BYMONTHDAY=-1"


def test_a_weekday_of_the_month_behind_is_a_rule():
    text = f"1.各月主题小结，3月至5月每月一份，于次月第二个星期五前发至{ADDRESS}。\n"
    assert days(text) == [("各月主题小结", "second friday of 4-6")]


def test_a_weekday_of_the_month_behind_may_fall_into_the_year_after():
    text = f"1.主题小结，九月至十二月每月一份，于次月第二个星期五前发至{ADDRESS}。\n"
    assert days(text) == [("主题小结", "second friday of 10-12"), ("主题小结", "next 01-08")]


@pytest.mark.parametrize("ahead", ["", "不少于4000字，", "每人2份，不少于4000字，"])
def test_two_groups_hand_in_one_paper_by_two_days(ahead):
    text = f"（四）诊断报告。{ahead}高中校长于5月21日17:00前、初中和小学校长于5月28日17:00前送县培训中心608室。"
    assert days(text) == [("诊断报告", "05-21 17:00"), ("诊断报告", "05-28 17:00")]


def test_what_is_made_by_a_day_and_then_counted_is_owed():
    text = "二、分月安排\n４月：\n（１）各县局制定“质量月”活动方案，于４月２３日１７：００前报送，１份。\n"
    text += "（２）各中心编制可转化专利目录，于４月２８日１７：００前报送，１份。\n"
    assert days(text) == [("“质量月”活动方案", "04-23 17:00"), ("可转化专利目录", "04-28 17:00")]


def test_what_a_shop_brings_to_the_schools_is_owed_by_nobody():
    assert not days("4.发放。4月24日至4月30日，新华书店将教材配送到校。")


@pytest.mark.parametrize("label", ["提交单位", "报送学校", "上报主体"])
def test_a_label_tells_who_hands_in_the_rows_below_it(label):
    table = f"材料 | 数量 | 提交日 | 提交到\n方案 | 1份 | 2026年4月17日 | 邮箱 {ADDRESS}\n"
    table += f"总结 | 1份 | 2026年6月19日 | 邮箱 {ADDRESS}\n"
    found = read(f"一、园校的材料\n{label}：各小学、各公办幼儿园。\n{table}二、说明\n")
    assert [one.stages for one in found] == [(Stage.PRIMARY, Stage.KINDERGARTEN)] * 2


def test_a_place_told_for_one_part_is_not_that_of_the_other():
    text = "四、材料\n（一）学校材料\n1.《花名册》，3月13日17:00前报送。\n"
    text += "（二）教师材料\n1.心得体会，4月3日17:00前上传。\n"
    ways = f"五、方式\n1.学校材料发送至{ADDRESS}。\n2.教师材料上传到“研修网”平台。\n"
    assert [one.channels for one in read(f"{text}{ways}")] == [("mailbox",), ("“研修网”平台",)]


def test_what_is_also_printed_goes_to_both_places():
    text = "1.《应急预案》一式两份，4月3日前报送。\n2.《台账》，4月10日前报送。\n"
    ways = f"以上应报送的材料，电子版均发送至{ADDRESS}；其中《应急预案》另将纸质件送至县应急局305室。\n"
    assert [one.channels for one in read(f"{text}{ways}")] == [("mailbox", "县应急局305室"), ("mailbox",)]


def test_a_form_of_the_attachments_is_asked_for_where_it_is_filled_in():
    text = f"（一）学生信息表\n各校填写附件1，于3月13日前发送至{ADDRESS}。\n附件：1.学生信息表\n2.考场图\n"
    assert [(one.title, one.line) for one in read(text)] == [("学生信息表", 4)]


def test_kinds_of_units_under_a_paper_have_each_their_day():
    table = "类别　　报送截止日期　　份数\n社会团体　　2026年5月15日　　1份\n民办机构　　2026年5月29日　　1份\n"
    assert days(f"（一）年度报告书。每家1份，分两批报送：\n{table}（二）审计报告。每家1份，6月12日前报送。\n") == [
        ("年度报告书", "05-15"),
        ("年度报告书", "05-29"),
        ("审计报告", "06-12"),
    ]


@pytest.mark.parametrize("moved", ["现调整为", "现延长至", "现推迟到"])
def test_a_day_that_another_circular_told_of_a_paper_no_longer_holds(moved):
    text = f"原通知规定《申报书》于2026年4月3日前报送，{moved}2026年4月17日（星期五）前报送，原时间作废。"
    assert days(text) == [("申报书", "04-17")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.各队从中选10张作为现场影像资料，于4月10日前上传到“云盘”平台。", [("现场影像资料", "04-10")]),
        ("1.同课异构课例集按学科编排，于6月5日前报送。", [("同课异构课例集", "06-05")]),
        ("1.摸底汇总表1份，于4月10日前报送。", [("摸底汇总表", "04-10")]),
        ("（四）传承活动照片。每个项目20张，4月17日前上传前述“云上非遗”平台。", [("传承活动照片", "04-17")]),
        ("1.初审。2026年4月21日至4月24日，市教科所审核申报资格。", []),
        ("1.各村于4月24日前报送《考勤表》1份，补助按此表发放。", [("考勤表", "04-24")]),
    ],
)
def test_a_name_is_cut_where_the_clerk_goes_on(text, found):
    assert days(text) == found


def test_numbers_above_their_own_list_speak_of_that_list():
    school = "（一）学校材料（由小学、初中报送，高中、幼儿园不报）\n1.《活动计划》\n2.《成员信息表》\n"
    told = f"相关要求：材料1—2于3月13日17:00前发至{ADDRESS}。\n"
    teacher = "（二）教师材料\n以下材料由教师上传到云岭教师进修网个人中心。其中材料1、2由全体教师提交。\n"
    teacher += "1.研修电子证书；\n2.学习心得体会，1000字以上。\n"
    found = read(f"{school}{told}{teacher}材料提交截止时间：2026年5月15日。\n")
    assert [(one.party.value, one.stages) for one in found] == [
        ("school", (Stage.JUNIOR, Stage.PRIMARY)),
        ("school", (Stage.JUNIOR, Stage.PRIMARY)),
        ("teacher", None),
        ("teacher", None),
    ]


def test_a_sentence_over_a_list_says_where_its_papers_go():
    text = "第五条 教师材料由本人上传至“研训网”平台，具体如下：\n"
    text += "（1）教学设计1份，5月29日前上传；\n（2）教学反思1篇，6月5日前上传。\n"
    assert [one.channels for one in read(text)] == [("“研训网”平台",)] * 2


def test_a_list_of_what_is_checked_is_no_list_of_papers():
    text = "二、检查内容\n（一）责任制落实情况；\n（二）库房安全情况。\n三、步骤\n"
    text += "（一）目录移交阶段。各单位移交《归档目录》，纸质2份。"
    assert days(f"{text}各乡镇于5月15日前移交，县直单位于5月22日前移交。\n") == [
        ("归档目录", "05-15"),
        ("归档目录", "05-22"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("③ 评选小结（每校1份）：2026年11月19日前（含11月19日），发送到上述邮箱。", [("评选小结", "11-19")]),
        ("（4）自愿参赛责任书每人1份，须本人签字，3月30日18:00截止。", [("自愿参赛责任书", "03-30 18:00")]),
        ("4　整改报告　被抽查单位　1份　5月22日（星期五）", [("整改报告", "05-22")]),
    ],
)
def test_one_day_told_twice_is_one_paper_and_words_within_names_are_names(text, found):
    assert days(f"1.报送材料如下：\n{text}") == found


@pytest.mark.parametrize(
    ("place", "channel"),
    [
        ("“研修网”（网址：http://yanxiu.example.com）的“校本研修”栏目", "“研修网”“校本研修”栏目"),
        ("“安全云”平台（https://anquan.example.com）本企业目录", "“安全云”平台本企业目录"),
    ],
)
def test_the_address_of_a_site_does_not_part_it_from_its_column(place, channel):
    assert [one.channels for one in read(f"1.《计划》于3月13日前上传{place}。")] == [(channel,)]


def test_the_same_column_is_the_one_before():
    told = "材料1于3月13日前上传到县进修学校网站“校本研修”栏目；材料2于4月24日前上传到同一栏目。"
    assert len({one.channels for one in read(f"1.《计划》\n2.《总结》\n相关要求：{told}")}) == 1


def test_a_lesson_that_is_filmed_is_owed_as_the_film():
    text = "（三）课例视频。各校推荐参加展评的课例，录制为四十五分钟以内的视频，3月11日17时前刻录光盘，送教研部。"
    assert days(text) == [("课例视频", "03-11 17:00")]


def test_records_that_are_only_checked_are_no_paper():
    assert days("（一）教师申请。3月2日至3月5日，教师登录“学时平台”填写个人信息，核对已有记录。") == []


@pytest.mark.parametrize("each", ["每次打一个压缩包", "每次一个档案袋", "每节打包"])
def test_sessions_that_are_packed_one_by_one_are_counted_by_stage(each):
    text = f"1.《听课活动档案》。初中每校共15次，小学每校共11次，{each}。\n2.《工作总结》\n"
    told = "相关要求：材料1于5月8日17:00前上传到“研训网”平台；材料2于6月26日17:00前上传到“研训网”平台。\n"
    archive = next(one for one in read(f"{text}{told}") if "档案" in one.title)
    assert archive.count == {Stage.JUNIOR: 15, Stage.PRIMARY: 11}
