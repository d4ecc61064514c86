"""A day is read alike in every writing, and quoted in the circular's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.one_writing import Writing, in_one_writing
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
TEXTS = sorted(Path("tests/data/circulars_many").glob("*.txt"))
TELLS = (
    "关于做好2026年有关工作的通知\n各单位：\n一、活动时间为2026年3月2日至20日。\n"
    "二、请于2026年3月27日前将《活动总结》1份报送至a@example.com，《活动统计表》2份4月31日前报送至a@example.com。\n"
    "三、每月25日前将《月报表》报送至a@example.com，在“云平台”登记。\n县有关局\n2026年2月25日\n"
)
WRITINGS = {
    "figures and signs parted by spaces": lambda text: re.sub(r"(\d+)(?=[年月日份])", r" \1 ", text),
    "wide spaces": lambda text: re.sub(r"(?<=[年月])(?=\d)", "\u3000", text),
    "Chinese figures": lambda text: (
        text.replace("2026年3月2日至20日", "二〇二六年三月二日至二十日")
        .replace("2026年3月27日", "二○二六年三月二十七日")
        .replace("4月31日", "四月三十一日")
        .replace("每月25日", "每月二十五日")
    ),
    "a figure for 〇": lambda text: text.replace("2026年3月27日", "二0二六年三月二十七日"),
    "号": lambda text: re.sub(r"(?<=\d)日", "号", text),
    "points": lambda text: re.sub(r"(20\d\d)年(\d{1,2})月(\d{1,2})日", r"\1.\2.\3", text),
    "numbers alone": lambda text: text.replace("于2026年3月27日前", "于3.27前"),
    "hyphens": lambda text: re.sub(r"(20\d\d)年(\d)月(\d\d?)日", r"\1-0\2-\3", text),
    "zeros": lambda text: re.sub(r"(?<!\d)(\d)月", r"0\1月", text),
    "a halt behind the day": lambda text: text.replace("日前将", "日前，将"),
    "straight quotes": lambda text: text.replace("“", '"').replace("”", '"'),
    "corners": lambda text: text.replace("“", "「").replace("”", "」"),
}


@pytest.mark.parametrize("way", WRITINGS)
def test_a_day_is_read_alike_in_every_writing(way):
    written = WRITINGS[way](TELLS)
    drafted = [(one.title, one.due, one.count) for one in draft(written, calendar=CALENDAR).requirements]

    assert written != TELLS
    assert [defect.id for defect in lint_circular(written, CALENDAR)] == ["impossible-date@4"]
    assert drafted == [
        ("《活动总结》", "03-27", 1),
        ("《活动统计表》", None, 2),
        ("《月报表》", "rrule:FREQ=MONTHLY;BYMONTHDAY=25", 1),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("于12.4前报送", "于12月4日前报送"),
        ("报名表5/14截止", "报名表5月14日截止"),
        ("放宽到8.21报送", "放宽到8月21日报送"),
        ("4.10（周五）开始", "4月10日（周五）开始"),
        ("统计表：3.26（周五）17:30截止", "统计表：3月26日（周五）17:30截止"),
        ("画面16:9.5前", "画面16:9.5前"),
        ("财务状况\t02-29（星期四）24时", "财务状况\t2月29日（星期四）24时"),
        ("财务状况｜03-08 17:00｜邮箱", "财务状况｜3月8日 17:00｜邮箱"),
        ("财务状况\t03-08\t邮箱", "财务状况\t3月8日\t邮箱"),
        ("10-12（周一）截止", "10月12日（周一）截止"),
        ("年龄\t10-12\t岁", "年龄\t10-12\t岁"),
        ("报B204-01-02前的表", "报B204-01-02前的表"),
        ("3.2前期准备", "3.2前期准备"),
        ("得分在9.5以上", "得分在9.5以上"),
        ("13.5前后", "13.5前后"),
        ("见V2.1前的版本", "见V2.1前的版本"),
    ],
)
def test_two_numbers_are_a_day_where_the_words_beside_them_make_them_one(written, read):
    assert in_one_writing(written) == read


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("《统计表》于四月三十一日前发至a@example.com。", "四月三十一日"),
        ("《统计表》于 2026 年 4 月 31 日前发至a@example.com。", "2026 年 4 月 31 日"),
        ("《统计表》于２０２６年４月３１号前发至a@example.com。", "２０２６年４月３１号"),
    ],
)
def test_a_defect_is_quoted_as_the_circular_has_it(written, quote):
    found = lint_circular(f"关于报送2026年统计表的通知\n各单位：\n{written}\n县局\n2026年2月25日\n", CALENDAR)

    assert [(defect.id, defect.quote) for defect in found] == [("impossible-date@3", quote)]


def test_a_paper_is_named_and_an_open_day_quoted_as_the_circular_has_them():
    told = "《二〇二六年四月份报表》于四月三十一日前发至a@example.com。"
    text = f"关于报送材料的通知\n各单位：\n{told}\n二〇二六年二月二十五日\n"
    drafted = draft(text, calendar=CALENDAR)

    assert [one.title for one in drafted.requirements] == ["《二〇二六年四月份报表》"]
    assert [one.quote for one in drafted.unread] == ["四月三十一日前"]


ASKS = (
    "关于做好2026年档案工作的通知\n各单位：\n一、3月20日前报送《整理方案》，发送至a@example.com。\n"
    "二、各校报送归档情况报告1份，4月24日前发送至a@example.com。\n"
    "三、5月15日前，报送保管人员名册；各校择优报送典型案例，6月12日前发送至a@example.com。\n县有关局\n2026年2月25日\n"
)
WORDS = {
    "送交": lambda text: text.replace("报送", "送交"),
    "呈报": lambda text: text.replace("报送", "呈报"),
    "递交": lambda text: text.replace("报送", "递交"),
    "报": lambda text: text.replace("报送", "报"),
    "发邮件": lambda text: text.replace("发送至", "发邮件至"),
    "你校": lambda text: text.replace("各校", "你校"),
    "贵校": lambda text: text.replace("各校", "贵校"),
}


@pytest.mark.parametrize("word", WORDS)
def test_handing_in_is_read_alike_in_every_word(word):
    written = WORDS[word](ASKS)
    found = lint_circular(written, CALENDAR)

    assert written != ASKS
    assert [defect.id for defect in found] == ["count-missing@5"]
    assert [(one.title, one.due) for one in draft(written, calendar=CALENDAR).requirements] == [
        ("《整理方案》", "03-20"),
        ("归档情况报告", "04-24"),
        ("保管人员名册", "05-15"),
        ("典型案例", "06-12"),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("物业企业报房屋管理案例", "物业企业报送房屋管理案例"),
        ("各团组织报2026年工作总结", "各团组织报送2026年工作总结"),
        ("每校报2篇", "每校报送2篇"),
        ("向安全股(办公楼412室)报2026年台账", "向安全股(办公楼412室)报送2026年台账"),
    ],
)
def test_who_and_what_tell_that_the_short_word_hands_in(written, read):
    assert Writing(written).text == read


@pytest.mark.parametrize(
    "kept",
    [
        "《档案送交清单》", "报送交通局", "由民警送交警支队", "移送交接单", "呈报表", "各校报名参加", "统一报到",
        "《教育学报》", "人民日报《评论》", "3月20日前报告情况", "各单位报账员", "方案拟好,报分管领导审批",
        "快递交接", "贵州学院", "及时报警", "3月20日前报县局", "由平台记录,学校不另报材料",
    ],
)  # fmt: skip
def test_a_word_that_hands_nothing_in_stays_as_it_is(kept):
    assert Writing(kept).text == kept


@pytest.mark.parametrize(
    "kept",
    [
        "http://a.example.com/2026/03/20/x.html", "政发〔2026〕3号", "0536-3120455", "2025-2026学年", "4年31日",
        "第三月", "1、2号教室", "1 人员名单", "3月9日　　安全检查表　　20日　　名册", "3月20日和二年级",
        "V2.2026.1.3-4",
    ],
)  # fmt: skip
def test_what_is_no_day_stays_as_it_is(kept):
    assert Writing(kept).text == kept


@pytest.mark.parametrize(
    ("came", "read"),
    [
        ("3月20号到二十五号", "3月20日到25日"),
        ("　　二十七日（星期日，调休）下班前", "　　27日（星期日，调休）下班前"),
        ("活动以后，十八日（星期三）前交局", "活动以后，18日（星期三）前交局"),
        ("三日至十三日，举办宣传活动", "3日至13日，举办宣传活动"),
        ("提前三个工作日，逾期三日内补交，十日前办结", "提前三个工作日，逾期三日内补交，十日前办结"),
        ("二〇二六年度计划", "2026年度计划"),
        ("三月下旬", "3月下旬"),
        ("2026年 3月起", "2026年3月起"),
        ("请于 3月20日 前报送", "请于3月20日前报送"),
        ("送交《名册》 2 份", "报送《名册》2份"),
        ("发邮件至a@example.com", "发送至a@example.com"),
        ("请你校于3月20日前提交", "请各校于3月20日前提交"),
    ],
)
def test_each_thing_has_one_writing(came, read):
    assert Writing(came).text == read


def test_what_is_in_one_writing_stays_so():
    for text in (path.read_text("utf-8") for path in TEXTS):
        once = in_one_writing(text)
        assert in_one_writing(once) == once
        assert once.count("\n") == text.count("\n")


def in_chinese(number: str) -> str:
    tens, ones = divmod(int(number), 10)
    digits = ["", *"一二三四五六七八九"]
    return f"{'' if tens == 1 else digits[tens]}{'十' if tens else ''}{digits[ones]}"


def days_in_chinese(text: str) -> str:
    def year(found: re.Match[str]) -> str:
        return "".join("〇一二三四五六七八九"[int(sign)] for sign in found[1])

    text = re.sub(r"(20\d\d)(?=年\d{1,2}月\d{1,2}日)", year, text)
    return re.sub(
        r"(?<!\d)(\d{1,2})月(\d{1,2})日", lambda found: f"{in_chinese(found[1])}月{in_chinese(found[2])}日", text
    )


WHOLE = {  # how a circular's days are rewritten -> circulars in which that once changed what was read
    "Chinese figures": (days_in_chinese, ("10d_d8", "12w2_b6", "1ca_ca06", "2a_a2_jiaoyanshi", "2d_d3")),
    "号": (WRITINGS["号"], ("10c_c2", "10y_y5", "12w2_b1", "1ca_ca02")),
    "points": (WRITINGS["points"], ("10a_a2", "10b_b8", "1mb_gh_jingsai", "3a_anquanyue_2024")),
    "zeros": (WRITINGS["zeros"], ("10a_a6", "10c_c7", "3c_laodong", "4c_c7")),
    "spaces": (WRITINGS["figures and signs parted by spaces"], ("10b_b2", "10c_c2", "10c_c4", "10b_b4")),
    "a halt": (
        lambda text: re.sub(r"(?<=\d日前)(?=将|报送|上报|提交)", "，", text),
        ("10b_b6", "10a_a4", "10x_x1", "10c_c1"),
    ),
    "straight quotes": (WRITINGS["straight quotes"], ("10b_b3", "10d_d3", "12w5_e1", "2b_jiaotong")),
}


def reading(text: str) -> tuple[list[str], list[tuple[int, str | None]]]:
    drafted = [(one.line, one.due) for one in draft(text, calendar=CALENDAR).requirements]
    return [defect.id for defect in lint_circular(text, CALENDAR)], drafted


@pytest.mark.parametrize(("way", "name"), [(way, name) for way, (_, names) in WHOLE.items() for name in names])
def test_a_whole_circular_is_read_alike_in_every_writing(way: str, name: str) -> None:
    text = Path(f"tests/data/circulars_many/{name}.txt").read_text("utf-8")
    rewritten = WHOLE[way][0](text)

    assert rewritten != text
    assert reading(rewritten) == reading(text)
