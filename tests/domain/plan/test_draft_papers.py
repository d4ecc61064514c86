"""Drafting from single sentences: what is owed, through which channel, and how many, in many fields and wordings."""

from __future__ import annotations

import re

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.requirement import PartyKind
from tasks.pages.plan_draft import draft_json

HEAD = "关于报送2026年有关材料的通知\n各有关单位：\n"
TAIL = "\n2026年2月20日"


def told(text: str) -> list[tuple[str, str | None, str, int | None]]:
    """Name, day, channels in one word without quotes, count: as a person would read them off."""
    return [
        (one.title.strip("《》"), one.due, re.sub("[“”]", "", "、".join(one.channels or ())), one.count)
        for one in draft(HEAD + text + TAIL).requirements
    ]


@pytest.mark.parametrize(
    ("text", "title", "channel"),
    [
        ("各参训单位9月12日前登录“云岭人才网”完成单位账号注册和实名认证。", "单位账号注册和实名认证", "云岭人才网"),
        ("各卫生室6月20日前完成“家医系统”2026年度签约服务信息填报。", "2026年度签约服务信息", "家医系统"),
        ("各机构5月15日前登录养老服务信息系统，完成机构信息更新。", "机构信息更新", "养老服务信息系统"),
        ("每名志愿者须在“志愿云溪”小程序完成实名登记，截止至11月27日。", "“志愿云溪”小程序实名登记", "志愿云溪小程序"),
        ("◆新生注册　小学一年级新生，由录取学校9月20日前在“学籍系统”完成注册。", "新生注册", "学籍系统"),
        ("各加油站须在4月30日前把油气回收检测数据导入“移动源监管平台”。", "油气回收检测数据", "移动源监管平台"),
        ("各林场于10月20日前向县林业局造林科报造林作业设计。", "造林作业设计", "县林业局造林科"),
    ],
)  # fmt: skip
def test_what_is_entered_or_has_an_unusual_name_is_owed_all_the_same(text, title, channel):
    assert [(one[0], one[2]) for one in told(text)] == [(title, channel)]


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("《救助对象花名册》于4月15日前报县民政局社会救助股，邮箱：jz@qx.example。", "mailbox"),
        ("《台账》纸质版5月20日前交镇畜牧站，电子版同时发至xm@qx.example。", "mailbox、镇畜牧站"),
        ("《答复件》请于6月12日前通过浙政钉发送至县府办督查科。", "浙政钉"),
        ("各镇将《巡查台账》用U盘拷贝，于8月20日前送县河长办（水利大厦6楼）。", "U盘送县河长办"),
        ("《作品登记表》于9月5日前邮寄至市文化馆（滨江路12号，邮编120001）。", "邮寄至市文化馆"),
        ("书法作品登记表于9月5日前邮寄或送至市文化馆（滨江路12号）。", "邮寄至市文化馆、市文化馆"),
        ("《能耗季报》于4月15日前通过“统计联网直报”平台报送。", "统计联网直报平台"),
        ("《案例》于4月15日前上传“平安校园”平台“演练”栏目。", "平安校园平台演练栏目"),
        ("《案例》于4月15日前上传至“临水学前网”的“家园”栏目。", "临水学前网家园栏目"),
        ("《月报》于4月15日前上传至指定平台。", ""),
        ("各小组于4月28日前在“平安志愿”微信工作群报《巡逻记录表》。", "平安志愿微信工作群"),
        ("参会回执请于3月2日前传真至0451-5550123。", "传真"),
        ("各产业（系统）工会于3月2日前将《总结》发至gh@qx.example，系统关闭后无法补录。", "mailbox"),
    ],
)
def test_a_place_is_where_it_goes_and_not_who_reads_it_there(text, channels):
    assert [one[2] for one in told(text)] == [channels]


@pytest.mark.parametrize(
    ("second", "channel"),
    [
        ("秋粮测产表，9月20日前在同一系统上报。", "农情调度系统"),
        ("秋粮测产表，9月20日前报送，方式同上。", "农情调度系统"),
        ("秋粮测产表，9月20日前在该系统填报。", "农情调度系统"),
    ],
)
def test_a_place_that_points_back_is_the_one_it_points_to(second, channel):
    first = "1.面积核查表，5月15日前在“农情调度”系统上报。\n2."

    assert [one[2] for one in told(first + second)] == ["农情调度系统", channel]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("各企业将申报书、佐证材料和汇总表装订成一册，于7月10日前送县科技局创新股（501室）。",
         ["申报书、佐证材料和汇总表"]),
        ("2.优秀课例。教学设计、课件、课堂实录打包上传至“智慧教研平台”，6月5日截止。", ["优秀课例"]),
        ("各校把《一年级新生名册》《七年级新生名册》合并在一个工作簿里，8月22日前发至a@qx.example。",
         ["新生名册（一年级、七年级）"]),
        ("将《志愿队名册》和《服务计划》于3月20日前分别发至zyfw@qx.example。", ["志愿队名册", "服务计划"]),
        ("各供水单位提交水质检测报告及化验原始记录复印件，9月10日前交县水务局供水股（302）。", ["水质检测报告"]),
        ("3.证明材料：每人提交健康证明1份，9月4日前送县体育中心竞训股。", ["健康证明"]),
        ("◆政策宣传　选取3张照片，于9月25日前发“资助工作群”（QQ群）。", ["政策宣传照片"]),
    ],
)  # fmt: skip
def test_papers_in_one_cover_are_one_and_a_name_says_what_it_is_about(text, titles):
    assert [one[0] for one in told(text)] == titles


@pytest.mark.parametrize(
    "text",
    [
        "各单位要组织培训，开展自查自纠，建立问题清单，限期整改。",
        "县局将于10月15日前印发检查通报，11月20日前向市局报送总结。",
        "5月20日前，县局组织专家组对申报材料进行评审，并在官网公示5个工作日。",
        "原始台账由企业留存备查，保存期不少于3年，不需上报。",
        "评价范围：2026年9月30日前办理备案的住宅项目。",
        "各统计站于每次报送后的三个工作日内在系统中完成初审，县统计局随后复审。",
    ],
)
def test_what_the_office_does_and_what_only_happens_is_not_owed(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("《责任书》一式四份，镇、村各存一份，两份于4月10日前报县林草局防火办（防火大楼201）。", 2),
        ("《承诺书》一式两份，于4月10日前将其中一份送县林草局防火办（防火大楼201）。", 1),
        ("《承诺书》一式两份，于4月10日前发至a@qx.example。", 1),
        ("各妇联推荐候选户2户，每户填写《推荐表》1份，4月10日前送县妇联家儿部（311室）。", 2),
        ("各所于4月10日前向a@qx.example报送普法信息，每所每月2条。", 2),
        ("《审批表》须公示5个工作日，于4月10日前报县总工会组织部（502室）。", 1),
    ],
)
def test_copies_are_counted_where_they_are_carried_and_no_days_are(text, count):
    assert [one[3] for one in told(text)] == [count]


def test_cells_left_out_at_a_rows_end_are_merged_with_those_above():
    table = (
        "材料名称\t份数\t截止时间\t报送方式\n《方案》\t1份\t3月19日\ta@qx.example\n《台账》\t1份\t4月9日\n"
        "《清单》\t一式两份\t4月16日\t县住建局210室\n《总结》\t1份\t5月8日\t"
    )

    assert [one[:3] for one in told(table)] == [
        ("方案", "03-19", "mailbox"),
        ("台账", "04-09", "mailbox"),
        ("清单", "04-16", "县住建局210室"),
        ("总结", "05-08", ""),
    ]


def test_items_said_by_their_numbers_share_the_place_that_the_last_one_names():
    text = (
        "二、报送材料\n材料一：《自评表》，各校填写。\n材料二：活动视频。\n材料三：《总结》，各校撰写。\n三、报送要求\n"
        "材料一于4月10日前、材料二于4月17日前发送至a@qx.example；材料三发送至a@qx.example。"
    )

    assert [one[:3] for one in told(text)] == [
        ("自评表", "04-10", "mailbox"),
        ("活动视频", "04-17", "mailbox"),
        ("总结", None, "mailbox"),
    ]


def test_a_table_of_days_that_says_another_day_than_the_text_is_left_to_a_person():
    text = "1.各校填写《微型课题申报汇总表》，3月26日前发至a@qx.example。\n"
    text += "阶段\t事项\t截止时间\n申报\t申报汇总表发送\t3月24日"

    assert [one[:2] for one in told(text)] == [("微型课题申报汇总表", None)]


@pytest.mark.parametrize(
    ("addressed", "text", "party", "who"),
    [
        ("各医疗机构：", "各医疗机构于4月10日前将《报告》发至a@qx.example。", None, "各医疗机构"),
        ("各村（社区），镇直各单位：", "《清册》于4月10日前发至a@qx.example。", None, "各村(社区)"),
        ("各乡镇，各工贸企业：", "每家企业填《自查表》1份，4月10日前发至a@qx.example。", None, "每家企业"),
        ("各中小学：", "各单位于4月10日前将《报告》发至a@qx.example。", PartyKind.SCHOOL, ""),
        ("各中小学：", "每位教师于4月10日前将《心得》发至a@qx.example。", PartyKind.TEACHER, ""),
    ],
)
def test_who_is_no_school_is_named_by_the_circulars_own_words(addressed, text, party, who):
    (one,) = draft(f"关于报送2026年有关材料的通知\n{addressed}\n{text}{TAIL}").requirements

    assert (one.party, one.who) == (party, who)
    assert draft_json(draft(f"关于报送\n{addressed}\n{text}{TAIL}"))["requirements"][0]["party"] == (party or who)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("活动总结1份，2000字以内，附影像资料，于6月29日前发送至邮箱 a@qx.example。", ["活动总结"]),
        ("各校把体育、卫生两项总结合并为一篇《体卫艺工作总结》，6月18日前发至邮箱 a@qx.example。", ["体卫艺工作总结"]),
        ("填表说明：每个教研组填一行，于9月18日前发送至邮箱 a@qx.example。", []),
        (
            "6月：指导中心派人到校查看劳动清单使用情况；15日17:00前，各校将《劳动清单》1份发至邮箱 a@qx.example。",
            ["劳动清单"],
        ),
    ],
)  # fmt: skip
def test_a_clause_or_what_goes_with_a_paper_is_no_paper(text, titles):
    assert [one[0] for one in told(text)] == titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an attachment that says when is looked at, and not handed in
            "一、名单。填写《河长名单》（附件1）。\n二、报送。以上三项材料由各镇报送，发至hz@qx.example，时间按照附件2执行。\n"
            "附件：1. 河长名单\n2. 报送时间表\n附件2\n报送时间表\n| 材料 | 报送截止时间 |\n"
            "| 《河长名单》 | 5月8日17:00 |\n| 《巡河小结》 | 9月4日17:00 |",
            [("河长名单", "05-08 17:00", "mailbox", 1), ("巡河小结", "09-04 17:00", "mailbox", 1)],
        ),
        (
            "1.《养殖月报》：各场每月1份，6月的月报7月6日前、7月的月报8月5日前，发至xm@qx.example。\n"
            "2.38℃以上时段避开11:00至16:00作业。",
            [("养殖月报", "07-06", "mailbox", 1), ("养殖月报", "08-05", "mailbox", 1)],
        ),
        (
            "除第二部分所列的《联络表》外，各站还须报送下列材料。\n（一）受检农户\n"
            "《用药记录》。受检农户每户1份，5月8日前发至nh@qx.example。",
            [("用药记录", "05-08", "mailbox", 1)],
        ),
        (
            "各所填写《卫生监督情况问题整改清单》1份，在下表所列截止时间前将纸质版送达县卫生监督所（301室）。\n"
            "片区\t督导时间\t单位数\t受督导单位\t《卫生监督情况问题整改清单》送达截止时间\n"
            "南片\t3月9日至3月13日\t2家\t甲镇卫生院、乙镇卫生院\t3月27日17:00\n"
            "北片\t3月16日至3月20日\t1家\t丙镇卫生院\t4月3日17:00",
            [("卫生监督情况问题整改清单", "03-27 17:00", "县卫生监督所", 1),
             ("卫生监督情况问题整改清单", "04-03 17:00", "县卫生监督所", 1)],
        ),
        (
            "请各镇、县直各站提供培训书目1份，4月3日前发至ts@qx.example。",
            [("培训书目", "04-03", "mailbox", 1)],
        ),
        (
            "一、报送事项\n１．用水情况表，１份；\n２．２０２６年度节水计划，１份。\n二、报送时间\n"
            "第１项、第２项于３月２０日以前发至js@qx.example。",
            [("用水情况表", "03-20", "mailbox", 1), ("2026年度节水计划", "03-20", "mailbox", 1)],
        ),
        (
            "各站填写《消防自检表》1份，5月8日前送县消防大队（102室）。\n各站填写《人员变更备案表》1份，5月6日前发至xf@qx.example。\n"
            "再把时间说一遍：变更备案表5月6日，自检表5月8日，都要按时。",
            [("消防自检表", "05-08", "县消防大队", 1), ("人员变更备案表", "05-06", "mailbox", 1)],
        ),
        (
            "◆ 面向全体居民征集剪纸、泥塑等手工作品，6月起展出。\n"
            "→ 各社区选送作品5件，5月20日前送至县文化馆（101室），作品底部贴标签。",
            [("手工作品", "05-20", "县文化馆", 5)],
        ),
        (
            "2.业务培训（4月23日）。县局举办护林员培训，时间一天。每站须报名1人，4月10日前在“林业通”平台“报名”模块办理。",
            [("护林员培训报名", "04-10", "林业通平台报名模块", 1)],
        ),
        (
            "电子版发至ts@qx.example，纸质版送县图书馆（306室）。\n材料名称\t份数\t截止时间\t报送形式\n"
            "藏书登记表\t1份\t5月8日\t电子版\n剔除清单\t一式2份\t5月9日\t纸质版",
            [("藏书登记表", "05-08", "mailbox", 1), ("剔除清单", "05-09", "县图书馆", 2)],
        ),
        (
            "关于举办摄影大赛的活动\n面向居民现征集参展作品。\n各社区选送作品5件，5月20日前送至县文化馆（101室）。",
            [("摄影作品", "05-20", "县文化馆", 5)],
        ),
    ],
)  # fmt: skip
def test_nothing_is_listed_but_the_papers_and_each_by_its_own_days(text, expected):
    assert told(text) == expected


def test_what_goes_on_in_a_row_beside_the_day_of_its_paper_is_a_window():
    table = "片区\t督导时间\t单位\t《督导情况问题整改清单》送达截止时间\n南片\t3月9日至3月13日\t甲镇\t3月27日17:00"

    assert [(one.name, one.first, one.last) for one in draft(HEAD + table + TAIL).windows] == [
        ("南片", "03-09", "03-13")
    ]


def test_a_bracket_inside_a_name_ends_no_name():
    text = "在“林业通”平台提交下列表格，5月8日前：\n（1）《护林站（点）自查表》（附件1），每站1份。"

    assert [(one.title, one.aliases) for one in draft(HEAD + text + TAIL).requirements] == [
        ("《护林站(点)自查表》", ())
    ]


def test_who_is_not_read_from_what_a_sentence_is_for():
    text = "各合作社报《台账》，发至xm@qx.example。\n为方便各单位安排，再说一遍：《台账》3月20日前报送。"

    assert [one.who for one in draft(HEAD + text + TAIL).requirements] == ["各合作社"]


def test_copies_told_twice_are_left_to_a_person():
    text = (
        "各村填写《险户清单》一式两份，由村主任签字，5月8日前送县住建局（210室）。\n"
        "《险户清单》是拨款依据，一式三份缺一不可。\n各村《小结》一式两份，5月8日前送县住建局（210室）。"
    )
    found = draft(HEAD + text + TAIL)

    assert [one.count for one in found.requirements] == [None, 2]
    assert [left.line for left in found.unread if "一式两份、一式三份" in left.why] == [4]


@pytest.mark.parametrize("doing", ["确定联络员", "先明确联络员", "广泛动员", "开展自查"])
def test_who_owes_ends_where_what_they_do_begins(doing):
    text = f"各镇、县直各单位{doing}，填写《登记表》，5月8日前发至xf@qx.example。"

    assert [one.who for one in draft(HEAD + text + TAIL).requirements] == ["各镇、县直各单位"]


def test_who_signs_a_paper_does_not_owe_it():
    text = "各寄宿学校配齐人员。核对后填写《花名册》，由班主任、校长逐级签字，5月8日前送县教育局基教股（212室）。"

    assert [one.party for one in draft(text + TAIL).requirements] == [PartyKind.SCHOOL]


def test_a_name_of_a_kind_unknown_is_told_without_its_number_and_length():
    text = (
        "各校5月8日前报送下列材料，发至xf@qx.example：\n1.《推荐表》1份。\n2.带班方略1篇，3000字以内。\n3.班会总结1份。"
    )

    assert [one[0] for one in told(text)] == ["推荐表", "带班方略", "班会总结"]


TWO_FORMS = (
    "各站填写《河道巡查登记表》1份，5月8日17:00前送县水务局（102室）。\n"
    "各站填写《设施变更备案表》1份，5月6日17:00前发至js@qx.example。\n"
)


@pytest.mark.parametrize(
    "again",
    [
        "以上时间汇总如下：变更备案表5月6日；巡查登记表5月8日。",
        "再次提醒：《设施变更备案表》报送时间是5月6日，《河道巡查登记表》是5月8日。",
        "温馨提示：备案表5月6日截止，登记表5月8日截止，请勿错过。",
    ],
)
def test_days_that_a_circular_tells_once_more_add_nothing(again):
    assert [one[:2] for one in told(TWO_FORMS + again)] == [
        ("河道巡查登记表", "05-08 17:00"), ("设施变更备案表", "05-06 17:00")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.《用水季报》：一季度季报4月8日前、二季度季报7月8日前，发至js@qx.example。",
            [("用水季报", "04-08"), ("用水季报", "07-08")],
        ),
        (
            "一、材料\n1.2026年节水方案\n2.2025年用水总结\n以上2项材料于3月20日前发至js@qx.example。",
            [("2026年节水方案", "03-20"), ("2025年用水总结", "03-20")],
        ),
        ("面向职工征集剪纸作品。每校报送作品不超过10件，5月20日前送县文化馆（101室）。", [("剪纸作品", "05-20")]),
        ("县局定于4月15日举办节水培训班。请于4月8日前登录“水务云”平台报名。", [("节水培训班报名", "04-08")]),
        ("请于4月8日前通过“学习通”报名。节水培训班定于4月15日在县党校举办。", [("节水培训班报名", "04-08")]),
        ("各单位5月8日前完成自查，填写《自查表》报县水务局办公室（301室）。", [("自查表", "05-08")]),
    ],
)
def test_a_paper_is_called_in_full_and_has_the_day_of_its_sentence(text, expected):
    assert [one[:2] for one in told(text)] == expected


def test_the_title_of_an_attachment_leaves_nothing_unread():
    text = (
        f"{TWO_FORMS}附件：1.材料报送一览表\n\n附件1\n材料报送一览表\n材料\t截止时间\n《河道巡查登记表》\t5月8日17:00"
    )

    assert draft(HEAD + text + TAIL).unread == ()
