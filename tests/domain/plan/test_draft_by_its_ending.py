"""One word for many papers, and the end of a name for the whole: 年检材料, 自查表; and lists without marks."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"
LIST = (
    "一、年检程序\n各单位于3月25日17:00前将下列材料送政务大厅二楼窗口：\n"
    "1.《年检报告书》1份；\n2.《花名册》1份；\n3.2025年9月至2026年2月工作总结1份。\n"
)


def read(text: str, title: str = "关于做好2026年度年检工作的通知"):
    return draft(f"{title}\n各单位：\n{text}\n县教育局\n2026年3月2日\n")


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in read(text).requirements]


def test_the_word_for_all_papers_is_no_paper_beside_them():
    told = days(f"{LIST}二、有关要求\n年检材料务必于3月25日17:00前送齐，逾期不再受理。")
    assert [title for title, _ in told] == ["年检报告书", "花名册", "2026年2月工作总结"]
    assert {due for _, due in told} == {"03-25 17:00"}


def test_another_day_told_of_all_papers_leaves_their_day_to_a_person():
    found = read(f"{LIST}二、有关要求\n所有年检材料务必于3月27日17:00前送齐，逾期不再受理。")
    assert [one.title.strip("《》") for one in found.requirements][:2] == ["年检报告书", "花名册"]
    assert {one.due for one in found.requirements} == {None}
    assert {one.rivals for one in found.requirements} == {("3月27日17:00前",)}


def test_material_that_is_a_paper_keeps_its_own_day():
    told = days(f"{LIST}二、典型宣传\n各单位的先进事迹材料1份于4月3日17:00前{MAIL}。")
    assert told[-1] == ("先进事迹材料", "04-03 17:00")


def test_a_list_of_names_without_marks_is_read_as_a_list():
    text = (
        "一、申报\n申报时间：3月16日至4月17日。\n申报材料：\n《申请书》，一式2份；\n2025年度审计报告复印件，1份；\n"
        "主导产品说明，1份。\n以上材料由申报单位送局办公室。"
    )
    assert days(text) == [
        ("申请书", "04-17"),
        ("2025年度审计报告复印件", "04-17"),
        ("主导产品说明", "04-17"),
    ]


def test_sentences_below_a_colon_are_no_list_of_names():
    text = f"一、要求\n各单位要注意以下几点：\n要高度重视；\n要按时报送。\n《自查表》1份于3月20日17:00前{MAIL}。"
    assert days(text) == [("自查表", "03-20 17:00")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "一、自查\n各单位逐项检查，填写《安全自查表》1份。\n自查表由负责人签字，3月20日17:00前送教育局302室。",
            "03-20 17:00",
        ),
        (
            "一、备案\n1.各单位于3月23日17:00前将《安全自查表》1份送教育局302室。\n二、要求\n"
            "1.自查表须用A4纸打印，由负责人签字，务必于3月20日17:00前送达。",
            None,
        ),
    ],
)
def test_the_end_of_a_marked_name_is_the_paper_itself(text, due):
    assert days(text) == [("安全自查表", due)]


def test_the_end_of_two_marked_names_is_neither():
    text = (
        f"一、自查\n1.小学填写《消防自查表》1份，3月20日17:00前{MAIL}。\n2.中学填写《用电自查表》1份，"
        f"3月24日17:00前{MAIL}。\n二、要求\n1.自查表由校长签字。"
    )
    assert days(text) == [("消防自查表", "03-20 17:00"), ("用电自查表", "03-24 17:00")]


def test_one_paper_of_each_half_year_is_owed_twice():
    text = (
        "一、材料报送\n（一）上半年预审材料：发展对象档案每人1卷，于5月20日17:00前送组织科（612室）。\n"
        "（二）下半年预审材料：发展对象档案每人1卷，于10月21日17:00前送组织科（612室）。"
    )
    assert days(text) == [("发展对象档案", "05-20 17:00"), ("发展对象档案", "10-21 17:00")]


def test_the_spring_and_the_autumn_one_are_the_marked_paper_by_two_days():
    text = (
        "一、材料上报\n1.《结业名册》（附件2），春季名册、秋季名册各1份，春季名册于6月6日17:00前、"
        "秋季名册于10月10日17:00前送教育局108室。"
    )
    assert days(text) == [("结业名册", "06-06 17:00"), ("结业名册", "10-10 17:00")]
