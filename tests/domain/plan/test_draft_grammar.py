"""Plain sentences, put together from everyday words: each paper of each wording is drafted once, with its day."""

from __future__ import annotations

import re
from itertools import cycle

import pytest

from tasks.domain.plan.draft import draft

ADDRESS = "cailiao@example.com"
THINGS = (
    "巡讲方案", "家长信", "《护学登记表》", "成绩册", "劳动照片", "宣传标语",
    "花名册", "说课稿", "手抄报", "书法作品", "节目单", "人员信息", "科幻画", "身份证复印件", "读后感",
    "会议纪要", "先进事迹材料", "备课本", "作品说明", "承诺书",
)  # fmt: skip
COUNTS = (
    "", "1份", "3—5份", "3-5份", "2至3份", "不少于2份", "各1份", "一式两份", "两份",
    "(附件1)", "（见附件2）", "（加盖公章）", "（Word格式）",
    "（不少于800字）",
)  # fmt: skip
JOINTS = ("、", "和", "及", "以及", "与")
DAYS = (
    "4月8日前",
    "于4月8日前",
    "2026年4月8日前",
    "务于4月8日之前",
    "最迟4月8日",
    "请于4月8日前",
    "不迟于4月8日",
    "四月八日前",
)
PLACES = (
    f"发送至{ADDRESS}",
    f"报{ADDRESS}",
    "送教研室302室",
    "上传至“教师园地”平台",
    "发到QQ工作群",
    "报县教研室（教学楼302室）",
)
SENTENCES = (
    "各校将{things}{day}{place}。",
    "{things}{day}{place}。",
    "各乡镇中心校{day}将{things}{place}。",
    "{day}，各村将{things}{place}。",
    "各园要认真准备{things}，{day}{place}。",
    "每校报送{things}，{day}{place}。",
    "各单位需提交{things}，由学校汇总后{day}{place}。",
    "{day}把{things}{place}，逾期不再受理。",
    "各校形成{things}，{day}{place}。",
    "报送材料：{things}。报送时间：4月8日前。报送方式：{place}。",
    "一、报送内容：{things}。\n二、报送时间：4月8日前。\n三、报送方式：{place}。",
)
GOES_WITH_ANOTHER = re.compile("照片|复印件")  # 总结和照片 is one paper, 总结1份和照片2份 are two


def owed(text: str) -> list[tuple[str, str | None, str]]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(one.title.strip("《》"), one.due, one.party) for one in draft(whole).requirements]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_thing_of_a_list_is_owed_by_its_day_however_it_is_counted(sentence: str) -> None:
    """All things, counts and joints meet in turn; the same sentences each time."""
    counts, joints, days, places = cycle(COUNTS), cycle(JOINTS), cycle(DAYS), cycle(PLACES)
    for at in range(3 * len(THINGS)):
        names = [THINGS[(at + step) % len(THINGS)] for step in (0, 7, 12)[: 1 + at % 3]]
        told = [f"{name}{'2份' if GOES_WITH_ANOTHER.search(name) else next(counts)}" for name in names]
        things = "、".join(told[:-1]) + (next(joints) if told[1:] else "") + told[-1]
        text = sentence.format(things=things, day=next(days), place=next(places))

        assert sorted(owed(text)) == sorted((name.strip("《》"), "04-08", "school") for name in names), text


@pytest.mark.parametrize(
    "text",
    [
        f"请各校于4月8日前将以下材料发送至{ADDRESS}：（1）家长信3份；（2）成绩册1份；（3）《护学登记表》。",
        f"请各校报送以下材料：家长信、成绩册、《护学登记表》，4月8日前发送至{ADDRESS}。",
        f"需报送的材料：\n1.家长信3份；\n2.成绩册（加盖公章）1份；\n3.《护学登记表》（附件1）。\n以上材料于4月8日前发送到{ADDRESS}。",
        f"一、报送材料\n家长信3份、成绩册2份、《护学登记表》1份。\n二、报送时间\n4月8日前。\n三、报送方式\n发送到{ADDRESS}。",
        f"（一）报送时间：4月8日前。\n（二）报送材料：1.家长信3份；2.成绩册2份；3.《护学登记表》。\n（三）报送方式：发送到{ADDRESS}。",
        f"时间 | 材料 | 报送方式\n4月8日前 | 家长信1份、成绩册（加盖公章）和《护学登记表》 | 邮箱{ADDRESS}",
    ],
)
def test_a_list_in_any_layout_is_read_whole(text: str) -> None:
    assert [(title, due) for title, due, _ in owed(text)] == [
        ("家长信", "04-08"), ("成绩册", "04-08"), ("护学登记表", "04-08"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"内审机构和人员信息表4月8日前发送至{ADDRESS}。",
        "各校于4月8日前将人员信息表存入U盘送教研室302室，联系王老师。",
        f"各校走访慰问老党员，推荐优秀教师2名，4月8日前将人员信息表发送至{ADDRESS}。",
        "各校完成学籍注册和账号认证，4月8日前将人员信息表上传至“教师园地”平台。",
    ],
)
def test_what_is_done_or_seen_beside_a_paper_is_no_paper_and_no_party(text: str) -> None:
    assert [(title[-5:], due, party) for title, due, party in owed(text)] == [("人员信息表", "04-08", "school")]


@pytest.mark.parametrize(
    "text",
    [
        f"4月8日前：护学方案。\n5月15日17:00前：成绩册、《护学登记表》。\n均发送至{ADDRESS}。",
        f"二、报送时间和去处\n4月8日：护学方案\n5月15日17:00：成绩册、《护学登记表》\n均发送至{ADDRESS}。",
        f"★4月8日前，《护学方案》【邮】\n★5月15日17:00前，成绩册、《护学登记表》【邮】\n【邮】指发送至{ADDRESS}。",
        "序号\t时间\t工作\t交件\t截止日\n1\t3月2日至6日\t部署\t《护学方案》1份\t4月8日\n"
        "2\t4月\t检查\t成绩册1份、《护学登记表》\t5月15日17:00\n3\t6月\t回访\t无\t—",
        "4月8日前，各校将护学方案发布在本校网站“平安”专栏。成绩册和《护学登记表》5月15日17:00前送教研室302室。",
    ],
)
def test_a_day_over_papers_a_sign_or_a_column_asks_for_them_without_a_verb(text: str) -> None:
    assert [(title, due) for title, due, _ in owed(text)] == [
        ("护学方案", "04-08"), ("成绩册", "05-15 17:00"), ("护学登记表", "05-15 17:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"检查后要交两样东西：一是《护学登记表》，一处一行；二是成绩册，每校1份。两样都于4月8日前发送至{ADDRESS}，逾期不发结业证。",
        f"要交两样东西：一是《护学登记表》；二是成绩册。以上材料4月8日前发送至{ADDRESS}。镇里将在5月底前把名册报县局。",
        f"1.《护学登记表》一式三份；\n2.成绩册1份。\n各校于4月8日前将上述材料发送至{ADDRESS}，《承诺书》封面须由校长签字。",
    ],
)
def test_papers_that_are_counted_up_are_handed_in_together(text: str) -> None:
    found = [(title, due) for title, due, _ in owed(text) if due]

    assert found == [("护学登记表", "04-08"), ("成绩册", "04-08")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"各校报送活动信息1篇、照片2张，4月8日前发送至{ADDRESS}。", ["活动信息", "照片"]),
        (f"各园报送小结（1000字以内）和对比照片，照片每园6组，4月8日前发送至{ADDRESS}。", ["小结", "对比照片"]),
        (f"教师撰写读书心得，每校推荐优秀读书心得2篇，4月8日前发送至{ADDRESS}。", ["优秀读书心得"]),
        ("家庭推荐表（附件2）一户一份，签章后于4月8日前将纸质件送县妇联301室。", ["家庭推荐表"]),
        ("1.新生建籍。4月8日前，将打印盖章的《花名册》一式2份送局基教科（办公楼503室）。", ["花名册"]),
        (f"一、安全小结。全面总结全年安全工作情况，800字左右，4月8日前发送至{ADDRESS}。", ["安全小结"]),
        (f"一、整改台账。填报排查出的隐患及整改情况，4月8日前发送至{ADDRESS}。", ["整改台账"]),
        (f"4月8日前提交结题报告1份、成果附件1套至{ADDRESS}。", ["结题报告", "成果附件"]),
        (
            "一、程序\n1.教师填写《评审书》（附件1）一式3份和《活页》（附件2）一式5份，交所在学校。\n"
            "2.学校初审后填写《申报汇总表》，于4月7日至8日将上述材料集中报送县教科所（进修校501室）。",
            ["评审书", "活页", "申报汇总表"],
        ),
        (f"各校完成自评，形成自评报告，连同《打分表》于4月8日前发送至{ADDRESS}。", ["自评报告", "打分表"]),
    ],
)
def test_each_thing_is_called_by_its_own_name(text: str, names: list[str]) -> None:
    assert [(title, due) for title, due, _ in owed(text)] == [(name, "04-08") for name in names]


def test_a_long_list_is_read_whole_and_one_that_ends_oddly_is_given_up() -> None:
    """Each sign is taken in one way: 一份 is not tried as a number and as a part of the name for every paper."""
    words = ["安全", "防汛", "防火", "用电", "交通", "食品", "宿舍", "校车", "网络", "运动"]
    things = "、".join(f"{word}承诺书一份" for word in words * 4)

    assert len(owed(f"各校将{things}于4月8日前发送至{ADDRESS}。")) == 10
    assert owed(f"各校将{things}××。") == []


def test_what_only_tells_of_a_paper_beside_all_of_them_is_read_without_a_breakdown() -> None:
    text = f"一、安全小结。全面总结全年安全工作情况，连同以上材料4月8日前发送至{ADDRESS}。"

    assert ("全年安全工作情况", "04-08", "school") not in owed(text)


LISTS = {
    "请于3月11日12:00前将申报表、实施方案、材料目录、宣传短片四项发至ab@example.com。": (
        "申报表", "实施方案", "材料目录", "宣传短片",
    ),
    "将申报人简介（500字以内）、近照1张于3月27日前传市直机关邮箱ab@example.com。": ("申报人简介", "近照"),
    "社科项目：申请书（胶装，一式六份）和活页（一式八份）由各校于4月10日前送科研科（302室）。": ("申请书", "活页"),
    "请于3月24日前到民办科（617室）递交：副本复印件（1本）、年检报告书（2份）、账户流水（1份）。": (
        "副本复印件", "年检报告书", "账户流水",
    ),
    "参评教师信息表、课堂实录、教学设计、作业样例，四样均于5月11日前上传“资源平台”。": (
        "参评教师信息表", "课堂实录", "教学设计", "作业样例",
    ),
    "于3月17日前，将入库凭证复印件1套、结算申请2份交市物资保障中心（城东大道12号）。": (
        "入库凭证复印件", "结算申请",
    ),
    "到期续签意见表，由负责人签署意见后，4月7日中午12点前返人事部（ab@example.com）。": ("到期续签意见表",),
    "请在3月6日前向所在地监管所提供进货台账复印件一份。": ("进货台账复印件",),
    "把班费收支表、值日安排表于3月12日晚自习前交到学生处值班室。": ("班费收支表", "值日安排表"),
    "请在3月12日前收齐《轮值报名表》，交到学校家长接待室。": ("轮值报名表",),
    "可于3月16日至3月18日（逾期不予受理）把《复核申请表》发送至ab@example.com。": ("复核申请表",),
}  # fmt: skip


@pytest.mark.parametrize(("wording", "names"), LISTS.items())
def test_what_stands_among_the_papers_of_a_list_is_one_of_them(wording: str, names: tuple[str, ...]) -> None:
    assert tuple(title for title, due, _ in owed(wording) if due) == names


@pytest.mark.parametrize(
    "wording",
    [
        "区级评估报告由区妇儿工委办起草，8月底前报市。",
        "登记表已于2025年底全部寄交省保护中心，中心审校后出版目录。",
        "采砂许可证到期的，须于4月30日前停止作业。",
    ],
)
def test_what_the_office_itself_writes_is_asked_of_nobody(wording: str) -> None:
    assert owed(wording) == []


def test_a_name_of_two_halves_is_no_list() -> None:
    """归档范围 is half of a name, and no paper beside a table."""
    assert len(owed("请于4月8日前报送归档范围和保管期限表1份，发送至ab@example.com。")) == 1


FORMS_OF_ALL = (
    "1、各校对园内情况进行摸底，完成《基本情况统计表》（附件1）。\n2、填写《新建园统计表》（附件2）。\n"
    "3、各类统计表务必于4月17日报教育局职教股。"
)


def test_all_the_forms_of_a_circular_are_those_that_it_names() -> None:
    assert {title: due for title, due, _ in owed(FORMS_OF_ALL)} == {
        "基本情况统计表": "04-17",
        "新建园统计表": "04-17",
    }


def test_a_form_may_stand_in_quotation_marks() -> None:
    told = "填写“户外游戏推荐作品汇总表”（见附件2），于4月6日前报教育局职教股。"
    assert [title.strip("“”") for title, *_ in owed(told)] == ["户外游戏推荐作品汇总表"]
    listed = (
        "一、报送材料\n1.作业设计作品；\n2.市局通知的附件4“设计评选推荐表”；\n3.参评汇总表。\n二、报送时间：4月6日前。"
    )
    assert [title.strip("“”") for title, *_ in owed(listed)] == ["作业设计作品", "设计评选推荐表", "参评汇总表"]
