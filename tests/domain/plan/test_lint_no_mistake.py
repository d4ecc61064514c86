"""The linter on what looks like a mistake and is none, beside the mistake that it looks like."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.duty import Sentence
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
BOX = "cailiao@example.com"
TO = f"17:00前发至{BOX}。"
PAPER = f"《自查表》每校1份，于3月20日{TO}"


def told(text: str, to: str = "各校") -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n{to}：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(("second", "kinds"), [("二是", []), ("", [("numbering-gap", 3)])])
@pytest.mark.parametrize("what", ["“一校一品”课程", "《工作手册》填写"])
def test_a_name_in_marks_may_stand_behind_the_number(what, second, kinds):
    assert told(f"一、检查内容。一是教研组活动；{second}{what}情况；三是社团活动。\n二、{PAPER}") == kinds


@pytest.mark.parametrize("score", ["90分及以上为优秀", "80分以上为良好", "60分至79分为合格"])
def test_an_item_may_begin_with_a_score(score):
    items = f"1.考核实行百分制。\n2.{score}。\n3.考核由县教研室组织。"
    assert told(f"一、{PAPER}\n二、考核办法\n{items}") == []
    assert told(f"一、{PAPER}\n二、考核办法\n{items.replace('3.', '4.')}") == [("numbering-gap", 7)]


@pytest.mark.parametrize("phase", ["结果备案", "情况汇总"])
def test_a_phase_of_handing_in_ends_with_its_deadline(phase):
    step = "({}至3月27日)。各校于3月27日17:00前将《考核结果备案表》1份发至{}。"
    assert told(f"一、步骤\n1.{phase}{step.format('3月23日', BOX)}") == []
    assert told(f"一、步骤\n1.考核活动{step.format('3月23日', BOX)}") == [("before-activity-ends", 4)]


@pytest.mark.parametrize(
    ("paper", "kinds"),
    [("清明假期家访情况统计表", []), ("节日期间家访情况统计表", []), ("家访情况统计表", [("before-activity-ends", 4)])],
)
def test_a_paper_of_the_holidays_waits_for_nothing_else(paper, kinds):
    text = f"一、各校4月1日至4月12日开展家访。\n二、《{paper}》1份，各校于4月7日{TO}"
    assert told(text) == kinds


@pytest.mark.parametrize(
    ("spans", "kinds"),
    [
        ("初赛4月7日至4月24日，决赛5月11日至5月15日", []),
        ("预赛时间为4月7日至4月24日，总决赛时间为5月11日至5月15日", []),
        ("时间为4月7日至4月24日。二、“育才杯”竞赛5月11日至5月15日举行", [("conflicting-dates", 3)]),
    ],
)
def test_each_round_of_a_contest_has_its_own_days(spans, kinds):
    assert told(f"一、举办“育才杯”竞赛，{spans}。\n二、{PAPER}") == kinds


@pytest.mark.parametrize(
    "scope",
    [
        "2025年12月31日前（含当日）登记、持有《办学许可证》的民办学校",
        "2025年12月31日前设立、持有《许可证》的培训机构",
        "2025年12月31日前成立、持有《登记证》的幼儿园",
    ],
)
def test_the_day_by_which_they_were_registered_is_no_deadline(scope):
    assert told(f"一、检查范围：{scope}，共18家。\n二、{PAPER}") == []


def test_a_day_of_last_year_by_which_something_is_asked_for_is_a_slip():
    assert told(f"一、《登记表》每校1份，于2025年4月10日{TO}\n二、{PAPER}") == [("slip", 3)]


ITEMS = "".join(f"{n}.《{name}》1份；\n" for n, name in enumerate(("申请书", "情况表", "名册"), 1))


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("《办学许可证》副本原件", []),
        ("《收费许可证》原件（验后退还）", []),
        ("《办学许可证》复印件", [("count-missing", 7)]),
    ],
)
def test_there_is_one_original(item, kinds):
    assert told(f"一、提交材料\n{ITEMS}4.{item}；\n以上材料于3月20日{TO}") == kinds


@pytest.mark.parametrize(("when", "kinds"), [("每周一12:00前", []), ("3月31日12:00前", [("count-missing", 7)])])
def test_of_what_comes_each_week_there_is_one_each_time(when, kinds):
    items = "".join(
        f"{n}.《{name}》，每校1份，4月{n + 7}日{TO}\n" for n, name in enumerate(("台账", "情况表", "登记表"), 1)
    )
    assert told(f"一、材料报送\n{items}4.《人数统计表》，各校{when}发至{BOX}。") == kinds


@pytest.mark.parametrize("there", ["按规定数量报送", "报送数量另附"])
def test_how_many_photos_is_a_question_of_the_line_that_asks_for_them(there):
    listed = "一、供稿内容\n(一)文字资料。年度工作概况。\n(二)图片资料。反映大事的照片。\n"
    asked = f"二、报送\n(一)文字资料1份，于3月20日{TO}\n(二)图片资料{there}，于3月20日{TO}"
    assert ("count-missing", 5) not in told(f"{listed}{asked}")
    assert ("count-missing", 5) in told(f"{listed}{asked.replace(there, '一并报送')}")


@pytest.mark.parametrize(("verb", "asks"), [("印发到", False), ("颁发至", False), ("发到", True), ("发至", True)])
def test_what_is_printed_for_all_schools_is_handed_out(verb, asks):
    said = Sentence(1, 0, f"第一小学编写《研修读本》，9月{verb}各学校")
    assert (said.asks is not None) == asks


@pytest.mark.parametrize(("beside", "kinds"), [("", []), ("三、教师材料\n", [("who-unclear", 4)])])
def test_the_only_list_of_papers_is_for_all_who_are_addressed(beside, kinds):
    more = f"2.《安全自查表》。各校、各园于3月20日前发至{BOX}。"
    text = f"一、高度重视。\n二、学校报送材料\n1.{PAPER}\n{more}\n{beside}"
    assert [one for one in told(text) if one[0] == "who-unclear"] == kinds


@pytest.mark.parametrize(
    "said",
    [
        "请勿把9月末写成“9月31日”，去年有4所学校就这样写错过",
        "去年有3份表格把日期误填为“2月30日”，只得退回",
        "有的学校把日期误写为2月30日，系统不能识别",
        "日期须逐项核对，不得出现“2月30日”之类的差错",
        "系统里“6月31日”有误，已请厂家更正",
        "请勿把“5月17日”写成“5年17日”或“5月17前”",
        "有的学校把3月12日误写成“3月12日（星期三）”",
        "去年有11名考生把出生日期写成“2月30日”“6月31日”，系统未予通过",
        "上次有3个村把日期填成“2月30日”、“11月31日”和“9月31日”，无法入库",
        "有的园把“4月31日”写成审计报告的落款，一律退回",
        "去年台账里竟有“11月31日入库”的记载",
        "若系统提示“2月30日不存在”，请重新选择",
        "上年两个村把验收日写为2月30日，核对时被退回",
        "没有9月31日这一天，填到9月30日为止",
    ],
)
def test_a_day_shown_as_a_mistake_is_no_mistake_of_the_circular(said):
    assert told(f"一、{PAPER}\n二、{said}。") == []


@pytest.mark.parametrize(
    ("said", "issued", "kinds"),
    [
        ("2月29日播出的那批旧作品能不能再报？", "2024年9月24日", []),
        ("2月29日验收的3个项目不列入清单。", "2024年9月24日", []),
        ("去年2月29日入库的物资按原价登记。", "2025年4月2日", []),
        ("2月29日播出的那批旧作品能不能再报？", "2026年9月24日", [("impossible-date", 3)]),
        ("2月29日召开总结会。", "2024年9月24日", [("impossible-date", 3)]),
        ("《总结》每校1份，于2024年9月30日前报送，2025年2月29日复核。", "2024年9月24日", [("impossible-date", 3)]),
    ],
)
def test_the_leap_day_of_this_year_may_be_one_that_is_over(said, issued, kinds):
    whole = f"县教研室关于报送材料的通知\n各校：\n{said}\n县教研室\n{issued}\n"
    found = [(one.kind, one.line) for one in lint_circular(whole, CALENDAR)]
    assert [one for one in found if one[0] == "impossible-date"] == kinds


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("《总结》每校1份，于4月31日", "impossible-date"),
        ("《总结》每校1份，于“4月31日”", "impossible-date"),
        ("《总结》每校1份，于4年17日", "slip"),
        ("“书香校园”《总结》每校1份，于4月31日", "impossible-date"),
    ],
)
def test_a_day_that_cannot_be_is_told_where_something_is_due_by_it(said, kind):
    assert (kind, 4) in told(f"一、{PAPER}\n二、{said}{TO}")


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("去年决赛安排在10月12日（星期六），不少观众到不了场。", []),
        ("上一届比赛于10月12日（星期六）举行，收到作品96件。", []),
        ("去年没有决赛，今年决赛在10月12日（星期六）举行。", ["weekday-mismatch"]),
        ("表中2026-04-10为星期五，2026-04-11为星期六，两日照常收件。", []),
        ("4月9日是星期四，4月10日休息。", []),
        ("例会改在星期四（4月10日）召开。", ["weekday-mismatch"]),
    ],
)
def test_a_day_of_the_week_is_that_of_its_own_date_and_year(said, kinds):
    assert [kind for kind, line in told(f"一、{PAPER}\n二、{said}") if line == 4] == kinds


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("身份证号中间8位一律以“*”代替，例如“000000********0000”，电话号码不得张贴。", []),
        ("证件号码请脱敏，例：“000***********0016”。", []),
        ("公示名单中的手机号须隐去中间四位，写成138****1234。", []),
        ("张某某　000000********0000　同意推荐。", []),
        ("名单不得张贴手机号。联系人：王老师，138****1234。", ["masked-contact"]),
        ("咨询请打0400-66****12。", ["masked-contact"]),
    ],
)
def test_a_number_that_shows_how_to_hide_one_is_no_contact(said, kinds):
    assert [kind for kind, line in told(f"一、{PAPER}\n二、{said}") if line == 4] == kinds


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("2024年2月29日以前立项、至今未结题的，自动撤销。", []),
        ("2023年12月31日（含）以前购置、已提足折旧的，不再登记。", []),
        ("2025年8月31日前的旧账不查。", []),
        (f"《结题表》每校1份，2024年4月10日前报送完毕的，发至{BOX}。", ["slip"]),
        (f"2024年4月10日前将《结题表》每校1份发至{BOX}。", ["slip"]),
    ],
)
def test_a_day_long_past_that_says_which_ones_are_meant_is_no_slip(said, kinds):
    assert [kind for kind, line in told(f"一、{PAPER}\n二、{said}") if line == 4] == kinds


def test_the_day_under_the_seal_may_have_its_weekday():
    text = f"一、本届任期至2028年2月29日止。\n二、《自查表》每校1份，6月18日（周四）{TO}"
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日（星期一）\n"
    assert lint_circular(whole, CALENDAR) == ()


@pytest.mark.parametrize(
    ("hands", "kinds"),
    [("学校或老师", []), ("听课组", ["channel-unclear"])],
)
def test_what_one_party_hands_in_may_be_refused_on_paper_and_another_s_not(hands, kinds):
    said = (
        "凡是听课组交的《听课反馈单》，纸质件送县教研室306室；"
        f"凡是{hands}交的《听课反馈单》，上传到教研平台http://jy.example.com，不收纸质件。"
    )
    found = told(f"一、《自查表》《听课反馈单》每校1份，3月20日17:00前上交。\n二、{said}")
    assert [kind for kind, _ in found] == kinds


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        (f"上面的材料，除《收储补助申请表》外，都用电子版，由报送单位发到{BOX}。", []),
        (f"《收储补助申请表》用电子版，由报送单位发到{BOX}。", ["no-channel"]),
    ],
)
def test_a_place_for_all_but_one_is_told_for_the_others(where, kinds):
    text = (
        "★ 按月排列的材料\n【3月】\n16日17:00前，12家收储主体各报《收储补助申请表》一式三份，送县局计划股（611室）。\n"
        f"【4月】\n8日12:00前，5家站点各报《回收年度报告》1份，数据统计到2026年3月31日。\n★ 报到哪里\n{where}"
    )
    assert [kind for kind, _ in told(text)] == kinds
