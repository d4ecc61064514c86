"""Papers told one by one: ①…;②… each with its day and place; a heading over the days; a verb that is one sign."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text, title="关于做好2026年有关工作的通知", addressed="各敬老院"):
    drafted = draft(f"{title}\n{addressed}：\n{text}\n县民政局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "请按下列时间报送：①入住老人花名册，3月20日前，发a@example.com；②膳食自查报告，3月27日前，一式两份，送养老股。",
            [("入住老人花名册", "03-20"), ("膳食自查报告", "03-27")],
        ),
        (
            "（1）4月1日至4月10日，开展消防排查；（2）4月15日前，各院把消防排查登记表发至a@example.com；"
            "（3）4月22日前，向养老股送维修申请一式两份。",
            [("消防排查登记表", "04-15"), ("维修申请", "04-22")],
        ),
        (
            "①3月27日前在“养老服务平台”上传一季度膳食台账；②6月26日前上传二季度膳食台账；③县局按季打分。",
            [("一季度膳食台账", "03-27"), ("二季度膳食台账", "06-26")],
        ),
    ],
)
def test_an_item_of_a_row_has_its_own_day(text, papers):
    assert told(f"一、{text}") == papers


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("于3月6日前将护理组长名单发县局养老股邮箱a@example.com", "护理组长名单"),
        ("3月6日前将每周食谱表发养老股QQ群", "每周食谱表"),
        ("于3月6日前将护理培训材料传县局养老科", "护理培训材料"),
        ("3月6日前报结对帮扶表，发县局养老股", "结对帮扶表"),
        ("3月6日前每院推送护理案例1个，发养老股邮箱a@example.com", "护理案例"),
        ("3月6日前带齐护理培训登记表到县局养老股递交", "护理培训登记表"),
    ],
)
def test_a_paper_ends_where_the_verb_that_sends_it_begins(said, paper):
    assert told(f"一、各敬老院{said}。") == [(paper, "03-06")]


def test_what_is_moved_by_a_later_day_is_not_the_paper_before_it():
    text = "各院于3月12日前将《安全自查表》1份交养老股，于3月19日前将整改措施发养老股邮箱a@example.com。"
    assert told(f"一、{text}") == [("《安全自查表》", "03-12"), ("整改措施", "03-19")]


def test_each_household_hands_in_what_the_next_sentence_dates():
    text = "每院报《护理标兵推荐表》1份、事迹材料1份；另报《标兵汇总表》1份。以上材料于4月17日前发至a@example.com。"
    assert told(f"一、{text}") == [
        ("《护理标兵推荐表》", "04-17"),
        ("事迹材料", "04-17"),
        ("《标兵汇总表》", "04-17"),
    ]


def test_days_under_a_heading_of_times_are_those_of_what_the_section_asks_for():
    text = "一、报送要求\n（一）时间安排\n《消防方案》：3月20日前；\n活动总结：5月18日前。\n二、联系人\n张老师。"
    assert told(text) == [("《消防方案》", "03-20"), ("活动总结", "05-18")]
    assert (
        told(text.replace("报送要求", "活动要求").replace("《消防方案》", "消防演练").replace("活动总结", "参观")) == []
    )


@pytest.mark.parametrize(
    ("text", "paper", "due"),
    [
        (
            "老人护理合同清单以院为整体造册，不收个人材料，造好后于5月15日前发至a@example.com。",
            "老人护理合同清单",
            "05-15",
        ),
        ("消防演练方案以正式文件印发，盖章PDF版在4月3日17:00前发到a@example.com。", "消防演练方案", "04-03 17:00"),
        ("护理用品目录为Excel格式，文件名统一为院名，6月12日前移交养老股。", "护理用品目录", "06-12"),
        ("用工情况报表不再收纸质件，各院4月9日前登录“养老服务平台”完成报送。", "用工情况报表", "04-09"),
        ("老人体检登记册一人一页，院长签名，3月18日前收齐，交养老股王老师。", "老人体检登记册", "03-18"),
        ("护理培训计划表每个班组限填3项，3月12日前回复至a@example.com。", "护理培训计划表", "03-12"),
        ("家属知情同意书须家属亲笔签字，各院3月11日（周三）收齐后交到养老股302室。", "家属知情同意书", "03-11"),
        ("汛期值守报告请按楼逐栋编写，径送养老股302室，5月20日为最后期限。", "汛期值守报告", "05-20"),
        ("请于3月6日前将膳食检测报告扫描上传“养老服务平台”。", "膳食检测报告", "03-06"),
        ("请于3月6日前将《图书清点表》拍照传“县敬老院工作群”。", "《图书清点表》", "03-06"),
        ("老人可于3月16日至3月18日（逾期不予受理）把《复核申请表》发送至a@example.com。", "《复核申请表》", "03-18"),
        ("家属委员会请在3月12日前收齐《探视轮值表》，交到院里家属接待室。", "《探视轮值表》", "03-12"),
        ("各院请在3月6日前向县局养老股提供进药台账复印件一份。", "进药台账复印件", "03-06"),
        ("各院4月15日前选送护理案卷2宗到养老股。", "护理案卷", "04-15"),
        ("各院4月15日放学前将陪护名单交养老股302室。", "陪护名单", "04-15"),
    ],
)
def test_what_heads_a_sentence_is_what_its_later_clause_hands_in(text, paper, due):
    assert told(f"一、{text}") == [(paper, due)]


def test_the_same_day_holds_for_what_is_sent_before_it():
    text = "各院务必于3月31日前提交护理考核登记表，本院护理工作总结亦于同日前由系统上传。"
    assert told(f"一、{text}") == [("护理考核登记表", "03-31"), ("护理工作总结", "03-31")]


def test_a_report_of_last_month_keeps_its_name_beside_a_book_that_is_kept():
    text = "每日登记的用药台账须保存两年。各院每月2日前在“养老服务平台”报送上月入住月报。"
    assert [title for title, _ in told(f"一、{text}")] == ["入住月报"]


@pytest.mark.parametrize(
    "text",
    [
        "老人名单以县局文件为准，各院据此填写《参保表》，3月6日前发至a@example.com。",
        "《照护质量标准》测试须于2月底前测完，《参保表》3月6日前发至a@example.com。",
        "各院逐户核实，《参保表》3月6日前列表发至a@example.com。",
    ],
)
def test_what_is_only_gone_by_is_no_paper_beside_it(text):
    assert told(f"一、{text}") == [("《参保表》", "03-06")]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "年检材料（工作报告书、章程复印件、院民名单）各1份，由各院于5月29日前递交养老股。",
            ["工作报告书", "章程复印件", "院民名单"],
        ),
        (
            "请于5月29日前将空白试卷、参考答案与评分标准各1份交养老股。",
            ["空白试卷", "参考答案与评分标准"],
        ),
        ("各院年检材料（工作报告书、院民名单各一份）5月29日前报养老股。", ["工作报告书", "院民名单"]),
        ("各院于5月29日前在“养老平台”提交年检申请书、医疗协议扫描件。", ["年检申请书", "医疗协议扫描件"]),
        ("请于5月29日前将院班子对照检查材料、党员评议汇总表各1份交养老股。", ["院班子对照检查材料", "党员评议汇总表"]),
        ("各院5月29日前报送推荐审批表（一式三份）和推荐工作报告，送养老股。", ["推荐审批表", "推荐工作报告"]),
        ("请于5月29日前将进药凭证复印件1套、护理费结算申请2份交县局养老股。", ["进药凭证复印件", "护理费结算申请"]),
    ],
)
def test_each_paper_of_a_list_is_owed_by_its_whole_name(text, papers):
    assert told(f"一、{text}") == [(paper, "05-29") for paper in papers]


def test_a_row_of_a_training_is_no_paper_though_papers_are_listed_elsewhere():
    rows = "班次｜时间｜对象｜名额｜报到地点\n护理员班｜9月22日至26日｜新聘护理员｜不限，应训尽训｜一楼大厅\n"
    rows += "院长提高班｜10月20日至22日｜任职满3年的院长｜2人｜一楼大厅\n"
    listed = "《培训报名表》，9月17日前报送。\n《护理计划》，9月19日前报送。"
    between = "".join(f"第{n}段说明各班食宿由县局承担。\n" for n in "一二三四五六七八")
    assert told(f"一、培训\n{rows}{between}二、材料报送时间\n{listed}") == [
        ("《培训报名表》", "09-17"),
        ("《护理计划》", "09-19"),
    ]


def test_a_number_that_marks_an_item_is_no_part_of_its_day():
    text = (
        "报送：1.3月10日前，报送护理员名单；2.6月12日前，报送护理小结；3.11月10日前，报送护理总结，均发a@example.com。"
    )
    assert told(f"一、{text}") == [("护理员名单", "03-10"), ("护理小结", "06-12"), ("护理总结", "11-10")]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("3月6日前将体检结果报告单送县局养老科203室。", "体检结果报告单"),
        ("护理收费自评报告经审计后，于3月6日前报县局养老科（502室）。", "护理收费自评报告"),
        ("防火物资台账为Excel格式，每院一表，3月6日前发养老科邮箱a@example.com。", "防火物资台账"),
        ("护理员名单如有变动，请于3月6日前更新后报养老科邮箱a@example.com。", "护理员名单"),
    ],
)
def test_a_name_is_not_cut_where_a_verb_only_seems_to_stand(text, paper):
    assert told(f"一、{text}") == [(paper, "03-06")]


@pytest.mark.parametrize("handed", ["前一并报镇妇联（镇政府205室）", "前回复", "前移交"])
def test_who_takes_it_may_be_a_union_or_left_open(handed):
    assert told(f"一、家庭互助名册每村一册，4月20日{handed}。") == [("家庭互助名册", "04-20")]
