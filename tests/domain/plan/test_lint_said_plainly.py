"""Plain circulars, each with one thing left open in words that any clerk uses: it is told, and nothing beside it."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
HEAD = "关于报送上半年材料的通知\n各单位、各乡镇：\n现将有关事项通知如下。\n"  # three lines
FOOT = "\n联系人：王老师，电话：0455-7320168。\n某县某局\n2026年3月2日\n"
TO = "发送至 zb@example.com"


def told(text: str, head: str = HEAD, foot: str = FOOT) -> set[str]:
    return {one.id for one in lint_circular(f"{head}{text}{foot}", CALENDAR)}


@pytest.mark.parametrize(
    "who",
    [
        "部分医疗机构",
        "部分种植大户",
        "个别机关",
        "部分培训基地",
        "有关中小学",
        "一些家庭农场",
        "部分工作室",
        "部分系统",
    ],
)
def test_it_asks_who_some_of_a_kind_are(who: str) -> None:
    assert told(f"1.种子台账。{who}须于2026年3月27日（星期五）17:00前将种子台账1份{TO}。") == {"who-unclear@4"}
    assert told(f"1.种子台账。由{who}报送，1份，2026年3月27日（星期五）17:00前{TO}。") == {"who-unclear@4"}


def test_it_knows_who_some_are_where_they_are_listed() -> None:
    line = f"1.种子台账。部分种植大户（名单见附件）须于2026年3月27日（星期五）17:00前将种子台账1份{TO}。"
    assert told(f"{line}\n附件：种植大户名单") == set()


DAYS = (
    f"1.会员花名册1份，于2026年3月12日前{TO}。\n2.经费预算表1份，于2026年3月19日%s{TO}。\n"
    f"3.维修申请1份，于2026年4月9日前{TO}。"
)


@pytest.mark.parametrize(
    "manner",
    [
        "前（含）",
        "前（含当日）",
        "（含当天）前",
        "（星期四）前（含）",
        "前，含当天，",
        "（星期四，含当日）前",
        "前（当日有效）",
    ],
)
def test_it_tells_the_one_day_that_is_written_in_another_manner(manner: str) -> None:
    assert told(DAYS % manner) == {"inclusive-unclear@5"}


@pytest.mark.parametrize("manner", ["前（含19日）", "前（含3月19日）"])
def test_it_tells_the_one_day_of_several_that_names_itself_again(manner: str) -> None:
    assert told(f"{DAYS % manner}\n4.小结1份，于2026年4月16日前{TO}。") == {"inclusive-unclear@5"}
    assert told(DAYS % manner) == set()


def test_it_lets_all_days_take_themselves_in_at_once() -> None:
    assert told(f"{DAYS % '前（含）'}\n4.上述日期前均含当日。") == set()
    apart = f"一、计划\n计划1份，于2026年3月19日（星期四，含当日）前{TO}。\n二、小结\n1.小结1份，于2026年4月9日前{TO}。"
    apart += f"\n2.名册1份，于2026年4月16日前{TO}。"
    assert told(apart) == set()


ENTRIES = (
    f"一、材料\n（一）经费预算。各单位报送预算书1份，于2026年3月12日17:00前{TO}。\n"
    "（二）家风故事。各单位报送家风故事1篇，于2026年3月19日17:00前送厂办公室203室。\n"
    "（三）{}。\n（四）数字光盘。各单位刻录光盘1张，于2026年4月9日17:00前送202室。"
)


def test_it_tells_the_only_entry_that_says_nowhere_to() -> None:
    letter = "慰问信。各单位报送慰问信1封、附页1份，于2026年3月26日17:00前报送"
    assert told(ENTRIES.format(letter)) == {"no-channel@7"}
    assert told(ENTRIES.format(letter) + "\n二、其他材料均送203室。") == set()
    assert told(ENTRIES.format(letter.replace("前报送", "前送203室"))) == set()


def test_it_tells_the_only_entry_that_says_no_day() -> None:
    assert told(ENTRIES.format("慰问信1份")) == {"no-date@7"}
    assert told(ENTRIES.format("慰问信1份，2026年3月26日17:00前送厂办公室203室")) == set()
    assert told(ENTRIES.format("慰问信1份") + "\n二、其他材料均于2026年3月26日17:00前送203室。") == set()


def test_it_reads_rows_that_bear_a_number_as_entries() -> None:
    rows = (
        f"编号1 工会账册 每单位1份 3月13日17:30前 {TO}\n编号2 厂务年报 每单位1份 3月20日17:30前\n"
        "编号3 慰问清单 每单位1份 3月27日17:30前 送202室"
    )
    assert told(rows) == {"no-channel@5"}


def test_what_is_said_of_those_above_another_list_places_nothing_in_it() -> None:
    text = (
        "一、个人材料\n1.《述职表》1份；\n2.《学时证明》1份。\n以上材料由本人于2026年3月20日前交单位人事干部。\n二、单位材料\n"
        f"1.《名册》1份，于2026年3月27日前{TO}；\n2.《测评报告》1份，于2026年3月27日前{TO}；\n"
        "3.《空岗表》1份，于2026年3月13日前报送。"
    )
    assert told(text) == {"no-channel@11"}


def test_one_site_under_two_names_is_told() -> None:
    first = "1.名册1份，于2026年3月12日17:00前上传至“石桥林业工作平台”。\n"
    two = first + "2.总结1份，于2026年3月19日17:00前上传至“石桥林业{}”。"
    assert told(two.format("云站系统")) == {"names-vary@5"}
    assert told(two.format("工作平台")) == set()


def test_copies_of_a_row_and_of_a_note_are_compared_by_the_name_of_the_paper() -> None:
    text = f"1.名册1份，于2026年3月12日17:00前{TO}。\n编号1 备战计划 每单位2份 3月13日17:30前 送203室\n"
    assert told(f"{text}备战计划一式3份，须盖章。") == {"count-unclear@5"}
    assert told(f"{text}备战计划一式2份，须盖章。") == set()


def test_a_blank_in_the_place_of_a_number_is_no_number() -> None:
    assert told("1.公示证明___份，于2026年3月12日17:00前送203室。") == {"count-missing@4"}


@pytest.mark.parametrize(
    "text",
    [
        "发现重大险情的，各单位须尽快将《险情报告单》1份送安全科203室。",
        f"如遇强降雨，各单位另须报送《灾情统计表》1份，请尽快{TO.replace('送至', '至')}。",
    ],
)
def test_what_a_case_calls_for_soon_has_no_day(text: str) -> None:
    assert told(f"1.名册1份，于2026年3月12日17:00前{TO}。\n2.{text}") == {"vague-word@5"}


def test_a_holiday_that_is_used_for_visits_makes_no_day_in_it_right() -> None:
    head = "关于报送上半年材料的通知\n各小学、幼儿园：\n现将有关事项通知如下。\n"
    summer = f"1.家访总结1份，于2026年8月6日17:00前{TO}。\n"
    assert told(f"{summer}2.教师利用假期走访家庭，记录自行保存。", head) == {"in-vacation@4"}
    assert told(f"{summer}2.暑假自7月10日至8月1日。", head) == set()


def test_a_summary_before_the_end_of_what_its_heading_names_is_too_early() -> None:
    held = "一、公开演练\n1.展示时间：2026年5月11日—6月19日。\n二、材料\n"
    text = f"{held}1.公开演练活动总结1份，于2026年6月12日16:00前{TO}。"
    assert told(text) == {"before-activity-ends@7"}
    assert told(text.replace("6月12日", "6月26日")) == set()


def test_the_day_of_a_card_is_that_of_its_paper() -> None:
    card = f"（一）名称：村级修缮总结；时间：2026年5月15日；方式：{TO}；份数：1份。"
    assert told(f"一、工作\n1.村级修缮：2026年4月7日至5月29日。\n二、材料\n{card}") == {"before-activity-ends@7"}


@pytest.mark.parametrize(
    "text",
    [
        "一、时间和地点\n时间：2026年4月25日（星期六）至4月26日（星期日）。\n地点：体育馆。\n"
        f"二、材料\n1.报名表1份，于2026年4月10日17:00前{TO}。",
        f"1.名册1份，各站于2026年3月13日17:00前{TO}。\n2.名册除各站外，各社也须报送，截止日期为2026年3月20日，{TO}。",
        f"1.名册1份，于2026年3月13日17:00前{TO}。\n2.鼓励各单位报送做法和图片信息，择优刊发。",
        f"1.检查：县局组成2个检查组，检查科室30个、乡镇12个，共42个。\n2.名册1份，于2026年3月13日17:00前{TO}。",
    ],
)
def test_what_leaves_nothing_open_is_let_be(text: str) -> None:
    assert told(text) == set()


def test_a_centre_of_development_sends_nothing() -> None:
    head = "某县教师发展中心学前教研室\n关于报送上半年材料的通知\n各单位：\n"
    assert told(f"1.名册1份，于2026年3月13日17:00前{TO}。", head) == set()


@pytest.mark.parametrize(
    "lead",
    [
        f"敬老院、福利院应报下列材料，均{TO}。",
        "本部分材料由敬老院、福利院提交。",
        "敬老院应按时报送如下材料：",
        "敬老院须在规定时间内提交以下材料。",
        "培训结束后，敬老院报送以下材料。",
        f"以下材料由各村委会各报1份，除另有说明外均{TO}。",
        f"各村、各社区须将以下各项{TO}：",
        "本部分材料传到“云山养老平台”的个人文章，每位护工各自上传。",
    ],
)
def test_what_leads_a_part_is_no_paper_of_its_own(lead: str) -> None:
    items = f"1.《用水台账》1份，2026年3月19日前{TO}。\n2.管网图纸1份，2026年4月9日前{TO}。"
    teams = (
        f"二、管水员材料\n以下材料由每位管水员上传至“云山水务网”个人空间，{TO}。\n1.《日志》1份，2026年3月26日前上传。"
    )
    assert told(f"一、村级材料\n{lead}\n{items}\n{teams}") == set()


def test_what_leads_a_part_without_any_day_is_owed_some_time() -> None:
    assert told(f"一、村级材料\n本部分材料由各村提交，{TO}。\n1.《用水台账》1份。\n2.《管网图》1份。") == {"no-date@5"}


def test_a_part_that_says_for_itself_when_and_where_to_is_not_left_out() -> None:
    text = (
        f"一、要求\n1.各村全部参加。\n二、活动\n1.各村自定。\n三、村级材料\n材料1至3于2026年3月19日17:00前{TO}。\n"
        "1.《用水台账》1份\n2.《管网图》1份\n3.《照片》1套\n"
    )
    own = f"四、个人材料\n各管水员将以下材料{TO}：\n1.管水日志1份；\n2.《体会》1篇。\n截止时间：2026年4月16日17:00。"
    assert told(text + own) == set()


def test_it_asks_nobody_for_what_need_not_be_handed_in() -> None:
    assert told("有条件的社区可以拍摄短片，是否拍摄自定，无须上报。") == set()
    assert told(f"有条件的社区于2026年3月26日17:00前将短片1部{TO}。") == {"who-unclear@4"}


@pytest.mark.parametrize("when", ["每月最后一个星期五", "3月至6月每月最后一个星期五"])
def test_on_the_day_of_a_month_is_that_day(when: str) -> None:
    assert told(f"1.各站于{when}报送《月报》1份，{TO}。") == set()
    assert told(f"1.各站{when}报送《月报》1份，{TO}。") == {"inclusive-unclear@4"}


def test_a_day_told_for_rows_of_one_cell_a_line_goes_on_below() -> None:
    head = "序号\n材料名称\n报送单位\n份数\n报送时间\n"
    rows = "1\n施工图\n各标段\n2份\n3月20日（星期五）前\n2\n监理日志\n各标段\n1份\n{}"
    rows += "3\n用料表\n各标段\n1份\n{}"
    rows += "4\n验收单\n各标段\n1份\n4月10日（星期五）前\n"
    place = f"\n上述材料均{TO}。"
    assert told(head + rows.format("", "") + place) == set()
    assert told(head + rows.format("", "3月27日（星期五）前\n") + place) == {"no-date@15"}
    shared = rows.replace("（星期五）前\n2\n", "（星期五）前（下同）\n2\n", 1)
    assert told(head + shared.format("", "3月27日（星期五）前\n") + place) == set()


def test_the_only_entry_without_a_day_is_told_though_it_is_sent_elsewhere_at_the_same_time() -> None:
    text = (
        f"一、材料\n1.规模以上商户摸底。各镇摸底规模以上商户，形成商户清单并报送1份。\n2.《值守表》1份，2026年3月19日前报送。\n"
        f"3.《小结》1份，2026年4月9日前报送。\n二、渠道\n上述材料{TO}；商户清单同时抄送203室。"
    )
    assert told(text) == {"no-date@5"}
    assert told(text.replace("抄送203室", "于2026年3月26日前抄送203室")) == set()


@pytest.mark.parametrize("so_many", ["3—5条左右", "5条左右", "约4段", "3至5则上下"])
def test_about_so_many_pieces_are_no_number(so_many: str) -> None:
    assert told(f"1.防汛信息。各镇于2026年3月19日前报送，每镇报{so_many}，{TO}。") == {"count-unclear@4"}
    assert told(f"1.防汛信息。各镇于2026年3月19日前报送，每镇报5条，每条200字左右，{TO}。") == set()


def test_a_paper_that_reports_is_one_paper_in_both_places() -> None:
    text = (
        f"一、材料\n1.汇报课教案，每人1份，2026年3月27日前{TO}。\n2.《听课表》，每人1份，2026年3月26日前{TO}。\n"
        "二、要求\n1.新教师务必于2026年3月{}日前将汇报课教案上传。"
    )
    assert told(text.format(25)) == {"conflicting-dates@8"}
    assert told(text.format(27)) == set()


def test_a_summary_of_two_stages_waits_for_the_second() -> None:
    stages = "一、安排\n（一）镇级初评。2026年3月10日至3月20日。\n（二）县级展演。2026年4月7日至4月17日。\n二、材料\n"
    paper = f"活动总结1份，结合镇级初评和县级展演两个环节的全过程撰写，2026年4月{{}}日17:00前{TO}。"
    assert told(stages + paper.format(10)) == {"before-activity-ends@8"}
    assert told(stages + paper.format(21)) == set()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("各站纸质3份，2026年3月27日前送203室", "《归档目录》须双面打印，一式2份"),
        ("每站2份，2026年3月27日前送203室", "归档目录每站3份"),
        ("2026年3月27日前送203室，份数为3份", "《归档目录》须双面打印，一式2份"),
    ],
)
def test_it_compares_the_copies_of_a_paper_however_they_are_told(here: str, there: str) -> None:
    text = (
        f"一、材料\n1.归档目录。{here}。\n2.值守照片1套，2026年3月27日前{TO}。\n二、要求\n1.照片须清晰。\n2.{there}。"
    )
    assert told(text) == {"count-unclear@9"}
    assert told(text.replace("2份", "3份")) == set()
    before, name, behind = text.rpartition("归档目录")
    assert told(f"{before}移交清册{behind}") == set()


@pytest.mark.parametrize(
    ("used", "spoken"),
    [
        ("上传至云山水务网（ys.example.com）", "格式见云山水务在线（ys.example.com）首页"),
        ("录入“水务通”平台", "每日水情也要录入“水务云”平台，用同一账号"),
    ],
)
def test_one_site_has_one_name(used: str, spoken: str) -> None:
    text = f"1.《水情日志》每站1份，2026年3月27日前{used}。\n2.{spoken}。"
    assert told(text) == {"names-vary@5"}
    assert told(text.replace("云山水务在线", "云山水务网").replace("水务云", "水务通")) == set()


def test_a_form_of_which_a_column_is_explained_is_one_of_those_asked_for() -> None:
    text = (
        "1.泵站检修需求表1份，2026年3月27日前{to}。\n2.{other}2026年4月10日前{to}。\n3.泵站检修申报表中的金额按台填写。"
    )
    assert told(text.format(to=TO, other="值守名册1份，")) == {"names-vary@6"}
    assert told(text.format(to=TO, other="泵站检修验收表1份，")) == set()
    assert told(text.format(to=TO, other="泵站检修申报表1份，")) == set()


def test_the_last_working_day_of_the_month_is_a_day() -> None:
    text = f"1.《巡河方案》1份，2026年3月12日前{TO}。\n2.各段每次巡河后填写《巡河记录表》1份，于{{}}送203室。"
    assert told(text.format("当月最后一个工作日")) == set()
    assert "no-date@5" in told(text.replace("，于{}", ""))


@pytest.mark.parametrize(("first", "second"), [("各校", "各园"), ("县直单位", "各乡镇"), ("规上企业", "规下企业")])
def test_rows_of_one_paper_for_other_units_are_no_clash(first, second):
    rows = f"《活动总结》\t1份\t{first}\t4月9日\t邮箱\n《活动总结》\t1份\t{second}\t4月10日\t邮箱\n"
    rows += "《台账》\t1份\t各单位\t4月15日\t邮箱"
    assert told(f"材料名称\t份数\t报送单位\t报送时间\t报送方式\n{rows}\n邮箱：zb@example.com。") == set()


def test_rows_of_one_paper_for_the_same_units_clash():
    rows = "《活动总结》\t1份\t各单位\t4月9日\t邮箱\n《活动总结》\t1份\t各单位\t4月10日\t邮箱\n"
    rows += "《台账》\t1份\t各单位\t4月15日\t邮箱"
    found = told(f"材料名称\t份数\t报送单位\t报送时间\t报送方式\n{rows}\n邮箱：zb@example.com。")
    assert {one.partition("@")[0] for one in found} == {"conflicting-dates"}


def test_a_day_on_which_the_system_closes_and_another_one_are_told_once():
    text = f"一、材料\n1.《清单》1份，4月10日16:00截止，经“管理系统”提交。\n2.《报告》1份，4月17日16:00前{TO}。\n"
    text += "二、注意事项\n1.《清单》应当账物相符，请务必在4月24日16:00之前提交，过期系统关闭。"
    assert told(text) == {"conflicting-dates@8"}


@pytest.mark.parametrize(
    "text",
    [
        "一、分组\n第一组：县一中、河口中学、大坪中学\n第二组：县二中、杨林中学、长坡中学",
        "检查内容为责任制落实、2025年度文件归档、库房保管和数字化四个方面。",
        "1.自查表，一式2份，送镇应急办。报送期限按类别确定：\n"
        "    生产企业    2026年6月12日前\n    经营企业    2026年6月26日前"
        f"\n2.报告1份，6月26日前{TO}。",
    ],
)
def test_groups_lists_and_days_of_kinds_are_as_they_are_told(text):
    assert {one for one in told(text) if not one.startswith("no-")} == set()
