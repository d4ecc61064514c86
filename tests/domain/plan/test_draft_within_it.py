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


@pytest.mark.parametrize(
    "said",
    [
        "将《巡田记录表》连同其中一份农户材料",
        "除周报表以外只报一份材料：将《巡田记录表》",
        "1.交清会费。各站3月6日前把全年会费缴到协会专户（账号见会员证），并填写《巡田记录表》，",
    ],
)
def test_one_of_those_told_before_what_is_left_aside_and_money_are_no_papers(said):
    assert drafted(f"{said}于3月20日前{MAIL}") == {"《巡田记录表》": "03-20"}


def test_a_paper_that_is_left_aside_with_its_name_goes_on_being_owed():
    text = f"《巡田记录表》和《农户意见表》于3月20日前{MAIL}\n除巡田照片外，各站还报农户名单1份，于3月27日前{MAIL}"
    assert {"《巡田记录表》", "《农户意见表》", "农户名单"} <= drafted(text).keys()


def test_how_long_each_is_names_no_other_paper_and_more_of_them_are_called_by_their_name():
    text = (
        f"一、《示范社申报表》于3月20日前{MAIL}\n"
        "二、每个示范社增报种养典型案例若干个，与《示范社申报表》一并报送，每个案例不超过1500字。"
    )
    assert drafted(text) == {"《示范社申报表》": "03-20", "种养典型案例": "03-20"}


def test_what_others_need_not_write_is_asked_of_those_with_a_day_in_brackets():
    text = f"整治结束以后，各片区写一份《整治小结》，3月20日（星期五）前{MAIL.rstrip('。')}，各站不用单独写。"
    assert drafted(text) == {"《整治小结》": "03-20"}


def test_what_goes_into_the_files_of_ones_own_unit_is_not_owed():
    text = "1.3月2日至13日，社员本人填写《个人申报单》，交单位审核。申报单和收据复印件由单位装入社员档案，年底抽查。"
    assert drafted(text) == {}


@pytest.mark.parametrize("more", ["申报单由单位盖章。", "《审批表》由单位装入社员档案。"])
def test_what_is_not_put_away_stays_owed(more):
    assert drafted(f"1.3月13日前，社员本人填写《个人申报单》，交单位审核。{more}") == {"《个人申报单》": "03-13"}


@pytest.mark.parametrize(
    "said",
    [
        "建立问题台账、责任清单（留本站备查），形成《整改报告》",
        "填写《整改报告》，每处隐患附整改前、整改后照片各1张",
        "凡在检查中被发出《隐患告知书》的站，提交《整改报告》",
    ],
)
def test_what_stays_comes_with_it_or_was_given_out_is_no_other_paper(said):
    assert drafted(f"{said}，于3月20日前{MAIL}") == {"《整改报告》": "03-20"}


def test_a_paper_whose_bracket_says_how_many_goes_on_being_owed():
    assert drafted(f"各站将责任清单（每站1份）、巡田台账于3月20日前{MAIL}").keys() == {"责任清单", "巡田台账"}


@pytest.mark.parametrize(
    "said",
    [
        "督导组于3月27日前形成督导报告交局务会审议。",
        "镇里将在3月底前把花名册统一报县农办。",
        "因病不能参加的，可在3月27日前来电说明。",
        "2.做好一次测评。各站于3月2日至13日登录系统完成测评。",
    ],
)
def test_what_the_office_does_and_what_is_only_done_is_no_paper(said):
    assert drafted(f"1.《巡田记录表》于3月20日前{MAIL}\n{said}") == {"《巡田记录表》": "03-20"}


@pytest.mark.parametrize(
    ("volume", "held"),
    [
        ("整改佐证册", "发票、合同、缴款书依问题编号装订"),
        ("凭证册", "发票、合同、清单按时间先后装订"),
        ("《课题资料汇编》", "开题报告、中期报告、结题报告依次装订成册"),
        ("学籍档案", "登记表、成绩单、体检表按学号排列装盒"),
        ("《参评教案集》", "教案、课件按学科编排"),
    ],
)
def test_what_is_bound_in_a_volume_is_no_paper_beside_it(volume, held):
    text = f"一、{volume}。每校1册，{held}，5月15日前送教科室。"
    found = draft(f"关于2026年整改的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n").requirements

    assert [(one.title, one.due) for one in found] == [(volume, "05-15")]


def test_papers_that_are_bound_in_no_volume_are_owed():
    text = "一、《合同》和《验收单》按编号装订，5月20日前送财务股。"
    found = draft(f"关于2026年整改的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n").requirements

    assert [(one.title, one.due) for one in found] == [("《合同》", "05-20"), ("《验收单》", "05-20")]


@pytest.mark.parametrize("paper", ["意外伤害保险凭证", "健康证明", "学籍证明"])
@pytest.mark.parametrize("told", ["每名运动员交复印件1份", "每名选手送原件1份", "每人报扫描件1份"])
def test_the_copy_that_each_hands_in_is_that_of_its_item(paper, told):
    text = f"一、{paper}：参赛学校{told}，5月20日前送体育股。"
    found = draft(f"关于2026年联赛的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n").requirements

    assert [(one.title, one.due) for one in found] == [(paper, "05-20")]
