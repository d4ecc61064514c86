"""The linter on single sentences: two days in one line, a product that is none, 按时 without a time."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2026, 2028))
HEAD = "关于报送材料的通知\n各学校：\n"


def found_in(text: str, kind: str) -> list[str]:
    found = lint_circular(f"{HEAD}{text}\n2026年2月20日", CALENDAR)
    return [defect.quote for defect in found if defect.kind == kind]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("1.《活动总结》，6月30日12:00前报安全科邮箱；活动总结最迟于7月6日前报送。", ["7月6日"]),
        ("1.各校于5月20日前将《名册》发送至邮箱；名册不得迟于5月22日前发送至邮箱。", ["5月22日"]),
        ("1.小学于5月20日前将《名册》发送至邮箱；初中名册于5月22日前发送至邮箱。", []),
    ],
)
def test_one_paper_with_two_days_in_one_line_is_a_conflict(text, quotes):
    assert found_in(text, "conflicting-dates") == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("优秀教案每校3篇，全区30所学校共计100篇。", ["共计100篇"]),
        ("全县12所幼儿园，每园报送视频2个，合计26个。", ["合计26个"]),
        ("优秀教案每校3篇，全区30所学校共计90篇。", []),
        ("优秀教案每校不超过3篇，全区30所学校共计60篇。", []),
        ("每人上报心得1篇，全区30所学校共计1200篇。", []),
    ],
)
def test_so_many_from_each_must_make_the_total(text, quotes):
    assert found_in(text, "sum-mismatch") == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("1.作业批改情况统计表，由班主任填写，按时上报至区教育平台。", ["按时"]),
        ("1.《安全台账》由各校按期报送教研室。", ["按期"]),
        ("1.各校于5月20日前报送《安全台账》。\n2.请各校按时上报《安全台账》。", []),
        ("1.报送时间：5月20日前。\n2.各校按时报送《安全台账》至教研室。", []),
        ("1.各校于5月20日前报送《安全台账》至教研室，务必按时上报。", []),
    ],
)
def test_in_time_is_vague_where_no_time_is_told(text, quotes):
    assert found_in(text, "vague-word") == quotes


@pytest.mark.parametrize(
    ("text", "nowhere"),
    [
        ("1.各校于5月20日17:00前将《自查报告》报教研室。", 0),
        ("1.各校于5月20日17:00前将《自查报告》交到教研室。", 0),
        ("1.各校于5月20日17:00前将《自查报告》报教研室（3楼302室）。", 0),
        ("1.各校于5月20日17:00前将《自查报告》纸质版报教研室。", 0),
        ("1.各校于5月20日17:00前将《自查报告》报县教育局。", 1),
    ],
)
def test_an_office_is_a_channel_and_a_whole_bureau_is_none(text, nowhere):
    assert found_in(text, "channel-unclear") == []
    assert len(found_in(text, "no-channel")) == nowhere


@pytest.mark.parametrize(
    "text",
    [
        "原《关于报送材料的通知》（教〔2025〕1号）中“每月28日前报送台账”的规定不再执行。",
        "材料遇休息日顺延。\n1.各校于5月24日17:00前将《台账》发送至邮箱 a@example.com。",
        "活动时间：2026年3月2日至6月30日。\n1.《活动方案》于6月30日17:00前发送至邮箱 a@example.com。",
    ],
)
def test_what_is_over_moved_or_made_before_is_no_defect(text):
    found = lint_circular(f"{HEAD}{text}\n2026年2月20日", CALENDAR)

    assert [defect.id for defect in found] == []


@pytest.mark.parametrize(
    ("kind", "text", "quotes"),
    [
        ("sum-mismatch", "3月至11月各院每月报送月报1次，共10次。", ["共10次"]),
        ("sum-mismatch", "2026年10月至12月、2027年4月至6月每月报送月报1次，共6次。", []),
        ("sum-mismatch", "经费86.5万元，其中体育40万元、卫生31.5万元、艺术15万元。", []),
        ("sum-mismatch", "任务3600剂，其中60岁以上老人2000剂、学生1100剂、医务人员400剂。", ["3600剂"]),
        ("sum-mismatch", "场地不少于1000平方米，其中种植区600平方米、养殖区500平方米。", []),
        ("count-unclear", "从业人员30人以上的设专职，30人以下的设兼职。", ["30人以上的设专职，30人以下"]),
        ("count-unclear", "从业人员30人及以上的设专职，不足30人的设兼职。", []),
        ("count-unclear", "①施工卷宗。各单位一式三份，送建设股。\n②核对：施工卷宗不足一式四份的退回。", ["一式四份"]),
        ("numbering-gap", "1.各校开展活动。\n2.18个班以上的学校每周观摩1次。\n3.其他。", []),
        ("numbering-gap", "1　对象\n1.1　全体园长。\n2　步骤\n2.1　个人自评。园长自评。\n2.2　园内评议。", []),
        ("no-date", "1.跟岗报告。每位教师1份，跟岗结束后10日内上传至邮箱a@example.com。", ["跟岗结束后10日内"]),
        ("no-date", "跟岗时间为3月2日至3月6日。\n1.每位教师跟岗结束后10日内将报告上传至邮箱a@example.com。", []),
        ("names-vary", "1.教研组长信息表(附件1)。\n附件：1.教研组长登记表", ["教研组长登记表"]),
        ("names-vary", "1.档案移交清单。各校报送档案移交清单。\n2.核对档案交接目录与实物。", ["档案交接目录"]),
        ("inclusive-unclear", "1.《甲表》5月20日前报送。\n2.《乙表》5月22日前报送。", []),
        ("inclusive-unclear", "1.《甲表》5月20日前报送。\n2.《乙表》5月23日前报送。", ["5月23日"]),
        ("inclusive-unclear", "1.《甲表》5月20日前（含当日）报送。\n2.《乙表》5月22日前报送。", ["5月22日"]),
        ("inclusive-unclear", "1.《甲表》5月20日前报送。\n2.《乙表》5月22日前报送，以上日期均含当日。", []),
        ("conflicting-dates", "《总结》于次年1月9日17:00前发至邮箱a@example.com。", []),
        ("rest-day", "1.月报每月5日前报送。月报报送截止日遇休息日的提前。\n2.《总结》4月18日前报送。", ["4月18日"]),
        ("sum-mismatch", "补助资金合计78万元，分配如下：\n单位\t小计（万元）\n图书馆\t40\n文化馆\t36", ["78万元"]),
        ("sum-mismatch", "参训人员120人：小学60人，初中40人，高中30人。", ["120人"]),
        ("sum-mismatch", "作品分绘画、书法、摄影、剪纸三类。", ["剪纸三类"]),
        ("no-date", "验收工作结束后5日内，各单位将《验收报告》发至gz@example.com。", ["验收工作结束后5日内"]),
        ("count-unclear", "1.每镇报送案例3篇。\n2.每镇报送案例不超过2篇。", ["不超过2篇"]),
        ("slip", "文件名为“学校代码+材料名称”，更正后为“学校代马+材料名称”。学校代码见附件。", ["学校代马"]),
        ("slip", "截至2026年1月28日在册的对象由各校上报《名册》。", []),
        ("impossible-date", "各校每季度末月31日前报送《季报》。", ["每季度末月31日"]),
        ("conflicting-dates", "1.《情况汇总表》6月12日17:00前报送。\n2.《情况汇总表》6月12日12:00后送达的不予受理。",
         ["6月12日12:00后送达的不予"]),
        ("conflicting-dates", "5月5日放假，例如：《月报》于1月30日前报送。", []),
        ("contact-conflict", "1.《甲表》送低保股（民政大楼202室）。\n2.纸质材料报送地点统一为县政务中心二楼窗口。",
         ["县政务中心二楼窗口"]),
        ("no-channel", "——作品照片。每位教师1件，12月5日前提交。\n——计划。每园1份，发至邮箱a@example.com。",
         ["12月5日前提交"]),
        ("vague-word", "各校于6月5日下班前（17:30）报送《甲表》。", []),
        ("in-vacation", "《整改报告》8月14日17:00前报送至邮箱a@example.com。", ["8月14日"]),
    ],
)  # fmt: skip
def test_what_circulars_of_other_fields_taught(kind, text, quotes):
    found = found_in(text, kind)

    assert len(found) == len(quotes), found
    assert all(quote in one for quote, one in zip(quotes, found, strict=True)), found


def test_a_health_centre_has_no_summer_vacation():
    text = "关于报送材料的通知\n各乡镇卫生院：\n《整改报告》8月14日17:00前报送至邮箱a@example.com。\n2026年2月20日"

    assert not [one for one in lint_circular(text, CALENDAR) if one.kind == "in-vacation"]


@pytest.mark.parametrize(
    ("text", "kind", "quotes"),
    [
        ("1.名册。各校1份，5月8日17:00前发送至a@b.cn。\n2.学期计划。各校1份，尽快报。", "vague-word", ["尽快"]),
        ("检查中发现的问题由各校建立《整改台账》1份，并尽快发送至a@b.cn。", "vague-word", ["尽快"]),
        ("1.各校将《总结》1份于12月下旬发送至邮箱a@b.cn。", "vague-word", ["下旬"]),
        ("1.各校填写《采样单》一式二至三份，于5月8日前送教研室。", "count-unclear", ["一式二至三份"]),
        ("1.案例每篇3000字左右，最多不得超过2500字。", "count-unclear", ["3000字左右，最多不得超过2500字"]),
        ("1.案例每篇2000字左右，最多不得超过2500字。", "count-unclear", []),
        ("一是压实责任。\n二是强化培训。\n四是严肃纪律。", "numbering-gap", ["四是"]),
        ("一是压实责任。\n二是强化培训。\n三是严肃纪律。", "numbering-gap", []),
        ("1.课例由条件较好的学校于5月8日前报送1节。", "who-unclear", ["条件较好的学校"]),
        ("全县12个乡镇中，7个乡镇已报齐，6个乡镇未报齐。", "sum-mismatch", ["12个乡镇中，7个乡镇已报齐，6个乡镇未"]),
        ("全县13个乡镇中，7个乡镇已报齐，6个乡镇未报齐。", "sum-mismatch", []),
        ("1.名册，5月8日17:00前报送。\n2.总结，6月8日17:00前报送。\n上述第1、2项材料发送至邮箱a@b.cn。", "no-date", []),
        (
            "1.监测自5月4日至5月29日。《数据表》含整个监测期数据，5月22日前报教研室。",
            "before-activity-ends",
            ["5月22日"],
        ),
        ("1.5月4日至8日督查，不需备材料。\n2.开学情况统计表，5月8日前报教研室。", "before-activity-ends", []),
        ("1.2月10日，我局印发《关于清查的通知》，要求各校于2月15日前报送材料。", "conflicting-dates", []),
    ],
)
def test_one_line_against_another(text, kind, quotes):
    assert found_in(text, kind) == quotes


LIST = (
    "".join(
        f"{n}.{name}，1份，5月{n + 10}日17:00前发至a@b.cn。\n" for n, name in enumerate(("名册", "计划", "方案"), 1)
    )
    + "4."
)


@pytest.mark.parametrize(
    ("last", "kind", "found"),
    [
        ("总结，1份，发至a@b.cn。", "no-date", 1),
        ("总结，1份，5月12日17:00前报。", "no-channel", 1),
        ("总结，5月12日17:00前发至a@b.cn。", "count-missing", 1),
        ("总结，1份，与方案一并发至a@b.cn。", "no-date", 0),
        ("总结，1份，由学校留存备查。", "no-date", 0),
    ],
)
def test_the_odd_one_of_like_items_is_told(last, kind, found):
    assert len(found_in(LIST + last, kind)) == found


@pytest.mark.parametrize(
    ("text", "kind", "quotes"),
    [
        ("4月：10日开会；31日17:00前将《登记表》1份发至a@b.cn。", "impossible-date", ["31日"]),
        ("5月：10日开会；31日17:00前将《登记表》1份发至a@b.cn。", "impossible-date", []),
        ("按环境30分、活动30分、家园20分、卫生25分，满分100分。", "sum-mismatch", ["满分100分"]),
        ("按环境25分、活动30分、家园20分、卫生25分，满分100分。", "sum-mismatch", []),
        ("全县遴选节目三十六个，其中声乐十二个、舞蹈十个、器乐八个、戏剧八个。", "sum-mismatch", ["三十六个"]),
        ("全县遴选节目三十八个，其中声乐十二个、舞蹈十个、器乐八个、戏剧八个。", "sum-mismatch", []),
        ("1.陪餐记录表（样式见附件）。\n附件：陪餐登记表", "names-vary", ["陪餐登记表"]),
        ("1.陪餐记录表（样式见附件）。\n附件：陪餐记录表", "names-vary", []),
    ],
)
def test_a_month_a_total_an_attachment_told_once(text, kind, quotes):
    assert found_in(text, kind) == quotes


@pytest.mark.parametrize(
    ("text", "kind", "quotes"),
    [
        (
            "1.参赛教师报名表，各校1份，5月29日17:00前发送至教研股邮箱。\n"
            "二、其他\n参赛教师报名表于5月26日17:00截止，截止后不得更换。",
            "conflicting-dates",
            ["5月26日 … 5月26日17:00截止"],
        ),
        ("附件：一、登记表\n      二、总结格式", "numbering-gap", []),
        ("附表：1.管理团队登记表\n　　　2.选择汇总表", "numbering-gap", []),
        ("附件：2.登记表\n3.选择汇总表", "numbering-gap", ["3.选择汇总表"]),
        ("学校名称：＿＿＿＿　　姓名：＿＿＿＿　　办公电话：＿＿＿＿", "masked-contact", []),
        ("联系人：股室值班人员，电话：＿＿＿＿", "masked-contact", ["电话：＿＿＿＿"]),
        ("业务培训班拟于7月份举办，时间、地点另行通知。", "vague-word", []),
        ("观摩由教研室带队，观摩日程另行通知到园。", "vague-word", []),
        ("1.培训中心对上传材料逐项审核，审核通过后登记学时。", "vague-word", []),
        ("1.培训中心对上传材料逐项审核，审核通过后登记学时。", "no-date", []),
        ("（三）报送有关材料", "no-date", []),
        (
            "甲、申请表，1份，发至a@qx.example。\n乙、名单，1份，发至a@qx.example。\n【时限】\n甲：3月20日17:00前；\n乙：4月17日17:00前。",
            "no-date",
            [],
        ),
        (
            "序号\t材料名称\t报送时限\t报送方式\n1\t《计划》1份\t3月6日17:00前\ta@qx.example\n2\t《简报》3期\t及时上传\ta@qx.example",
            "vague-word",
            ["及时"],
        ),
        (
            "1.《简报》3月至5月每月1期，于当月最后一个工作日17:00前发送至邮箱 a@qx.example。",
            "no-date",
            [],
        ),
        ("《总结》报送时间另行通知，发送至邮箱 a@qx.example。", "vague-word", ["时间另行通知"]),
        (
            "《月报表》4月至6月每月5日16:30前（法定节假日、公休日顺延至下一个工作日）发送至邮箱 a@qx.example。",
            "rest-day",
            [],
        ),
    ],
)  # fmt: skip
def test_what_county_offices_commonly_write(text, kind, quotes):
    assert found_in(text, kind) == quotes
