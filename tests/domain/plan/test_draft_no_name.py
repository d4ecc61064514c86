"""What a draft would have called a paper, and is no paper's name: it goes to a person, and is never invented."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.not_owed.clauses import without_verb
from tasks.domain.plan.drafting.papers.not_owed.well_named import why_no_paper
from tasks.domain.plan.drafting.papers.owed import Owed

ADDRESS = "cailiao@example.com"
PAPER = f"1.《自查表》每校1份，于3月20日17:00前发送至{ADDRESS}。"


def owed(name: str, *, dated: bool = False) -> Owed:
    line = Line(1, name, name, name)
    return Owed(name, line, When(0, 0, "", "03-20") if dated else None)


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n")


@pytest.mark.parametrize(
    "text",
    [
        "2.参评人员从事所报学科教学满三年（截至2025年12月31日）。",
        f"2.各校每月1份，报3月、4月、5月三个月的情况，于次月5日17:00前发送至{ADDRESS}。",
        f"2.教师于3月27日17:00前上传结业证书照片，每本证书1张，发送至{ADDRESS}。",
        f"2.各校不必为检查添置材料，于3月27日17:00前发送至{ADDRESS}。",
        f"2.凭教研室发出的通知书于3月27日17:00前发送至{ADDRESS}。",
        "2.考核结果报县教育局人事股。",
        f"2.甲种材料于3月27日17:00前发送至{ADDRESS}。",
    ],
)
def test_a_piece_of_a_sentence_is_no_paper(text):
    titles = [one.title for one in read(f"{PAPER}\n{text}").requirements]
    assert set(titles) <= {"《自查表》", "结业证书照片"}
    assert "《自查表》" in titles


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("报复赛教师推荐汇总表", "复赛教师推荐汇总表"),
        ("提交教学设计", "教学设计"),
        ("上传课堂实录视频", "课堂实录视频"),
        ("报名表", "报名表"),
        ("报告书", "报告书"),
        ("报废资产清单", "报废资产清单"),
        ("上报", "上报"),
        ("《上报材料清单》", "《上报材料清单》"),
    ],
)
def test_a_name_is_told_without_the_verb_that_came_with_it(written, name):
    assert without_verb(written) == name


def test_papers_told_as_three_things_in_a_row_are_three():
    text = f"1.于3月20日17:00前向{ADDRESS}报送三样材料：《自查表》每校1份，《责任书》每校1份，《联系人名单》每校1份。"
    assert [one.title for one in read(text).requirements] == ["《自查表》", "《责任书》", "《联系人名单》"]


def test_a_quota_told_below_is_no_list_of_papers_below():
    text = f"一、《信息表》。每校1份，截止时间为3月13日17:00，发送至{ADDRESS}。\n"
    text += f"二、《推荐表》。每校1份，按下列名额推荐，截止时间为3月20日17:00，发送至{ADDRESS}。\n"
    text += "各校名额（人）\n学校\t语文\t数学\n第一小学\t2\t1"
    assert [(one.title, one.due) for one in read(text).requirements] == [
        ("《信息表》", "03-13 17:00"),
        ("《推荐表》", "03-20 17:00"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "做好宣传总结",
        "公布评选结果",
        "亲自校对清单",
        "逾期不收表册",
        "要用放大试卷",
        "随样品附单",
        "用的",
        "县科协将于年底印发汇编",
        "第一小学登录县教师网",
        "门卫凭出入单",
        "更新入住学生信息",
        "推进控辍保学整治",
        "上报时间延长",
        "班主任工作坊",
        "教材编写会",
        "报名后确",
        "当年",
        "自愿投稿者每人限",
        "Excel版",
        "代表团指定一人记录",
    ],
)
def test_what_begins_goes_on_or_ends_as_a_sentence_does_is_no_name(name):
    assert why_no_paper(owed(name)) == "不像是材料的名称，没有列入"


@pytest.mark.parametrize(
    "name",
    [
        "推进会发言稿",
        "自行监测方案",
        "要素登记表",
        "随笔",
        "可研报告",
        "需求清单",
        "领取登记表",
        "发放花名册",
        "汇编材料",
        "登录账号表",
        "整治情况表",
        "自我鉴定",
        "还款计划",
        "带头人推荐表",
        "举办者变更申请表",
        "贴息申请表",
        "已建项目清单",
        "《推进教育整治》",
        "“用的”",
        "手抄报",
        "学时录入",
        "营业执照复印件",
        "科技小制作",
        "联络员手机号码",
    ],
)
def test_a_name_that_only_looks_like_one_is_a_papers(name):
    assert not why_no_paper(owed(name, dated=True))


def test_materials_without_a_day_sum_up_what_was_told_and_those_with_a_day_are_owed():
    assert "合称" in why_no_paper(owed("教研材料"))
    assert not why_no_paper(owed("教研材料", dated=True))
    assert not why_no_paper(owed("校长事迹材料"))


def test_what_is_no_name_is_left_to_a_person_with_its_line_and_why():
    drafted = read(f"{PAPER}\n2.各校先行自评数据，于3月27日17:00前发送至{ADDRESS}。")
    assert [one.title for one in drafted.requirements] == ["《自查表》"]
    assert [(one.line, one.why) for one in drafted.unread if one.quote == "先行自评数据"] == [
        (4, "不像是材料的名称，没有列入")
    ]


def test_the_circulars_topic_names_no_paper_beside_those_that_it_asks_for_by_name():
    asked = f"2.活动期间，欢迎教职工拍摄。自愿投稿者每人限5幅，组照按1幅计，3月27日前发至{ADDRESS}。"
    drafted = draft(f"关于举行2026年教职工登山比赛的通知\n各学校：\n{PAPER}\n{asked}\n县教育局\n2026年3月2日\n")
    assert [one.title for one in drafted.requirements] == ["《自查表》"]
    assert "有期限，但看不出交什么" in [one.why for one in drafted.unread if one.line == 4]


def test_a_number_of_signs_in_brackets_is_no_room():
    text = "1.于3月20日前报送《选手报名表》，每名选手同时报送成长故事1篇（1500字至2000字）。\n"
    text += f"2.以上材料统一发至{ADDRESS}。"
    assert {channel for one in read(text).requirements for channel in one.channels or ()} == {"mailbox"}
