"""Plain talk: 各站填名册, 各队写总结, 记入台账, 装入档案; which of it is a paper's name, and which only its verb."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年渠道管护工作的通知\n各有关单位：\n{text}\n县水利局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        f"各村、站填渠道巡查表，3月6日前{MAIL}。",
        f"查出的险段记入渠道巡查表，3月6日前{MAIL}。",
        f"巡完填渠道巡查表，一段一表，3月6日前{MAIL}。",
        f"由站长汇齐后写出渠道巡查表一份，3月6日前{MAIL}。",
        f"从今春的渠道巡查表中精选3份，3月6日前{MAIL}。",
        f"存在险工的村，即水利站书面列入险工名单的村，填写渠道巡查表，3月6日前{MAIL}。",
        f"渠道巡查表每站（所）2份，3月6日前{MAIL}。",
        f"一、渠道巡查表于3月6日前{MAIL}。\n二、入户记录装入用水户档案，由各站自行存档。",
        f"一、渠道巡查表于3月6日前{MAIL}。\n二、用水回执由组长收齐留底。巡查结果纳入年度考核。",
        f"一、渠道巡查表，文中插入险段照片4张，3月6日前{MAIL}。",
    ],
)
def test_a_paper_is_called_without_the_plain_verb_before_it(said: str) -> None:
    [(title, due)] = told(said)

    assert (title.removeprefix("今春的"), due) == ("渠道巡查表", "03-06")


@pytest.mark.parametrize("verb", ["写", "各写"])
def test_who_writes_is_no_part_of_the_name(verb: str) -> None:
    assert told(f"管护期满，每名队员{verb}管护总结一份，5月13日前{MAIL}。") == [("管护总结", "05-13")]


def test_part_one_and_two_are_no_paper() -> None:
    text = f"一、《巡查表》于3月6日前{MAIL}。\n二、报送方式\n第一、二部分所列各项材料，电子版{MAIL}。"

    assert told(text) == [("《巡查表》", "03-06")]


@pytest.mark.parametrize(
    "said",
    [
        "《巡查表》在3月6日17时以前发出。",
        "《巡查表》由各站办公室于3月6日前寄出，收件人为县水利局。",
        "《巡查表》：每站1份，3月6日前从本站公务邮箱发出，收件邮箱a@example.com。",
        "《巡查表》：纸质2份，3月6日前以EMS寄出。",
        "《巡查表》于3月6日前一并送出，送县水利局办公室。",
    ],
)
def test_what_is_sent_out_by_a_day_is_handed_in(said: str) -> None:
    [(title, due)] = told(said)

    assert (title, due and due[:5]) == ("《巡查表》", "03-06")


def test_what_the_office_sends_out_is_not_handed_in() -> None:
    assert told(f"《名单》在3月1日由我局发出，各站照此参会。《巡查表》于3月6日前{MAIL}。") == [("《巡查表》", "03-06")]


@pytest.mark.parametrize("marks", [("其一是", "其二是"), ("其一为", "其二为"), ("其一，", "其二，")])
def test_the_first_and_the_second_of_the_papers_are_items(marks: tuple[str, str]) -> None:
    text = (
        f"要交的文件有两种。\n{marks[0]}《巡查表》。每站一份，在3月6日17时以前送到县水利局办公室。\n"
        f"{marks[1]}《险段清单》。只有北站、南站要交，各一份，在3月9日17时以前由专人当面交给办公室。"
    )

    assert told(text) == [("《巡查表》", "03-06 17:00"), ("《险段清单》", "03-09 17:00")]


@pytest.mark.parametrize(
    "said",
    [
        "▲ 3月6日　各站每人交一份《巡查表》，由站长代发。",
        "各站每人写一份《巡查表》，3月6日前由站长代报县水利局。",
        "各站每人填一张《巡查表》，3月6日前由站长代填并发a@example.com。",
    ],
)
def test_what_another_sends_for_them_is_handed_in(said: str) -> None:
    assert told(said) == [("《巡查表》", "03-06")]


@pytest.mark.parametrize("to", ["听课教师", "家长", "每位学员", "全体代表"])
def test_what_is_handed_out_to_listeners_is_not_handed_in(to: str) -> None:
    text = (
        "2026年秋季学期送教、校本研修月历及有关材料的通知\n各校：\n▌先说三句话\n"
        "其一，凡标“▲”的，一律由教导处发邮件到jys@example.com。\n"
        "其三，专任教师不足5人的学校，校本研修的计划和总结并入所属中心小学，不单独交；其余各项照交。\n"
        "▌九月\n▲ 9月11日（星期五）　交《校本研修计划》，写清主题、时间、主讲人。\n"
        f"▌十一月\n○ 11月23日至12月4日　公开课展示，讲义不收，由授课教师现场发给{to}。\n县教研室\n2026年3月4日\n"
    )
    assert [(one.title, one.due) for one in draft(text).requirements] == [("《校本研修计划》", "09-11")]


def test_what_is_sent_to_a_teacher_by_name_is_handed_in() -> None:
    assert told("《巡查表》于3月6日前发给县水利局王老师。") == [("《巡查表》", "03-06")]
