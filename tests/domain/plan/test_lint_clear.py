"""The linter on what is clear though it looks like a defect: earlier years, parts of parts, short names."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
CLOSING = "\n县教育局\n2026年3月2日\n"


def told(text: str, head: str = "关于报送材料的通知\n各学校：\n") -> list[tuple[str, str]]:
    return [(found.kind, found.quote) for found in lint_circular(f"{head}{text}{CLOSING}", CALENDAR)]


@pytest.mark.parametrize(
    "text",
    [
        "去年的做法见《关于做好2025年春季学期研训工作的通知》，其中“小结于2025年6月13日前报送”只适用于上一学期。",
        "各校2025年度台账已按县教字〔2025〕9号文件规定于2025年12月26日前报完，不需补报。",
        "《平川县教育局关于季度复核的通知》规定的“每季度首月5日报送复核表”不再执行。2026年第一季度的已在1月5日报送，不再重报。",
        "《关于2025年归档工作的通知》要求“3月10日前报目录，6月30日前报总结”。本通知印发后，上述两个日期不再执行。",
        "上年度自查表（2025年10月17日前报送的）可以参考，不能代替今年的材料。",
        "各校对截至2025年12月31日在岗的教师逐一核对，于3月27日前将《核对表》1份发送至" + ADDRESS + "。",
        "各校于4月10日前将《进展表》1份（统计截至2026年4月4日）发送至" + ADDRESS + "。",
    ],
)
def test_an_earlier_day_that_is_only_spoken_of_is_no_deadline(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"1.各校3月至6月每月25日17:00前将《巡查月报》1份发送至{ADDRESS}；25日为双休日或法定节假日的，提前至其前最后一个工作日。",
        f"1.《值班表》1份，4月5日17:00前发送至{ADDRESS}；5日为法定节假日的，顺延至其后第一个工作日17:00。",
    ],
)
def test_a_day_off_with_its_own_rule_is_ruled(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "名额分配：公办园6所，每所4名，计24名；民办园12所，每所3名，计36名。",
        "骨干培训共42人，其中中心校每个4人、计12人，村小每所3人、计30人。",
        "全县共80人，其中城区30人，乡镇50人，分解如下：\n单位\t任务（人）\n一小\t18\n二小\t12\n城区小计\t30\n乡镇学校\t50\n合计\t80",
    ],
)
def test_rates_and_parts_of_parts_are_no_parts_of_the_whole(text):
    assert told(text) == []


def test_a_total_above_a_table_that_no_number_of_it_makes_is_told():
    table = "全县共85人，其中城区30人，乡镇50人，分解如下：\n单位\t任务（人）\n一小\t18\n二小\t12\n乡镇学校\t50\n"
    assert [kind for kind, _ in told(table)] == ["sum-mismatch"]


def test_what_the_day_of_another_duty_is_called_asks_for_nothing():
    text = "《办法》所称“每年12月31日为登记截止日”，是县培训中心审核的时间，不是各校报送材料的时间。"
    assert told(text) == []


def test_a_paper_dated_under_its_short_name_or_number_has_its_day():
    text = (
        "一、材料\n1.《研训计划》，每校1份。\n2.《组长名册》，每校1份。\n3.《研训月报表》（以下简称月报表），每校每月1份。\n"
        "4.《观课记录》，每校8份。\n5.《研训小结》，每校1份。\n二、时间\n"
        f"材料1于3月13日前、材料2于3月20日前发送至{ADDRESS}；材料3于当月最后一个工作日前发送至{ADDRESS}；"
        f"材料4于5月15日前发送至{ADDRESS}；材料5于6月26日前发送至{ADDRESS}。"
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"各校要抓紧开展排查，做到底数清楚。《排查表》每校1份，于3月20日前发送至{ADDRESS}。",
        f"《排查表》每校1份，于3月20日中午前发送至{ADDRESS}。",
        f"各类优秀教师人选，一线教师不低于60%，《推荐表》于3月20日前发送至{ADDRESS}。",
        f"推荐优秀班主任，名额分配见附件1，《推荐表》于3月20日前发送至{ADDRESS}。",
        f"《推荐表》每校1份，于3月20日前发送至{ADDRESS}，县教育局将择优遴选若干名予以表彰。",
        f"各校从《课例》中推荐1至2个，于3月20日前发送至{ADDRESS}。",
        f"征稿时间：3月10日至3月20日。\n《作品》每校1份，于3月16日至20日发送至{ADDRESS}。",
        f"一、征文要求：1、体裁不限，题目自拟。\n2、篇幅不限。\n3、《作品》每校1份，于3月20日前发送至{ADDRESS}。",
        f"各校推荐优秀课例1个。《优秀课例推荐表》于3月20日前发送至{ADDRESS}。",
        "《台账》每校2份，于3月20日17:00前上报县进修学校（城区各校交到师训处）。",
    ],
)
def test_a_hurrying_word_a_quota_and_a_form_leave_nothing_open(text):
    assert told(text) == []


def test_a_long_title_of_a_sheet_and_its_kind_in_the_text_are_one():
    text = f"每校交论文承诺书（附件1）1份，于3月20日前发送至{ADDRESS}。\n附件：1.全县教研系统教学评比参评作品承诺书\n"
    assert told(text) == []


def test_without_any_year_no_weekday_is_wrong_and_no_day_is_off():
    text = (
        f"关于召开会议的通知\n各学校：\n会议定于3月15日（周四）下午2:30召开，《发言稿》于3月12日前发送至{ADDRESS}。\n"
    )
    assert lint_circular(text, CALENDAR) == ()


def test_the_words_at_the_foot_of_the_page_ask_for_nothing():
    text = f"《推荐表》每校1份，于3月20日前发送至{ADDRESS}。\n主题词：推荐 优秀教师 报送 材料 通知"
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"凡2025年6月30日以前登记的社团，均于3月20日前将《年检表》1份发送至{ADDRESS}。",
        f"2025年12月31日前在县教育局备案的民办学校、2025年6月30日前批准的幼儿园，均报《年检表》1份，3月20日前发送至{ADDRESS}。",
        f"2025年12月31日前在县民政局登记的社团和2025年6月30日前成立的协会，均报送《年检表》1份，3月20日前发送至{ADDRESS}。",
        f"《年检表》3月20日前发送至{ADDRESS}，确需在5月29日之后参加检查的，3月13日前书面说明。",
        "《年检表》一式两份，3月20日前送中心校，经中心校初审后，《年检表》于3月31日前送县教育局民办教育股（302室）。",
        "一、办理时间\n3月10日至3月20日\n二、材料\n1.《年检表》由法定代表人签字，送县政务中心2号窗口。",
        f"各中心校、各有关单位要按要求填写《排查表》，3月20日前发送至{ADDRESS}。",
        "请各校按时报送《年度报告书》，在规定时间内接受检查。现将有关事项通知如下：\n报送时间：3月20日前。"
        f"报送邮箱：{ADDRESS}。",
        "1.登录县教育云平台（http://jy.example.com）注册。\n2.在线填写《报告书》，3月20日前提交申请。",
        "各班3月20日前上报推荐名单1份至年级辅导员。",
        "高中材料发送至gz@example.com，小学材料发送至xx@example.com，《目录》每校1份，3月20日前报送。",
        "经费共36万元，其中培训费20万元（含专家费6万元），材料费10万元，其他6万元。",
        "一等奖占10%，二等奖占20%，三等奖占30%，其余为优秀奖。",
        "各校每周五16:00前在县安全平台（http://aq.example.com）填报《隐患周报》，至6月26日止。",
        f"《设计》小学每校6份，初中每校9份，高中不参加，3月20日前发送至{ADDRESS}。",
    ],
)
def test_who_is_meant_and_the_steps_of_one_matter_leave_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"《安全月报》每月25日前、《安全年报》12月25日前发送至{ADDRESS}，节假日顺延至节后第一个工作日。",
        f"《自评报告》4月10日前发送至{ADDRESS}，评审组4月20日至24日到校查看。",
        f"2024—2025学年第二学期和2025—2026学年第一学期的《出勤表》，3月20日前发送至{ADDRESS}。",
        "报名3月16日至20日网上填写，3月23日至25日现场确认，《确认单》3月27日前送县招生办（106室）。",
        "以下材料各1份：《申报表》、《承诺书》、学历证书复印件，3月20日前送县教育局人事股（308室）。",
    ],
)
def test_cycles_visits_and_years_named_side_by_side_are_no_conflict(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "各校于3月20日前形成书面自查报告，报县教育局安全股。",
        f"《报名表》3月20日前发送至{ADDRESS}。由县教育局统一发证，并根据成绩推荐优秀教师参加市级比赛。",
        f"参赛人员为在2025年6月30日前教龄满3年且在岗的专任教师，《报名表》3月20日前发送至{ADDRESS}。",
        f"《申请书》3月20日前发送至{ADDRESS}，师训处4月4日前汇总报送市教育局。",
        f"1.3月20日前完成高级职称申报，并将《一览表》发送至{ADDRESS}。\n"
        f"2.4月17日前完成中级职称申报，并将《一览表》发送至{ADDRESS}。",
    ],
)
def test_what_the_issuer_does_and_what_each_grade_owes_is_no_conflict(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"报名时限为2026年2月25日10:00至2026年3月20日18:00止。《报名表》发送至{ADDRESS}。",
        f"一、报名时间及要求\n时间：3月9—20日\n要求：参赛教师填写《报名表》，发送至{ADDRESS}。",
        f"《照片》每校3张，3月20日前发送至{ADDRESS}。如不能翻拍的照片可交给县志办扫描。",
    ],
)
def test_the_first_day_of_a_span_and_what_one_may_do_are_no_deadline(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "由县教育局组织获奖作品展示交流，时间另行通知。",
        "1.开展示范课活动。时间：2026年4月7日—2026年4月24日，承办学校另行通知。",
        "学时由我校审核后统一录入系统。",
        f"培训结束后，各校报送以下材料：\n（1）《汇总表》1份，于4月10日17:00前（含当日）发送至{ADDRESS}；\n"
        f"（2）培训总结1份，于4月17日17:00前（含当日）发送至{ADDRESS}。",
    ],
)
def test_what_the_office_does_later_and_what_a_list_dates_is_not_vague(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "（一）学校材料\n1.《计划》，每校1份。\n2.《名册》，每校1份。\n3.《小结》，每校1份。\n（二）教师材料\n"
        f"4.《设计》，每人1份。\n以上材料3月20日17:00前发送至{ADDRESS}。",
        f"第一项　计划\n数　　量：每校1份\n途　　径：{ADDRESS}\n时　　限：3月20日17:00前\n\n"
        f"第二项　自评表\n数　　量：每校一式两份\n途　　径：送师训处（402室）\n时　　限：3月27日17:00前",
        f"【事项一】\n报送内容：《计划》1份\n报送时间：3月20日17:00前\n报送方式：发送至{ADDRESS}\n"
        f"【事项二】\n报送内容：《名册》1份\n报送时间：3月27日17:00前\n报送方式：发送至{ADDRESS}",
        f"材料一：计划\n时间：3月20日17:00前\n方式：发送至{ADDRESS}\n"
        f"材料二：名册\n时间：3月27日17:00前\n方式：发送至{ADDRESS}",
        f"1.入场词。每支代表队1份，3月20日17:00前发送至{ADDRESS}。\n"
        "2.参赛证明。每支代表队1份，3月27日17:00前送体育股（512室）。\n"
        "3.安全责任书。每支代表队一式两份，3月27日17:00前送体育股，地点与参赛证明相同。",
        f"①《方案》，各校1份，3月20日17:00前发送至{ADDRESS}；\n②《回执》（附表1），各校1份，3月27日17:00前传真至0451-5550177。\n"
        f"③《推荐表》（附表2），各校1份，4月10日17:00前发送至{ADDRESS}。\n咨询电话：0451-5550171",
        f"中心校收齐所辖村小材料，以中心校为单位统一报送；县直学校各自报送。《汇总表》每单位1份，3月20日17:00前发送至{ADDRESS}。",
        f"一、报送\n材料由各中心校汇总后报送。\n（一）《方案》1份，3月20日17:00前发送至{ADDRESS}。\n"
        f"（二）《小结》1份，6月26日17:00前发送至{ADDRESS}。",
    ],
)
def test_each_card_list_and_party_speaks_for_itself(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "专项检查于3月9日至4月24日在全县开展。各校填写《检查统计表》各1份，分别于3月31日17:00前、4月30日17:00前"
        f"发送至{ADDRESS}。",
        f"述职报告每人1份，3月20日17:00前发送至{ADDRESS}。\n县教育局定于3月27日召开述职评议会，8名校长现场述职。",
        "自3月9日起至4月30日开展隐患排查专项行动。\n（一）自查阶段（3月12日至3月25日）。各校逐项检查，建立《隐患排查台账》1份，"
        f"于3月27日17:00前发送至{ADDRESS}。",
    ],
)
def test_what_a_later_day_completes_or_its_own_phase_has_ended_is_not_too_early(text):
    assert told(text) == []


def test_the_day_that_an_appendix_has_for_each_party_is_a_day():
    row = "序号\t事项\t责任单位\t数量\t途径\t截止日期\n"
    text = (
        f"{row}1\t归档目录\t各校\t1份\t邮箱{ADDRESS}\t3月20日\n2\t登记表\t各校\t1份\t送档案馆业务科（210室）\t3月20日\n"
        f"3\t统计年报\t各校\t1份\t邮箱{ADDRESS}\t4月15日\n4\t移交清册\t附件1所列学校\t3份\t送档案馆业务科（210室）\t见附件1\n"
        "以上截止日期均含当日。\n附件：1.进馆安排\n附件1\n进馆安排\n单位\t卷数\t进馆日期\n第一小学\t12\t5月11日"
    )
    assert told(text) == []


def test_the_stages_that_a_sentence_asks_are_all_that_owe():
    head = "关于报送材料的通知\n各中小学、幼儿园：\n"
    text = f"各小学、初中、高中报送《设计》，小学3份，初中5份，高中4份，3月20日前发送至{ADDRESS}。"
    assert told(text, head) == []
    assert [kind for kind, _ in told(text.replace("各小学、初中、高中", "各校"), head)] == ["who-unclear"]


@pytest.mark.parametrize(
    "text",
    [
        "移交2010年12月31日以前形成、保管期限为永久的档案。",
        f"1.学校材料（一）于5月8日17:00前（含当日）、学校材料（二）于5月15日17:00前（含当日）发送至{ADDRESS}。",
        "教学点由所在中心学校统一核查，不单独报送材料。",
        f"自4月1日至9月30日，各校实行24小时值班。\n各校将《演练总结》1份于5月29日17:00前（含当日）发送至{ADDRESS}。",
    ],
)
def test_what_is_meant_and_what_is_kept_up_is_no_deadline_and_no_activity(text):
    assert told(text) == []


def test_what_the_appendix_dates_and_whom_the_circular_leaves_out_are_told():
    listed = "附件：材料报送清单\n县教育局\n2026年3月2日\n附件\n材料报送清单\n"
    dates = "1.方案：每校1份，4月7日17:00前报送。\n2.台账：每校1份，4月8日17:00前报送。\n"
    text = f"各校材料的数量和时间见附件《材料报送清单》，电子版发送至{ADDRESS}。\n{listed}{dates}"
    assert lint_circular(f"关于报送材料的通知\n各学校：\n{text}", CALENDAR) == ()

    told_out = "幼儿园、高中的研修不在本通知安排范围内。\n"
    by_stage = f"课例每所小学3个，每所初中2个，由各校于4月10日17:00前（含当日）发送至{ADDRESS}。"
    assert told(told_out + by_stage, "关于校本研修的通知\n各小学、初中：\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"1.第一季度《安全报表》每校1份，4月10日17:00前发送至{ADDRESS}。\n"
        "2.第二季度《安全报表》每校1份，邮箱开放至7月10日17:00。",
        f"1.上半年《安全报表》每校1份，7月10日17:00前发送至{ADDRESS}。\n"
        "2.下半年《安全报表》每校1份，12月11日17:00前发送至xbn@example.com。",
        f"1.《安全报表》每校1份，4月10日17:00前发送至{ADDRESS}。\n"
        "2.《安全报表》由学区汇总，4月10日17:00前发送至xbn@example.com，《汇总表》1份。",
    ],
)
def test_what_each_quarter_half_year_or_hand_owes_has_a_day_and_a_mailbox_of_its_own(text):
    kinds = {kind for kind, _ in told(text)}
    assert not kinds & {"conflicting-dates", "contact-conflict"}


def test_a_form_of_all_schools_and_the_same_form_are_one():
    text = "1.《安全报表》由各中小学报送，每校1份，4月10日17:00前发送至{}。\n2.《安全报表》4月8日17:00截止。"
    assert ("conflicting-dates", "4月8日 … 4月8日17:00截止") in told(text.format(ADDRESS))


@pytest.mark.parametrize(
    ("due", "again", "kinds"),
    [
        ("9:00前", "须于6月12日09:00前报送", []),
        ("16点前", "须于6月12日16:00前报送", []),
        ("16点前", "须于6月12日17:00前报送", ["conflicting-dates"]),
        ("晚上8:00前", "6月12日20:00后送达的不予受理", []),
        ("晚上8:00前", "6月12日18:00后送达的不予受理", ["conflicting-dates"]),
    ],
)
def test_one_hour_written_in_two_ways_is_one_hour(due, again, kinds):
    text = f"1.《名册》每校1份，6月12日{due}发送至{ADDRESS}。\n2.《名册》{again}。"
    assert [kind for kind, _ in told(text)] == kinds


def test_the_last_day_of_a_vacation_begins_no_vacation():
    head = "关于报送材料的通知\n各学校：\n1月20日至2月20日放寒假。\n"
    text = f"{head}《名册》每校1份，{{}}17:00前发送至{ADDRESS}。\n县教育局\n2026年1月5日\n"
    after, within = (lint_circular(text.format(day), CALENDAR) for day in ("2月27日", "2月13日"))
    assert [found.kind for found in after] == []
    assert [found.kind for found in within] == ["in-vacation"]


@pytest.mark.parametrize("kept", ["不分节假日", "节假日除外", "照常报送", "含双休日"])
def test_a_day_off_on_which_work_goes_on_needs_no_rule(kept):
    assert told(f"1.《名册》每校1份，6月13日17:00前发送至{ADDRESS}，{kept}。") == []
    assert told(f"1.《名册》每校1份，6月13日17:00前发送至{ADDRESS}。") == [("rest-day", "6月13日")]


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("元旦节后第一个工作日（1月3日）", []),
        ("元旦节后第一个工作日（1月4日）", ["元旦节后第一个工作日（1月4日"]),
        ("元旦节后第一个工作日，即1月4日", ["元旦节后第一个工作日，即1月4日"]),
    ],
)
def test_new_years_day_may_begin_the_year_before(said, quotes):
    text = f"关于报送材料的通知\n各学校：\n《名册》每校1份，{said}17:00前发送至{ADDRESS}。\n县教育局\n2022年12月19日\n"
    assert [found.quote for found in lint_circular(text, calendar_for(range(2022, 2025)))] == quotes


def test_from_material_1_to_material_3_are_three():
    items = "一、材料\n1.《研训计划》，每校1份。\n2.《组长名册》，每校1份。\n3.《研训小结》，每校1份。\n二、时间\n"
    assert told(f"{items}材料1至材料3于3月20日前发送至{ADDRESS}。") == []
    third = "3.《研训小结》，每校1份。"
    assert set(told(f"{items}材料1至材料2于3月20日前发送至{ADDRESS}。")) == {("no-date", third), ("no-channel", third)}


@pytest.mark.parametrize(
    "text",
    [
        f"《名册》每镇1份，3月20日17:00前发送至{ADDRESS}。共3个乡镇，见下表：\n"
        "乡镇名称\t户数\n东镇\t3\n城区小计\t3\n南镇\t4\n西镇\t5\n合计\t12",
        "各校报送以下材料，共2项：\n序号\t材料名称\t份数\t时间\t方式\n"
        f"1\t《计划》\t1份\t3月20日17:00前\t{ADDRESS}\n2\t《名册》\t1份\t3月20日17:00前\t{ADDRESS}\n\t材料小计\t2份\t\t",
    ],
)
def test_a_row_that_sums_up_others_is_no_party_and_no_paper(text):
    assert told(text) == []
    assert "sum-mismatch" in {kind for kind, _ in told(text.replace("共3个", "共4个").replace("共2项", "共3项"))}


@pytest.mark.parametrize("above", ["教育厅", "国家", "省厅"])
def test_the_day_on_which_the_issuer_passes_it_on_may_be_one_of_rest(above):
    first = f"《年报》每校1份，6月12日17:00前发送至{ADDRESS}。"
    assert told(f"{first}\n《名册》每校1份，发送至{ADDRESS}，于6月20日前汇总后报{above}。") == []


@pytest.mark.parametrize(
    "text",
    [
        f"7月6日起放暑假，8月10日返校。\n《名册》每校1份，8月12日17:00前发送至{ADDRESS}。",
        f"7月6日起放暑假。\n《名册》每校1份，7月15日17:00前由值班人员发送至{ADDRESS}。",
        f"《研修总结》每校1份，6月24日17:00前发送至{ADDRESS}。\n时间节点\n6月24日17时　研修总结\n6月29日　汇总研修总结",
        "城关文化站 3户\n"
        "东镇文化站 3户\n"
        "文化站合计 6户\n"
        f"《推荐表》3月20日17:00前发送至{ADDRESS}，每个文化站不超过3户。",
        f"各校分学科报送案例3篇，每个学科1篇，3月20日17:00前发送至{ADDRESS}。",
        f"首批3所学校：东山小学、西山小学、南山小学、北山小学等。\n《名册》每校1份，3月20日17:00前发送至{ADDRESS}。",
        f"小学演练周为3月9日至13日。\n初中演练周为3月16日至20日。\n《总结》每校1份，3月27日17:00前发送至{ADDRESS}。",
        f"2025—2026学年的《出勤表》每校1份，3月20日17:00前发送至{ADDRESS}。\n"
        "与去年即2024—2025学年相比，下降的要说明。\n"
        "2025—2026学年的数据要准确。",
        f"2025—2026学年的《出勤表》每校1份，3月20日17:00前发送至{ADDRESS}。\n"
        "指标见《2024—2025学年出勤手册》。\n"
        "2025—2026学年的数据要准确。",
        "一、材料\n"
        "1.《研训计划》，每校1份。\n"
        "2.《组长名册》，每校1份。\n"
        "3.《研训小结》，每校1份。\n"
        "二、时间\n"
        f"材料1、2、3于3月20日17:00前报送。材料1、2发送至{ADDRESS}。其余材料送师训处（402室）。",
        f"《台账》每月25日17:00前发送至{ADDRESS}，遇休息日提前到前一工作日。\n《台账》每季度末汇总后报送一次。",
        "《名册》每校1份，3月20日17:00前在全国教师管理信息系统填报。\n账号由全国教师管理信息平台导入。",
        "《名册》每校1份，3月20日17:00前送县教育局基础股（302室）。\n填写范围：基础学科、专业学科。",
        f"《名册》每校1份，3月20日17:00前发送至{ADDRESS}。\n王老师：0451-57220031\n李老师：0451-57220038",
        f"安全宣传活动于3月9日至4月24日开展。\n《宣传活动记录》每校1份，每月（4月17日前）发送至{ADDRESS}。",
        f"1.《体质健康登记表》每班1份，由学校留存。\n2.《体质健康汇总表》每校1份，3月20日17:00前发送至{ADDRESS}。",
    ],
)
def test_steps_sums_general_names_and_what_is_told_apart_conflict_with_nothing(text):
    assert told(text) == []


def test_two_spans_are_told_as_they_are_written():
    text = f"演练周为3月9日至13日。\n演练周为3月16日至20日。\n《总结》每校1份，3月27日17:00前发送至{ADDRESS}。"
    assert ("conflicting-dates", "3月16日至20日") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"本学期自9月1日起，至2027年1月16日止，国庆节、中秋节自10月1日至10月8日放假，共8天。\n各校《总结》1份于10月30日17:00前（含当日）发送至{ADDRESS}。",
        "学校每天放学前将作业内容在公示栏公示。",
        "县级初评，4月29日至4月30日及5月6日至5月8日，共5天。",
        "各校应报送、移交的事项共六项，第一项至第五项适用于全部学校，第六项只适用于附表所列学校。",
        "比对报告由县核对中心直接推送各学校，不收取费用。",
        "从本学期起实行按月报送制度，除本通知所列材料外，年内不再另行要求报送定期报表。",
        "一、各校对慢性病学生每年至少随访4次，按季度填报《随访统计表》。\n二、报送时间及方式。第一项统计表于3月、6月、9月、12月的25日17:00前"
        f"（含当日，双休日和节假日不顺延）各1份发送至{ADDRESS}。",
    ],
)
def test_words_that_only_resemble_a_demand_or_a_day_are_told_of_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、报什么\n（1）《自查报告》，每校1份。\n（2）检查记录复印件，由中学报送，每校1份。\n（3）公示栏照片，每校3张。\n二、报到哪里\n"
        f"第（1）、（3）项发送至{ADDRESS}。\n第（2）项以纸质形式送至县教育局二楼安全股（210室）。\n三、何时报\n"
        "第（1）、（2）项于3月20日17:00前报送，第（3）项于3月27日17:00前报送。",
        "一、《需求汇总表》每校1份，于3月20日前（含当日）报送。\n二、《推荐表》每名学员1份，于4月10日前（含当日）报送。\n"
        f"三、报送方式。上述材料加盖学校公章，扫描后发至{ADDRESS}。",
        "九年一贯制学校按一所学校报送材料，不分学段。",
        "报送单位为11个中心校、3个直属校，共14个。\n序号\t材料\t份数\t时限\t方式\n"
        f"1\t评估报告\t上半年、下半年各1份\t上半年6月26日17:00前，下半年11月27日17:00前\t{ADDRESS}\n"
        f"2\t年度总结\t1份\t12月18日17:00前\t{ADDRESS}",
        f"各校自2025年11月至2026年5月，每月20日16:00前将上月的《巡护月报》1份发送至{ADDRESS}。当月20日为休息日或法定节假日的，"
        "顺延至其后的第一个工作日16:00。",
        "职工不足30人的学校可以联合组队，由人数多的单位负责报送材料。",
        "本次运动会设团体总分奖8个、优秀组织奖6个、体育道德风尚奖6个。",
        "二〇二五年的年鉴，记述时限为2025年1月1日至2025年12月31日。",
        f"各单位稿件于3月20日17:00前（含当日）发送至{ADDRESS}，每单位1份。\n涉密内容不得写入稿件，不得通过电子邮件传送。",
        "完成网络学习并提交活动设计的学员，由我校登记学时18学时。",
        "县进修学校根据材料报送情况，按附件5对各校进行评分，结果报县教育局。",
        "测评使用省级统一平台，账号沿用上学期的。",
        "联系人：\n初中：研修部 王老师，电话5559101\n小学：研修部 孙老师，电话5559102",
        "一、调查员名单。每校1份。\n二、每木调查表。每株1份。\n三、调查总结。每校1份，加盖公章。\n以上材料由各校报送。"
        f"第一项于4月3日17:00前发送至{ADDRESS}；第二项于6月18日17:00前发送至{ADDRESS}；第三项于6月22日17:00前发送至{ADDRESS}。",
        f"１．监考员名单。上表所列学校各报１份，于3月20日17:00前发至{ADDRESS}。\n"
        f"２．监考员电子照片。上表所列学校每人１张，于3月27日17:00前发至{ADDRESS}。\n县招考办定于4月10日对监考员进行培训。",
        "一、材料\n1.《认定表》；\n2.《核对表》；\n3.《资助总结》。\n二、时间和方式\n以上三项每校各1份。材料1的报送截止时间为3月13日17:00，"
        f"材料2为4月10日17:00，材料3为6月26日17:00。三项材料均发送至{ADDRESS}，不收纸质材料。",
        f"一、《退书统计表》1份，于3月19日17:00前发送至{ADDRESS}。\n二、学校将书按年级打捆，于3月26日16:30前送到县新华书店仓库（城关镇建设路18号），"
        "册数与《退书统计表》一致。",
        "县教育局财务股 王会计（小学），电话0459-5550511\n县教育局财务股 孙会计（初中），电话0459-5550512",
        f"监考员名单1份，随附每人近期免冠证件照1张，由各校收齐报送。\n以上材料于3月20日17:00前（含当日）发送至{ADDRESS}。",
        "优秀课例将推荐参加市级比赛，时间以市教科所通知为准，届时另行告知。",
        "发生雷击事故的，拨打24小时值班电话0999-5550121，县局派人调查。\n法规科电话：0999-5550127",
        f"（一）填写《辅导员续聘申请表》1份。\n（二）填写《辅导员新聘申请表》1份。\n以上材料均于3月20日17:00前（含当日）发送至{ADDRESS}。",
    ],
)
def test_what_is_said_of_an_item_in_another_place_is_said(text):
    assert told(text) == []


def test_items_due_before_a_week_of_publicity_ends_are_told_apart_by_their_marks():
    text = "开学第一周为“食品安全宣传周”（3月9日至3月13日）。\n一、报送内容\n（一）《食堂基本情况登记表》1份。\n"
    text += "（二）《食品安全管理人员名册》1份。\n二、报送时间\n"
    text += f"第（一）、（二）项于3月13日17:00前发送至{ADDRESS}。"
    assert told(text) == []


def test_of_two_lists_with_the_same_marks_none_is_left_out():
    text = "一、学校须报材料\n（一）《空缺表》，每校1份。\n（二）《一览表》，每校1份。\n（三）《公示说明》，每校1份。\n"
    text += "二、申报人须报材料\n（一）《评审表》，每人1份。\n（二）《业绩汇编》，每人1册。\n三、时间\n"
    text += "学校材料（一）于3月13日17:00前送交，学校材料（二）（三）于3月20日17:00前送交，"
    text += "申报人材料（一）（二）于3月18日17:00前送交，均送县教育局人事科（215室）。"
    assert told(text) == []


def test_what_is_publicised_before_the_application_of_its_phase_is_in_order():
    text = "第五阶段：公示申报（11月23日至11月27日）\n各村公示核实结果。\n"
    text += f"各乡镇《补助申请书》1份于11月30日17:00前（含当日）发送至{ADDRESS}。"
    assert told(text) == []


def test_a_caption_of_days_is_no_name_of_the_sheet_of_its_number():
    text = (
        f"一、《季度表》（附表3）每校每季1份，《培训报名表》（附表2）每校1份，于3月20日17:00前（含当日）发送至{ADDRESS}。\n"
        "表2 《季度表》统计区间\n季度\t区间\n第一季度\t1月至3月\n第二季度\t4月至6月"
    )
    assert [kind for kind, _ in told(text) if kind == "names-vary"] == []


TABLE = (
    "| 序号 | 工作内容 | 责任单位 | 报送材料 | 份数 | 时限 | 报送去向 |\n"
    f"| 1 | 自查 | 各企业 | 《自查表》 | 1份 | 3月20日17:00前 | {ADDRESS} |\n"
    "| 2 | 岗前培训 | 各企业 | 不报送，签到册留企业备查 | — | 4月3日17:00前完成 | — |\n"
    "| 3 | 抽查 | 县局 | 无需报送 | — | 4月6日至10日 | — |\n"
    "| 4 | 讲座 | 各企业 | 讲座签到表 | — | — | 企业存档 |"
)


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        f"一、管理\n（一）参训教师须按时报到，无故缺勤的不计学时。\n二、回执\n《选派回执》每校1份，于3月20日17:00前发送至{ADDRESS}。",
        f"去年行动中各校入户1200人次，并于去年11月底报送了总结。\n《工作方案》每校1份，于3月20日17:00前发送至{ADDRESS}。",
        "集中行动自2026年3月9日起至2026年5月8日止，共分两个阶段进行：\n（一）实施阶段（3月9日至4月30日）。逐户走访。\n"
        f"各单位填写《集中行动进度统计表》，分别于3月27日前、4月10日前两次将累计数据发送至{ADDRESS}。",
        f"一、任务\n（一）计划。每校一份，3月20日前发至{ADDRESS}。\n"
        f"（二）参训教师报名表。各单位填写报名表，发至{ADDRESS}，各班次的报名时间为：\n"
        "新教师入职班：3月17日前；\n班主任班：4月10日前；\n骨干教师提升班：7月3日前；",
        f"一、任务\n（一）计划1份，3月20日前发至{ADDRESS}。\n（二）总结1份，6月12日前发至{ADDRESS}。\n"
        f"（三）登记表1份，6月12日前发至{ADDRESS}。\n（四）学员报名表。各单位按附件名额选派，3月27日前发至{ADDRESS}。",
    ],
)
def test_rows_that_ask_nothing_who_comes_and_each_group_s_own_day_are_clear(text):
    assert told(text, "关于开展行动的通知\n各企业、各学校：\n") == []


def test_photos_stuck_to_a_form_of_application_are_no_result_of_the_activity():
    text = "活动自2026年3月16日开始，至4月30日结束。\n"
    text += f"愿意参加的家庭填写《运动家庭申报表》1份，并附家庭运动照片2张，4月10日17:00前（含当日）发送至{ADDRESS}。"
    assert told(text, head="关于开展亲子运动活动的通知\n各学校：\n") == []


def test_a_register_of_what_was_found_may_come_before_the_whole_activity_ends():
    text = "一、活动时间\n2026年3月9日至4月3日。\n二、材料\n1.《饮水点排查清单》1份，3月20日17:00前（含当日）"
    text += f"发送至{ADDRESS}。\n2.《饮水安全活动总结》1份，4月10日17:00前（含当日）发送至{ADDRESS}。"
    assert told(text, head="关于开展饮水安全活动的通知\n各学校：\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"《报名表》1份，3月20日17:00前（含当日）发送至指定邮箱。\n指定邮箱：{ADDRESS}。"
        "技术问题请发 bangzhu@example.com。",
        f"一、《报名表》1份，3月20日17:00前（含当日）发送至指定邮箱。邮箱地址：{ADDRESS}。\n"
        "二、《总结》1份，3月27日17:00前（含当日）发送至 zongjie@example.com。",
        f"《推荐表》1份，3月20日17:00前（含当日）发送至专用邮箱{ADDRESS}。\n"
        "《台账》1份，3月27日17:00前（含当日）发送至人事科邮箱 rsk@example.com。",
    ],
)
def test_an_appointed_mailbox_that_is_named_is_found(text):
    assert told(text) == []


def test_a_paper_of_each_group_by_a_day_of_its_own_is_not_called_twice():
    text = f"一、新任教师\n课堂教学设计2篇，4月3日17:00前（含当日）发送至{ADDRESS}。\n"
    text += f"二、骨干教师\n示范课教案1份，4月24日17:00前（含当日）发送至{ADDRESS}。"
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"1.各校编制《课程三年规划（2026—2029学年）》1份，4月10日17:00前发送至{ADDRESS}。",
        f"1.每天在家做一件家务，照片发到本班家长群即可。\n2.《小结》每班1份，4月10日17:00前发送至{ADDRESS}。",
        "1.《排查台账》每校1份，4月10日17:00前由专干发到钉钉群“云山安全工作群”的对应文件夹内，专干均已入群。",
        f"本学期研修活动时间为3月9日至6月19日。\n1.《下年度培训需求调查表》每校1份，6月12日17:00前发送至{ADDRESS}。",
        f"1.备案表一式两份，4月10日17:00前报送。\n2.备案表报纸质件，送基教科（408室）；其余各项均报电子版，不再报送纸质件，发送至{ADDRESS}。",
        f"一、《申报书》1份，4月10日17:00前报送。\n二、报送方式\n1.资料送基教科（408室），邮箱{ADDRESS}。",
    ],
)
def test_what_a_clerk_says_in_passing_leaves_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一、演练\n各厂于4月10日前至少组织一次疏散演练，演练结束后写出《演练评估报告》1份，于4月17日17:00前发送至"
        f"{ADDRESS}。\n二、节点\n时间\t事项\n4月10日前\t组织演练\n4月17日前\t演练评估报告",
        f"1.各镇要注意发现和总结企业的好做法，报送典型案例1篇，于4月10日17:00前发送至{ADDRESS}。\n"
        f"2.活动总结每镇1份，于4月17日17:00前发送至{ADDRESS}。",
        f"1.《报名表》每校1份，4月10日17:00前发送至{ADDRESS}。\n2.技能大赛参赛名单报送事宜由市教育局另行通知。",
    ],
)
def test_a_deed_s_day_a_verb_and_another_office_s_word_are_clear(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"放假前各校发放《致家长的一封信》，回执由班主任收齐存档，不上报。\n《值班表》每校1份，于4月10日17:00前发送至{ADDRESS}。",
        f"1.每园报送游戏案例2篇，4月10日17:00前发送至{ADDRESS}。\n2.新录用教师每人撰写成长案例1篇，4月17日17:00前发送至{ADDRESS}。",
        f"一、年限\n学历计算截止到2026年12月31日；论文取得时间截止到2026年2月20日。\n二、材料\n《申报表》每人1份，于4月10日17:00前发送至{ADDRESS}。",
        "1.工作总结发送至lsfd2026@example.com。\n2.《自查表》每站1份、工作总结1份，4月10日17:00前报送。\n"
        "3.征文每站2篇，4月10日17:00前发送至lszw2026@example.com，标题注明“征文”。",
        f"1.《自查报告》1份、《巡查表》1份，4月10日17:00前报送。\n上述材料均报电子版，发送至{ADDRESS}；《自查报告》另打印1份，盖章，与电子版同日送农业办（107室）。",
        f"上述材料按下列时间报：总结由各镇于6月26日17:00前报，每镇1份，发送至{ADDRESS}。\n去年12月各单位应当报送的《应急预案》，尚缺两家，请于4月10日17:00前补报，每家1份，发送至同一邮箱。",
        f"《自查表》每村1份，4月10日17:00前发送至{ADDRESS}。\n|名次|奖补资金|\n|第1名|3万元|\n|第2至3名|各2万元|\n|合计|7万元|",
        f"一、材料\n（一）《参评教师推荐表》（附件1）每人1份，4月10日17:00前送教研室（308室）。\n"
        f"（二）《参评教师汇总表》（附件2）每校1份，4月10日17:00前发送至{ADDRESS}。\n"
        "附件：1.参评教师推荐表\n　　　2.参评教师汇总表",
    ],
)
def test_what_is_counted_paid_kept_or_owed_of_before_leaves_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"《自查表》每厂1份，4月10日17:00前发送至{ADDRESS}。涉及危化品的企业，还应按照专项整治的另行通知办理，不再重复报送。",
        f"《学时汇总表》每校1份，4月10日17:00前发送至{ADDRESS}。\n我校整理上半年学时，6月下旬前完成核对并发放证明。",
        f"《节目表》（附件1）、《汇总表》（附件2）、《“书香班级”申报表》（附件3）每校1份，4月10日17:00前发送至{ADDRESS}。\n"
        "附件：1.节目表；2.汇总表；3.“书香班级”申报表",
        f"活动分小学组（三至六年级）、初中组、高中组三个组别。\n《汇总表》每校1份，4月10日17:00前发送至{ADDRESS}。",
        f"一、填报\n1.1 4月10日17:00前，各院将《台账》1份发送至{ADDRESS}。\n"
        f"1.2 《小结》每院1份，4月17日17:00前发送至{ADDRESS}。",
        "一、材料\n1.《重点学生名单》每校1份，4月10日17:00前报送。\n2.《小结》每校1份，4月10日17:00前报送。\n二、报送方式\n"
        f"电子版发至{ADDRESS}。《重点学生名单》涉及学生个人信息，只报加盖公章的纸质版，送安全科（305室），不得通过邮箱传送。",
        f"每周五放学前要对学生进行一次提醒。\n《小结》每校1份，4月10日17:00前发送至{ADDRESS}。",
        f"四月：录课与自评。每门课程录制课堂实录视频1节，4月17日17:00前发送至{ADDRESS}。\n"
        f"4月6日至17日，各校对照《校本课程质量标准》开展自评，形成《校本课程自评报告》每校1份，4月24日17:00前发送至{ADDRESS}。",
        f"（一）各校要如实填报，对提供虚假材料的，年检定为不合格。\n（二）《年检表》每校1份，4月10日17:00前发送至{ADDRESS}。",
    ],
)
def test_notes_own_work_and_lists_in_passing_leave_nothing_open(text):
    assert told(text) == []


@pytest.mark.parametrize("said", ["木雕作品只报照片", "木雕、石雕只需报送照片", "大件作品可用照片代替", "木雕改送照片"])
def test_a_form_for_some_of_the_works_needs_no_number_of_its_own(said):
    sent = "一、报送\n作品于3月20日17:00前（含当日）送县文化馆203室，每校限报3件。\n"
    text = f"{sent}二、项目\n1.绘画：尺寸不限。\n2.雕刻：{said}。"
    assert told(text) == []


def test_photos_that_all_send_need_their_number():
    assert ("count-missing", "照片") in told(f"各校须报送活动照片，3月20日17:00前（含当日）发送至{ADDRESS}。")


STEPS = (
    "■ {0}\n{2}：3月18日17:00前（含当日）。\n谁来报：各村小。\n报到哪里：中心校203室。\n"
    "■ {1}\n{2}：3月20日17:00前（含当日）。\n"
)


@pytest.mark.parametrize("label", ["时间", "报送时间", "截止日期"])
def test_the_day_that_heads_the_fields_of_a_step_is_that_step_s_own(label):
    text = STEPS.format("第一步：村小报中心校", "第二步：中心校报县资助中心", label)
    text += f"谁来报：各中心校。\n报到哪里：{ADDRESS}。\n《汇总表》每校1份。"
    assert not any(kind == "conflicting-dates" for kind, _ in told(text))


@pytest.mark.parametrize(
    "where",
    ["纸质件：县政务中心2楼，县资助中心。", "报送地点：教育局西楼105室，县资助中心。", "地址：西楼105县资助中心。"],
)
def test_an_office_has_its_room_before_its_name_too(where):
    text = f"各校把工作总结（1份）直接报县资助中心，3月20日17:00前（含当日）。\n电子表发送至{ADDRESS}。\n{where}"
    assert not any(kind == "no-channel" for kind, _ in told(text))


CAMPAIGN = "县教育局决定于3月2日至4月30日开展教具清查。\n一、步骤\n（一）学校清点（3月2日至20日）\n1.各校逐件清点。\n"
SENT = f"各份材料由各校发送至{ADDRESS}，每校1份，期限均含当日。"


@pytest.mark.parametrize("paper", ["教具损坏台账", "教具清查登记表", "教具缺失清单"])
@pytest.mark.parametrize("head", ["（二）乡镇复核（3月23日至27日）", "（二）集中复核，3月23日至27日"])
def test_a_step_that_is_over_has_its_paper_while_the_campaign_goes_on(paper, head):
    step = f"{head}\n1.各中心校逐校复核。\n2.各校于3月31日17:00前报送{paper}。\n"
    text = f"{CAMPAIGN}{step}（三）修补更新（4月1日至30日）\n{SENT}"
    assert not any(kind == "before-activity-ends" for kind, _ in told(text))


def test_the_report_on_all_of_a_campaign_needs_its_end():
    step = "（二）乡镇复核（3月23日至27日）\n1.各中心校逐校复核。\n2.各校于4月20日17:00前报送教具清查工作总结。\n"
    text = f"{CAMPAIGN}{step}{SENT}"
    assert "before-activity-ends" in {kind for kind, _ in told(text)}


def test_a_paper_that_bears_another_items_name_waits_for_that_one():
    text = (
        "一、重点\n（一）结对教研\n3月9日至5月22日，各片组织两次结对活动，项目由片长学校选定。\n"
        "（二）小项目实验\n去年立项的小项目实验进入中期。\n二、材料\n"
        f"1.《小项目中期报告》，每项1份，4月17日17:00前（含当日）发送至{ADDRESS}。\n"
        f"2.《教研计划》，每校1份，3月13日17:00前（含当日）发送至{ADDRESS}。"
    )
    assert not any(kind == "before-activity-ends" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "入职不久的讲解员名册每馆1份，3月20日前送人事科（105室）。",
        "各馆对季节后的参观数据进行复核，3月20日前将复核表送开放部（201室）。",
        "观众统计表每月5日前报送至 a@example.com，遇节假日顺延至节后首个工作日。",
        "《登记表》由讲解组填写，随后交保管部汇总，保管部3月20日前送安保科（101室）。",
        "年前已报送的登记表不必重报；新增的登记表于3月20日前送文物科（102室）。",
        "请各馆抽空走访捐赠人。走访记录表3月20日前送征集部（102室）。",
        "志愿者按在册人数的一定比例推荐，比例为5%，推荐名册3月20日前送宣教部（102室）。",
    ],
)
def test_a_loose_word_that_dates_no_paper_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "各协会推荐专家，专家登记表3月20日前发至 a@example.com。每个协会不超过3名。",
        "各协会推荐评委候选人须有高级职称。候选人登记表3月20日前送学会部（102室）。",
        "各支部推荐代表，代表名额为12名，登记表3月20日前送党办（102室）。",
        "各公司按应报尽报原则推报选手，报名表3月20日前送工会（102室）。",
        "各家庭自愿申报，各社区推荐家庭，申报表3月20日前送妇联（102室）。",
        "“最美楼栋长”每社区限推1户，推荐表3月20日前送社区科（102室）。",
        "优秀讲解员的产生，由本人自荐、科室推荐。名单公布后报送至 a@example.com的异议不予受理。",
        "耕地核查举证照片须于3月20日前在“耕地云”上传完毕。",
        "推荐表1份、身份证复印件及照片于3月20日前送党办（102室）。",
        "县局表彰先进集体10个、先进个人，评定办法另发。推荐表3月20日前送党办（102室）。",
    ],
)
def test_what_has_its_number_elsewhere_or_needs_none_is_not_counted(text):
    assert not any(kind == "count-missing" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "整治情况报告1份3月20日前送城管科（102室）。3月27日仍未交整治情况报告的，予以通报。",
        "巡查报告3月20日前送城管科（102室）。对截至3月20日未报巡查报告的单位，将上门督办。",
        "电子版台账3月20日前发至 a@example.com，纸质台账3月27日前送达102室即可。",
        "小学花名册3月20日前送102室。初中花名册的最后期限为3月27日，也送102室。",
        "整改方案3月20日前送102室。整改方案经审核退回的，修改后的最后期限为3月27日。",
        "整改方案3月20日前送102室。超过3月20日收到的整改方案不再受理。",
        "排查表3月20日前送102室。验收表3月27日前送到即可，仍送102室。",
    ],
)
def test_a_later_day_for_who_is_late_or_for_another_part_is_no_second_deadline(text):
    assert not any(kind == "conflicting-dates" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "各站填写《巡检记录表》，每班1份，由站里保管。《设备故障登记表》于3月20日前送102室。",
        "学员填写《个人信息表》，每人1份。《个人承诺卡》签字后一并于3月20日前送102室。",
        "班组填写《巡检记录表》，每班1份。《巡检情况汇总表》于3月20日前送102室。",
        "各站填写《巡检记录表》，每班1份，3月20日前送102室。《设备故障登记表》于3月27日前送102室。",
        "请在“安全云”平台注册报名。作品于3月20日前在“作品库”系统提交。",
        "请在“安全云”平台录入人员信息。另在“作品库”系统于3月20日前提交作品。",
        "报送材料：工作总结，每站1份。\n报送时间：3月20日前。\n报送方式：总结盖章后送102室。",
    ],
)
def test_a_paper_that_is_kept_or_goes_with_another_is_no_second_name(text):
    assert not any(kind == "names-vary" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "每组三五名职工开展帮带，帮带总结1份3月20日前送102室。",
        "请选派分管领导和业务骨干2名参加培训，报名表3月20日前送102室。",
        "每分会限报作品3件，评委会选出10件作品须另行布展。登记表3月20日前送102室。",
        "书画每分会限3幅、摄影限4幅。4幅作品均须装裱，3月20日前送102室。",
        "每分会推荐3名，职工组、家属组各不超过2名，推荐表3月20日前送102室。",
        "全厂职工120名（女职工50名），名册3月20日前送102室。",
        "每分会报案卷6卷，工伤类2卷，其余自定，3月20日前送102室。",
        "参赛作品每队限报3（三）件，3月20日前送102室。",
    ],
)
def test_numbers_of_other_things_are_no_contradiction(text):
    assert not {kind for kind, _ in told(text)} & {"count-unclear", "sum-mismatch"}


@pytest.mark.parametrize(
    "text",
    [
        "职工联赛10月23日决赛。各分会初赛总结1份于10月14日前送文体部（203室）。",
        "技能大赛6月26日决赛。大赛报名汇总表6月10日前送技能部（203室）。",
        "本学期7月3日结束。教研组学期工作总结6月26日前送教导处（203室）。",
        "读书季于6月29日收官。《季度考勤汇总表》6月12日前送人事部（203室）。",
        "展览5月13日、14日举行，展品清单5月8日前送展览部（203室）。",
    ],
)
def test_what_reports_on_nothing_still_to_come_may_be_due_before_it(text):
    assert not any(kind == "before-activity-ends" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "有需要的小区可申请充电桩，申请表3月20日前送房管部（102室）。",
        "部分职工反映的问题，由各分会逐条答复，答复表3月20日前送102室。",
        "部分小区（名单见附件1）应提交改造方案1份，3月20日前送102室。\n附件：1.小区名单",
    ],
)
def test_a_group_that_may_choose_or_is_named_is_clear(text):
    assert not any(kind == "who-unclear" for kind, _ in told(text))


def test_what_a_window_takes_until_a_day_has_its_day():
    text = "换证申请书、许可证复印件各一份，直接递交政务中心窗口（12号），办理期为3月2日至3月31日。逾期的依规处理。"
    assert not any(kind == "no-date" for kind, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "水位月报表每月5日前报送至 a@example.com，遇节假日顺延。下月报送的数据与本月衔接。",
        "请各站填写本月报送情况，3月20日前发至 a@example.com。",
        "各站拍摄短视频，在站内播放。宣传总结1份3月20日前送宣传科（102室）。",
        "3月1日起不再接收纸质普查表。普查表3月20日前上传“普查云”平台。",
        "表彰大会定于3月26日举行。先进事迹总结1份3月20日前送工会（102室）。",
        "登记表一式三（3）份，3月20日前送工会（102室）。",
        "各站节前值班表3月20日前送办公室（102室）。",
    ],
)
def test_words_that_only_look_like_a_loose_day_or_number_are_left_alone(text):
    assert told(text) == []
