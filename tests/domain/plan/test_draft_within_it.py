"""What goes into a paper, what is only summed up, and what a form is filled in by: none of it is drafted."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至cailiao@example.com。"


def drafted(text: str) -> dict[str, str | None]:
    whole = f"关于报送材料的通知\n各单位：\n{text}\n县农业农村局\n2026年3月2日\n"
    return {one.title: one.due for one in draft(whole).requirements}


@pytest.mark.parametrize(
    "said",
    [
        "文内插施工前后对比照片，每处2张",
        "正文中穿插现场照片4张",
        "文后贴现场照片4张",
        "报告中配现场照片4张",
        "把签到表扫描件和现场照片（三张）附在报告之后",
        "将验收单粘贴在报告末页",
        "对照名单填写",
        "参照填表说明如实填写",
    ],
)
def test_what_stands_in_the_paper_or_leads_its_writer_is_no_other_paper(said):
    assert drafted(f"写出《管护报告》1份，{said}，于3月20日前{MAIL}") == {"《管护报告》": "03-20"}


@pytest.mark.parametrize(
    "said",
    ["对本次春耕保障作全面总结", "对一年来的工作做系统总结", "对存在问题作深入分析", "对照标准自评"],
)
def test_what_one_sums_up_or_weighs_is_no_paper(said):
    text = f"各站应{said}，形成《保障报告》1份，于3月20日前{MAIL}"
    assert drafted(text) == {"《保障报告》": "03-20"}
    assert "对口帮扶总结" in drafted(f"各校对口帮扶总结于3月20日前{MAIL}")
    assert "对照检查材料" in drafted(f"各校的对照检查材料于3月20日前{MAIL}")


@pytest.mark.parametrize("entered", ["逐条记入", "及时登入", "汇入"])
def test_what_things_are_entered_in_goes_with_both_papers(entered):
    text = f"各站如实填写《自查表》；查出问题的，{entered}《问题台账》。两份表每站各1份，于3月20日前{MAIL}"
    assert drafted(text) == {"《自查表》": "03-20", "《问题台账》": "03-20"}


def test_that_day_and_the_day_of_another_paper_are_days():
    text = (
        "请登录“年报平台”填写《年报书》，4月10日前在平台提交，由县局在线审核，4月20日前审完。"
        "上年度的审计报告也在这一天前上传到同一平台，每社一份。\n"
        "审核通过以后，把《年报书》从平台打印出来，一式两份，4月24日前送财务股。\n"
        "合作社另交《收支表》一份，交表日期与审计报告相同。"
    )
    found = [(one.title, one.due) for one in draft(f"通知\n各社：\n{text}\n县局\n2026年3月2日\n").requirements]
    assert sorted(found) == [
        ("《年报书》", "04-10"),
        ("《年报书》", "04-24"),
        ("《收支表》", "04-10"),
        ("上年度的审计报告", "04-10"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "与《种植计划》同一天交",
        "与计划同日报",
        "随计划一起报",
        "跟《种植计划》一块儿交",
        "和前一项同一天交来",
        "期限与第1项相同",
        "上交日期与《种植计划》一样",
    ],
)
def test_what_goes_on_the_day_of_another_has_that_day(said):
    text = f"1.《种植计划》每站1份，3月20日前交。\n2.《农户名册》每站1份，{said}。"
    assert drafted(text) == {"《种植计划》": "03-20", "《农户名册》": "03-20"}


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("申报2026年度县级示范社。自愿申报，申报的填写《示范社申报书》，每社1份", "《示范社申报书》"),
        ("申报示范岗。申报者填写《示范岗申报表》，每站1份", "《示范岗申报表》"),
        ("报名参加技能赛。报名填写《参赛报名表》，每站1份", "《参赛报名表》"),
    ],
)
def test_who_applies_by_a_day_hands_in_the_form_by_it(said, paper):
    assert drafted(f"3月20日前，{said}，{MAIL}") == {paper: "03-20"}


@pytest.mark.parametrize("thing", ["田块设计", "剪纸", "乡土教具"])
def test_a_thing_that_is_handed_up_is_called_by_its_own_name(thing):
    assert drafted(f"各站上交{thing}2件，3月20日前上交，逾期不参评。") == {thing: "03-20"}
