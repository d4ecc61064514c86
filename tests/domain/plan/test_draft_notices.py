"""Notices as offices really write them: a list far from its day, a folder, other people's work, no list at all."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text, title="关于开展工会工作检查的通知", issued="2026年2月20日"):
    return draft(f"{title}\n各有关单位：\n{text}\n{issued}")


def told(text, **kind):
    return [(one.title, one.due) for one in drafted(text, **kind).requirements]


@pytest.mark.parametrize(
    ("title", "text", "owed"),
    [
        ("关于做好优秀工会小组评选工作的通知", f"请各单位于9月25日前将相关材料{MAIL}。",
         ("优秀工会小组评选材料", "09-25")),
        ("关于开展2026年技能人才岗位需求申报的通知", f"请各企业于6月5日12:00前{MAIL}。",
         ("技能人才岗位需求申报", "06-05 12:00")),
        ("关于举办全县农技推广论文评选的通知", "作者于7月3日前登录“农技云”平台在线投稿。", ("农技推广论文", "07-03")),
    ],
)  # fmt: skip
def test_what_no_list_tells_is_called_by_the_circulars_own_topic(title, text, owed):
    assert told(text, title=title) == [owed]


def test_a_topic_is_no_second_thing_by_a_day_that_is_known():
    text = f"一、《自查表》于9月25日前{MAIL}。\n二、请各单位于9月25日前{MAIL}。"

    assert told(text) == [("《自查表》", "09-25")]


def test_what_is_needed_is_the_list_that_follows():
    text = (
        "请各站将验收所需的材料一式两份于3月13日前送交水利股。材料包括：\n"
        "1．工程（项目）验收申请表\n2．施工总结\n3．质量检测报告"
    )

    assert [title for title, _ in told(text)] == ["工程(项目)验收申请表", "施工总结", "质量检测报告"]


def test_items_by_number_are_those_of_the_list_right_above():
    text = (
        f"一、村级材料\n1.防汛计划\n2.值班制度\n3.巡查名单\n说明：1-3项于3月13日前{MAIL}。\n"
        f"二、个人材料\n1.述职报告\n2.学习心得\n个人材料于6月26日前{MAIL}。"
    )

    assert [due for _, due in told(text)] == ["03-13"] * 3 + ["06-26"] * 2


@pytest.mark.parametrize("mark", ["材料（二）", "第（二）项", "材料2"])
def test_one_item_is_pointed_at_by_its_mark_alone(mark):
    marks = "（一）《普查表》\n（二）工作总结" if "（" in mark else "1.《普查表》\n2.工作总结"
    text = f"一、报送材料\n{marks}\n二、时间\n《普查表》于3月6日前、{mark}于4月3日前{MAIL}。"

    assert ("工作总结", "04-03") in told(text)


def test_whose_list_a_mark_is_of_is_said_before_it():
    text = (
        "一、企业须报材料\n（一）《用工表》\n二、职工须报材料\n（一）《申请表》\n三、时间\n"
        f"企业材料（一）于3月6日前{MAIL}。\n职工材料（一）于4月3日前{MAIL}。"
    )

    assert told(text) == [("《用工表》", "03-06"), ("《申请表》", "04-03")]


@pytest.mark.parametrize(
    "said",
    [
        "考核结果报县总工会，作为年度评优的依据。",
        "考核实行百分制：台账30分，总结20分，典型材料50分，得分送组织股。",
        "优秀案例将编入《工会工作专刊》，并在公众号推送。",
        "评选结果在年底以书面形式反馈各单位。",
        "县消防队现场检查，对隐患将发《整改通知书》。",
        "会员须履行《中华人民共和国工会法》第三条规定的义务，方可申请办理《会员证书》。",
    ],
)
def test_what_the_office_does_with_it_is_owed_by_nobody(said):
    assert told(f"一、《自查表》于9月25日前{MAIL}。\n二、{said}") == [("《自查表》", "09-25")]


@pytest.mark.parametrize(
    "said",
    [
        "请各党支书按《考核办法》的要求，于3月6日前将活动总结上传至“先锋”平台。",
        "于3月6日前将活动总结放至公共文件夹“机关党建 - 总结”。",
        "活动总结须在3月6日前放入机关公共文件夹。",
    ],
)
def test_a_secretary_is_no_paper_and_a_folder_is_a_place(said):
    assert [(one.title, one.due, bool(one.channels)) for one in drafted(said).requirements] == [
        ("活动总结", "03-06", True)
    ]


def test_what_is_asked_of_the_bureaus_below_is_not_the_issuers_own_work():
    text = f"各乡镇教育局于5月15日前在“案例云”平台完成案例材料提交与审核推荐，并将推荐案例清单{MAIL}。"

    assert ("案例清单", "05-15") in told(text)


def test_one_name_under_two_months_of_a_calendar_is_owed_twice():
    text = f"【四月】\n1.各站于4月30日前将《巡查报告》{MAIL}。\n【十一月】\n1.各站于11月13日前将《巡查报告》{MAIL}。"

    assert told(text) == [("《巡查报告》", "04-30"), ("《巡查报告》", "11-13")]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年10月已制定规划。请于6月4日前将《检核表》交教研组长。\n附件：\n检核表202205251536223894.docx", 2022),
        ("市里定于2010年3月组织2008年立项课题验收。请于3月13日前将《申请表》上交教学处。", 2010),
        ("总结2014—2016年的经验，于9月25日前将《申报表》交办公室。", None),
    ],
)
def test_the_year_of_a_notice_without_a_date_of_issue(text, year):
    assert draft(f"关于2008年课题结题的通知\n{text}" if year == 2010 else f"关于检核的通知\n{text}").year == year


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        ("1.农技精品课，每站2节，每节含微课视频、教学设计和练习。\n2.工作总结，1份。", ["农技精品课", "工作总结"]),
        ("1.普法微剧，每乡2个，每个须包括剧本、视频。\n2.宣传简报，1份。", ["普法微剧", "宣传简报"]),
        ("1.职工书法作品，各队3件，参赛作品须为原创。\n2.工作总结，1份。", ["职工书法作品", "工作总结"]),
    ],
)
def test_the_parts_of_a_thing_are_none_beside_it(items, titles):
    text = f"一、报送材料\n{items}\n时限：第1项于3月13日前、第2项于6月26日前均{MAIL}。"

    assert told(text) == [(titles[0], "03-13"), (titles[1], "06-26")]


def test_kinds_of_works_are_the_works():
    text = f"1.各队报送优秀作品，其中绘画、书法、摄影作品各两件，5月29日前{MAIL}。"

    assert told(text) == [("优秀作品", "05-29")]


def test_a_list_of_attached_forms_that_counts_in_words_asks_for_nothing():
    text = f"一、各站填报《疫情月报表》（附表二），于6月5日前{MAIL}。\n附表：一、疫情汇总表\n二、疫情月报表"

    assert told(text) == [("《疫情月报表》", "06-05")]


def test_who_signs_up_for_what_is_set_out_before_it_owes_that():
    text = "1.全县职工运动会只设男子组和女子组，各队于4月24日17:00前登录“工会”报名系统完成报名。\n2.与家长签订告知书。"

    assert told(text) == [("全县职工运动会报名", "04-24 17:00")]


def test_all_papers_are_those_asked_for_elsewhere_and_an_ordinal_counts_none():
    text = (
        "一、填报\n1.统一填报《计分表》。机关组额外填报第19项。\n二、分工\n所有申报材料于9月18日前送交组织股（501室）。"
    )

    assert [(one.title, one.due, one.count) for one in drafted(text).requirements] == [("《计分表》", "09-18", 1)]
