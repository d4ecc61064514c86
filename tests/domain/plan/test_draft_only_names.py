"""A draft names papers and nothing else: no verb with them, no part of another, no deed of the office's own."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str, title: str = "关于报送有关材料的通知") -> list[tuple[str, str | None]]:
    drafted = draft(f"{title}\n各学校：\n{text}\n县水务局\n2026年3月2日\n")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("一、各站将巡查情况汇总成渠道巡查记录表，于3月20日前报送至qd@example.com。", "渠道巡查记录表"),
        ("一、各校推选读书心得2篇，于3月20日前报送至qd@example.com。", "读书心得"),
        ("一、各站签字后于3月20日前送我局水政股，同时交未接水农户情况说明。", "未接水农户情况说明"),
        ("一、各校在3月20日前制定2026年节水计划，上传至qd@example.com。", "2026年节水计划"),
        ("一、各站填报并公示2026年度取水报告，于3月20日前报送至qd@example.com。", "2026年度取水报告"),
        ("一、各站从系统导出水质自查报告，于3月20日前送水政股。", "水质自查报告"),
        ("一、各站汇总填制灌区住户登记表，于3月20日前报送至qd@example.com。", "灌区住户登记表"),
        ("一、每个班组排一张护渠安排表，3月20日前发到qd@example.com。", "护渠安排表"),
        ("一、各校报送新生报到情况统计表，于3月20日前发至qd@example.com。", "新生报到情况统计表"),
        ("一、各校核对信息，在园幼儿用水核对表3月20日前发至qd@example.com。", "在园幼儿用水核对表"),
        ("一、每校另报推荐农户汇总表1份，3月20日前发至qd@example.com。", "推荐农户汇总表"),
        ("一、各站填写参训人员回执一份，3月20日前发至qd@example.com。", "参训人员回执"),
        ("一、征文报送汇总表于3月20日前发至qd@example.com。", "征文报送汇总表"),
        ("一、各校遴选节水优秀教案2篇，于3月20日前报送至qd@example.com。", "节水优秀教案"),
        ("一、各校事先制订“节水周”活动方案，于3月20日前报送至qd@example.com。", "“节水周”活动方案"),
        ("一、各校要形成切实可行的管网改造实施方案，于3月20日前报送至qd@example.com。", "管网改造实施方案"),
        ("一、每校报送若干节节水优质课例，于3月20日前上传至qd@example.com。", "节水优质课例"),
        ("一、各校于3月20日前报送遴选工作总结，发至qd@example.com。", "遴选工作总结"),
        ("一、各校于3月20日前报送成绩汇总表，发至qd@example.com。", "成绩汇总表"),
        ("一、各校于3月20日前报送成果简介，发至qd@example.com。", "成果简介"),
        ("一、各校于3月20日前报送对口帮扶总结，发至qd@example.com。", "对口帮扶总结"),
        ("一、各校选拔节水微课2节，于3月20日前报送至qd@example.com。", "节水微课"),
        ("一、各校上好节水课。课例为课堂录像视频，于3月20日前报送至qd@example.com。", "课例"),
        ("一、各校将每种量具的图册两份，于3月20日前送水政股。", "量具的图册"),
        ("一、各站拟定本辖区水源保护预案，于3月20日前报送至qd@example.com。", "水源保护预案"),
        ("一、各站巡渠视频用MP4格式，于3月20日前报送至qd@example.com。", "巡渠视频"),
        ("一、各站把用水台账采用EXCEL格式于3月20日前报送至qd@example.com。", "用水台账"),
        ("一、各校报送水质检测报告，于3月20日前交水政股，附对方资质证书复印件。", "水质检测报告"),
    ],
)
def test_a_paper_is_named_without_the_verb_that_makes_or_chooses_it(text: str, title: str) -> None:
    assert title in [name for name, _ in told(text)]
    assert not [
        name
        for name, _ in told(text)
        if name.startswith(("选拔", "每种", "辖区", "成渠道", "推选", "事先", "切实", "若干", "方资质"))
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "要有村里意见和1张生活照（插在文里）",
        "每户一个文件夹，内有水费清单和合同",
        "配上文字说明",
        "并附简要说明",
        "不必附村级底表",
        "停水日程作为方案附表一并装订",
        "须为2025年以来的真实案例",
        "填写要求见表",
        "县局评出一等奖，颁发证书",
        "数据统计到3月10日",
        "所填内容截至今年2月底",
    ],
)
def test_what_a_paper_holds_or_is_like_is_no_paper_beside_it(beside: str) -> None:
    text = f"一、各校写好节水总结，每校1份，{beside}，于3月20日前发至qd@example.com。"
    assert told(text) == [("节水总结", "03-20")]


def test_what_is_annexed_by_name_is_a_paper_of_its_own() -> None:
    text = "一、各校写好节水总结，并附《用水统计表》，于3月20日前发至qd@example.com。"
    assert told(text) == [("节水总结", "03-20"), ("《用水统计表》", "03-20")]


def test_a_paper_is_not_named_by_a_piece_of_a_word() -> None:
    text = "一、更换水表供应商的，须填《供应商备案表》报县局水政股（二楼206室），附对方营业执照复印件。"
    assert "方营业执照复印件" not in [name for name, _ in told(text)]


def test_a_published_result_is_no_paper_of_anybodys() -> None:
    text = "一、各校《节水申报书》1份于3月20日前发至qd@example.com。我局4月中旬公布结果。"
    assert told(text) == [("《节水申报书》", "03-20")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "一、3月5日至3月25日的漏水投诉情况汇总成《投诉情况表》，4月3日前发至qd@example.com。",
            [("《投诉情况表》", "04-03")],
        ),
        (
            "一、征集“一滴水”教育故事。每篇不超过2000字，由学校于4月10日前发水政股邮箱qd@example.com。",
            [("“一滴水”教育故事", "04-10")],
        ),
        (
            "一、各校于4月17日前报送示范校验收申请，纸质版一式两份，同时附改造前、改造后照片各3张。",
            [("示范校验收申请", "04-17")],
        ),
    ],
)
def test_the_day_is_that_of_the_paper_and_not_of_what_it_tells(text: str, days: list[tuple[str, str]]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("一、安全日记由班主任汇总成《假期安排表》，3月20日前上报，每班1份。", "《假期安排表》"),
        ("一、各校报送节水活动照片6张，于3月20日前发至qd@example.com。照片须为原图。", "节水活动照片"),
        ("一、三所学校各报送教下乡活动总结1份，3月20日前发邮箱qd@example.com。", "送教下乡活动总结"),
        ("一、各校从节水周的活动照片里挑5张，3月20日前发至qd@example.com。", "节水周的活动照片"),
        ("一、节水报告、用水台账都在3月20日前报送至qd@example.com。", "用水台账"),
        ("一、每个村委交节水活动总结1份，3月20日前发至qd@example.com。", "节水活动总结"),
    ],
)
def test_a_paper_is_named_without_what_is_said_of_it(text: str, title: str) -> None:
    assert title in [name for name, _ in told(text)]


@pytest.mark.parametrize(
    "beside",
    [
        "二、送教下乡。3月9日至5月29日，送教教师按附表的日程到乡村学校上课，接受学校负责接送。",
        "二、2025年形成的会计档案，各单位应于3月27日前自行完成编号、装盒，同步扫描文书档案，刻录副本光盘。",
        "二、凡没有另外注明去处的材料，一律发至qd@example.com。",
        "二、优秀作品由县水务局公众号在5月陆续推送。",
        "二、凡报县水利局宣传部的材料，一律用电子版。",
        "二、各校从巡渠、讲座、节水读书、参观四类活动中至少选两类。",
        "二、各校从巡渠、听讲座、写节水日记等三大主题中任选。",
        "二、各站将截至填报日的累计数据用PDF格式上报。",
        "二、附件1中注明“电子”的，发至qd@example.com；附件1所标“纸质”的，送水政股。\n附件：1.报送时间表",
        "二、各校认真总结本学期节水开展情况，3月27日前上报。",
    ],
)
def test_a_deed_or_a_word_for_all_papers_is_no_paper(beside: str) -> None:
    text = f"一、各校写好节水总结，每校1份，于3月20日前发至qd@example.com。\n{beside}"
    assert told(text) == [("节水总结", "03-20")]


def test_a_form_filled_three_times_is_owed_on_each_of_its_days() -> None:
    text = "一、用水量分三次报，用《用水进度表》，第一次4月10日，第二次5月8日，第三次6月12日，三次都是当天17:00以前"
    text += "发到“节水工作群”，群里只认表格。"
    assert told(text) == [("《用水进度表》", f"{day} 17:00") for day in ("04-10", "05-08", "06-12")]


def test_a_label_that_asks_when_is_no_paper_and_dates_the_one_beside_it() -> None:
    text = "一、节水周\n◆ 交什么：每个团委交节水小结1份（500字以内）。\n"
    text += "◆ 什么时候交：4月17日前，传到QQ群“节水之家”的群文件。"
    assert told(text) == [("节水小结", "04-17")]


def test_rows_without_a_head_are_read_by_the_sentence_over_them() -> None:
    text = "四、材料一览\n（表中每行依次为：名称、报送人、数量、时限、去处）\n"
    text += "《节水计划》　　各校　　1份　　4月10日前　　水政股邮箱qd@example.com\n"
    text += "《巡渠日志》　　附件1所列巡渠员　　每人1本　　4月24日前　　培训部（二楼205室）\n"
    text += "优秀水利设计　　各校　　择优　　5月8日前　　水政股邮箱qd@example.com"
    assert told(text) == [("《节水计划》", "04-10"), ("《巡渠日志》", "04-24"), ("优秀水利设计", "05-08")]


def test_a_group_that_is_joined_bears_its_name() -> None:
    text = "一、各校指定一名联络员，于4月10日前加入微信群“节水联络员”，由水政股审核入群。"
    assert told(text) == [("加入微信群“节水联络员”", "04-10")]


def test_papers_made_each_by_itself_are_both_owed_on_the_day_of_both() -> None:
    text = "一、每个点填1张节水示范点申报表；另拍机房、入口照片各1张。申报表和照片都在4月17日17:30前报水政股。"
    assert told(text) == [("节水示范点申报表", "04-17 17:30"), ("入口照片", "04-17 17:30")]


def test_works_that_bear_a_card_are_owed_beside_it() -> None:
    text = "一、4月17日前：水瓶画评比，每校送作品4件到三楼展厅，每件附《作品卡》1张，贴在背面。"
    assert sorted(told(text)) == [("《作品卡》", "04-17"), ("水瓶画作品", "04-17")]


def test_the_head_of_an_item_is_the_paper_that_it_names_in_full() -> None:
    text = "一、报送要求\n（一）活动总结。每校1份，4月17日前发至qd@example.com。\n"
    text += "（二）统计表。各校填写《“节水周”活动情况统计表》1份，与活动总结同时报送。\n"
    text += "（三）以上材料由中心校于4月24日前汇总报送。"
    assert told(text) == [("活动总结", "04-17"), ("《“节水周”活动情况统计表》", "04-17")]


def test_how_each_sort_of_the_works_is_handed_in_is_no_new_paper() -> None:
    text = "一、参赛作品于4月17日前报送。\n二、报送方式\n"
    text += "（一）绘画、书法作品报送原作，摄影作品报送照片，均送县水务局水政股。"
    drafted = draft(f"关于举办水利作品比赛的通知\n各学校：\n{text}\n县水务局\n2026年3月2日\n")
    assert [(one.title, one.due) for one in drafted.requirements] == [("参赛作品", "04-17")]
    assert any("怎样交" in left.why for left in drafted.unread)


def test_a_cell_of_works_and_their_form_is_two_papers() -> None:
    text = "一、报送安排\n类别\t报送材料\t截止时间\n"
    text += "绘画\t参赛作品及《作品登记表》（附件2）\t4月17日\n案例\t《节水案例》\t4月24日"
    assert told(text) == [("参赛作品", "04-17"), ("《作品登记表》", "04-17"), ("《节水案例》", "04-24")]


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("整理本年度巡渠资料，4月17日前送交《巡渠记录册》", ["《巡渠记录册》"]),
        ("完善巡渠档案，4月17日前提交巡渠员花名册", ["巡渠员花名册"]),
        ("撰写巡渠随笔，从中评选出优秀随笔3篇，于4月17日前报送", ["优秀随笔"]),
        ("报送巡渠随笔和优秀随笔，于4月17日前送", ["巡渠随笔", "优秀随笔"]),
        ("提交经费使用明细和典型个案，4月17日前报", ["经费使用明细", "典型个案"]),
        ("使用巡渠手册，4月17日前报送巡渠小结", ["巡渠小结"]),
        ("签订参赛承诺书，4月17日前交", ["参赛承诺书"]),
        ("绘制渠道网格图1张，4月17日前报", ["渠道网格图"]),
        ("将水票签领单扫描后4月17日前报", ["水票签领单"]),
        ("开展巡渠，每次巡渠要有方案、有总结，巡渠记录4月17日前报", ["巡渠记录"]),
        ("收集节水素材，积累活动资料，于4月17日前报送《活动登记册》", ["《活动登记册》"]),
        ("整理巡渠资料，连同《巡渠记录册》于4月17日前报送", ["巡渠资料", "《巡渠记录册》"]),
        (
            "拟定渠道抢修工作方案，确定联络员1名，于4月17日前报送工作方案和《联络表》",
            ["渠道抢修工作方案", "《联络表》"],
        ),
        ("撰写节水工作总结，填写《统计表》，4月17日前报送工作总结、《统计表》", ["节水工作总结", "《统计表》"]),
        ("于4月17日前报送灌区工作总结，同时报送本站养护总结", ["灌区工作总结", "养护总结"]),
    ],
)
def test_what_is_tidied_on_the_way_or_was_just_made_is_not_owed_beside_it(said: str, titles: list[str]) -> None:
    assert told(f"一、各站{said}至县水务局水政股（二楼206室）。") == [(title, "04-17") for title in titles]


def test_what_may_be_handed_in_at_the_same_time_has_its_day() -> None:
    text = "一、各站于4月17日前报送节水总结至qd@example.com；站内有好做法的，可同时报送节水案例1篇，没有的不报。"
    assert told(text) == [("节水总结", "04-17"), ("节水案例", "04-17")]


@pytest.mark.parametrize("when", ["月底左右", "下旬前后", "学期末左右"])
def test_a_paper_ends_where_a_vague_day_begins(when: str) -> None:
    assert ("巡渠课件", None) in [(name, None) for name, _ in told(f"一、巡渠课件{when}发到qd@example.com，以便调试。")]


def test_papers_counted_up_behind_their_names_are_owed_each() -> None:
    text = "一、每名教师于4月17日前在“节水云”平台上传微课视频、教学设计、课后练习三样，缺一样视为弃权。"
    assert told(text) == [("微课视频", "04-17"), ("教学设计", "04-17"), ("课后练习", "04-17")]


@pytest.mark.parametrize("days", ["3月9日至4月10日", "3月9日—4月10日"])
def test_works_that_come_in_for_weeks_are_owed_by_the_day_told_for_them(days: str) -> None:
    text = f"一、{days}，面向居民征集“爱水”征文，每站报送征文5篇。征文报送截止时间为4月17日，发至qd@example.com。"
    assert told(text) == [("“爱水”征文", "04-17")]
    assert told(f"一、{days}征集“爱水”征文，每站报送征文5篇，发至qd@example.com。") == [("“爱水”征文", "04-10")]
