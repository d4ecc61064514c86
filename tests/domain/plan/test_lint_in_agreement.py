"""The linter on numbers, names and days that only seem to be at odds, and beside each what is at odds indeed."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"


def told(text: str, *, to: str = "各校", issued: str = "2026年3月2日") -> set[str]:
    whole = f"关于报送材料的通知\n{to}：\n{text}\n县教育局\n{issued}\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


TABLE = (
    f"序号\t材料名称\t份数\t截止时间\t报送方式\n1\t《开题表》\t每校1份\t4月10日17:00\t{ADDRESS}\n"
    f"2\t《结题表》\t每校1份\t4月17日17:00\t{ADDRESS}"
)


def test_what_there_is_of_is_no_tally_of_the_papers():
    assert told(f"我县在研项目共46项，其中省级4项，市级12项，县级30项。\n一、材料\n{TABLE}") == set()
    assert told(f"一、材料\n{TABLE}\n二、共需报送材料6项。") == {"sum-mismatch"}


def test_who_does_it_is_not_counted_with_what_is_done():
    assert told(f"各水利站、各管理所要落实行政、技术、巡查三类责任人，将《名单》每站1份，4月10日{TO}") == set()
    assert told(f"各站要落实行政、技术、巡查四类责任人，将《名单》每站1份，4月10日{TO}") == {"sum-mismatch"}


def test_a_site_is_called_with_and_without_its_last_sign():
    text = "日程在进修学校网站首页公布。\n《小结》每校1份，4月10日17:00前上传到进修学校网{}“学校”栏目。"
    assert told(text.format("")) == set()
    other = text.replace("进修学校网站", "平川教师研修网").replace("进修学校网", "平川教师研训网")
    assert told(other.format("")) == {"names-vary"}


def test_lesson_plans_that_are_only_looked_at_are_no_second_name():
    text = f"3月视导，各校教案和作业现场备查，不需上报。\n1.教学设计每校2份，4月10日{TO}"
    assert told(text) == set()
    assert "names-vary" in told(f"1.教案每校2份，4月10日{TO}\n2.参评的教学设计要规范，教学设计按模板提交。")


def test_the_day_to_which_data_are_counted_is_no_deadline():
    assert told(f"数据截止到2月28日，《统计表》每校1份，3月20日{TO}") == set()
    assert "conflicting-dates" in told(f"《统计表》每校1份，2月27日{TO}")


def test_a_day_of_another_item_is_not_held_against_an_activity():
    text = "1.各站4月16日前完成自查，汇总形成《清单》每站1份，{}{}\n2.4月7日至4月20日各站开展演练。"
    assert told(text.format("4月20日", TO), to="各站") == set()
    own = f"4月7日至4月20日各站开展演练，演练小结每站1份，4月20日{TO}"
    assert told(own, to="各站") == {"before-activity-ends"}


def test_only_schools_are_closed_in_august():
    text = f"为管好校园周边食品经营单位，现就有关事项通知如下：\n《报告》每所1份，8月14日{TO}"
    assert told(text, to="各监管所", issued="2026年7月1日") == set()
    assert told(text, to="各学校", issued="2026年7月1日") == {"in-vacation"}


@pytest.mark.parametrize("late", ["24日当天及以后", "24日及以后", "当日和以后"])
def test_a_day_that_is_in_and_out_is_at_odds_with_itself(late):
    assert told(f"《底册》每校1份，4月24日（含）以前发送至{ADDRESS}，{late}报送的不予受理。") == {"inclusive-unclear"}


def test_a_day_that_is_only_rough_is_told_though_another_clause_has_one():
    text = "6月8日举行汇报会，每校汇报15分钟，汇报课件每校1份，{}发送至" + ADDRESS + "，以便调试。"
    assert told(text.format("5月底左右")) == {"vague-word"}
    assert told(text.format("6月1日17:00前")) == set()


@pytest.mark.parametrize("again", ["教学论文须于4月10日前交齐", "所有教学论文4月10日前送达"])
def test_a_paper_of_four_signs_has_one_day_in_the_whole_circular(again):
    text = (
        f"一、征文\n1.教学论文每校1篇，4月17日前发送至{ADDRESS}。\n二、评分\n1.缺交的不评优，{again}，逾期按缺交处理。"
    )
    assert told(text) == {"conflicting-dates"}
    of_one = "{}\n1.活动总结每校1份，4月{}日前发送至" + ADDRESS + "。"
    each = f"{of_one.format('一、安全月', 17)}\n{of_one.format('二、读书月', 24)}"
    assert told(each) == set()


def test_the_copies_that_are_kept_and_sent_make_the_whole():
    text = "纸质花名册一式两份，其中学校留存一份，送县学生资助管理中心203室{}份，4月10日17:00前送达。"
    assert told(text.format("两")) == {"count-unclear"}
    assert told(text.format("一")) == set()


def test_a_mailbox_of_each_ones_own_is_not_the_one_that_is_named():
    named = f"《计划》每校1份，4月10日{TO}\n"
    assert told(named + "《小结》每校1份，4月17日17:00前发到各学科教研员指定的邮箱。") == {"unnamed-channel"}
    assert told(named + "《小结》每校1份，4月17日17:00前发到上述指定的邮箱。") == set()


def test_a_quota_is_told_somewhere():
    text = f"各校按分配名额推荐优秀指导教师，填写《推荐表》，4月10日{TO}"
    assert told(text) == {"count-missing"}
    assert told(f"{text}\n附件：指导教师名额分配表") == set()


def test_a_number_of_another_paper_counts_no_works_of_the_same_section():
    text = f"一、企业任务\n各企业自查，每家形成自查报告1份，4月3日{TO}\n请各企业报送安全管理优秀案例，4月10日{TO}"
    assert told(text, to="各企业") == {"count-missing"}
    assert told(f"{text}\n每家限报2件。", to="各企业") == set()


@pytest.mark.parametrize("short", ["读书随笔", "每月值班小结", "成长叙事", "班主任评语"])
def test_a_short_paper_has_a_length_of_its_own(short):
    text = f"典型案例每校1篇，2000至3000字，4月10日{TO}\n5月8日前上报{{}}一份，500字以内，发送至{ADDRESS}。"
    assert told(text.format(short)) == set()
    assert told(text.format("典型案例")) >= {"count-unclear"}


@pytest.mark.parametrize("word", ["不用另发邮箱", "不再发电子邮箱", "无需发送邮件至学校邮箱", "不必再报邮箱"])
def test_a_mailbox_to_which_nothing_goes_needs_no_name(word):
    text = "《台账》每校1份，4月10日17:00前上传到柳湾教研网“学校专栏”，{}。"
    assert told(text.format(word)) == set()
    assert told(text.format("同时发送到工作邮箱")) == {"unnamed-channel"}


@pytest.mark.parametrize("who", ["由我中心", "由县电教中心", "由教研室", "由组委会"])
def test_what_the_office_passes_on_needs_no_number(who):
    text = f"一、报送\n《推进计划》每校1份，4月10日{TO}\n二、结果\n优秀案例{{}}择优推荐参加市级评选。"
    assert told(text.format(who)) == set()
    assert told(f"各校择优推荐优秀案例，4月10日{TO}") == {"count-missing"}


def test_what_was_sent_out_before_and_what_is_nobodys_paper_ask_for_nothing():
    asked = "".join(f"《{one}表》每校1份，4月10日{TO}\n" for one in ("课程", "作息", "值班", "任课"))
    told_before = "（一）全县共抽中调查小区12个，名单已于2026年1月发至各乡镇（街道）统计站。"
    on_the_net = "各规模以上工业企业的报表一律通过“统计联网直报平台”填报，不再报送纸质报表。具体安排如下："
    assert told(f"{on_the_net}\n{asked}{told_before}", to="各乡镇（街道）统计站，各规模以上工业企业") == set()


def test_numbers_of_a_table_and_of_parts_are_no_sections():
    said = "（一）第1项每校都报。\n（二）第2项只填重点。\n（三）第3项由学校汇总。"
    table = f"{TABLE}\n3\t《小结》\t每校1份\t4月24日17:00\t{ADDRESS}"
    whole = f"一、报什么\n{table}\n二、填报说明\n{said}\n三、其他\n教研室有电话。"
    assert told(whole) == set()
    both = f"三、途径\n第二、三部分的材料，都在“安全监管平台”提交。\n四、时间\n《小结》每校1份，4月10日{TO}"
    assert told(f"一、目的\n管好安全。\n二、排查\n各校自查。\n{both}") == set()


def test_attachments_may_stand_each_in_a_line_of_its_own():
    text = f"《回执》（附件1）、《花名册》（附件2）每校1份，4月10日{TO}\n附件1：回执\n附件2：花名册\n"
    assert told(f"{text}县教育局\n2026年3月2日\n附件1\n回执") == set()


def test_one_number_for_many_is_no_part():
    text = f"全县12个乡镇、3个街道各推荐2名，福利中心推荐1名，合计31名。《名单》每单位1份，4月10日{TO}"
    assert told(text, to="各单位") == set()


def test_copies_that_go_on_are_counted_on():
    text = "《合同》一式三份，学校、教师各执一份，{}4月10日17:00前送人事科（305室）。"
    assert told(text.format("另一份连同《登记表》每人一份")) == set()
    assert told(text.format("")) == {"count-unclear"}


def test_what_is_given_back_and_what_is_counted_elsewhere_has_its_number():
    papers = "".join(f"{n}.{one}。每校1份，4月{n + 11}日{TO}\n" for n, one in enumerate(("总结", "签到表", "分析"), 2))
    lent = "1.教案本。全体教师的由组长收齐，4月10日8:30前送教导处（205室），当天查完，16:30由组长领回。\n"
    assert told(f"需要上交的材料如下：\n{lent}{papers}") == set()
    dated = ("方案》一份，4月8日", "推荐表》，4月9日", "名册》一份，4月10日", "总结》一份，4月13日")
    days = "\n".join(f"{n}.《{one}{TO}" for n, one in enumerate(dated, 1))
    assert told(f"一、推荐\n每人报《推荐表》一式两份。\n二、时间\n{days}") == set()
    assert told(f"一、时间\n{days}") == {"count-missing"}


LESSONS = (
    "一、材料\n序号 | 材料 | 报送人 | 数量 | 截止时间 | 报送方式\n"
    f"1 | 示范课教学设计 | 授课教师 | 每人1篇 | 3月20日17:00 | 发送至{ADDRESS}\n"
    f"2 | 《活动小结》 | 各校 | 每校1份 | 5月29日17:00 | 发送至{ADDRESS}\n"
    "二、要求\n1.{}"
)


def test_the_plan_of_one_lesson_under_two_names_is_told():
    assert "names-vary" in told(LESSONS.format("教师要突出实效，示范课教案应体现学生活动设计。"))
    assert told(LESSONS.format("教师要突出实效，示范课教学设计应体现学生活动设计。")) == set()
    assert told(LESSONS.format("各校教案要规范，常态课教案应体现学生活动设计。")) == set()
    assert told(LESSONS.format("上课当天查阅示范课教案，不需上报。")) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "《年检报告书》每园2份，{a}送中心小学初审。",
            "中心小学把初审过的年检报告书每园1份，也在{a}送幼教股，另1份留存。",
        ),
        ("3月11日召开语文研讨会，每校1名教师参加。", "3月18日召开数学研讨会，每校2名教师参加。"),
        ("《简报》1期，1200字以内，{a}送教研室。", "《感悟》1篇，字数2000字左右，{a}送教研室。"),
        ("《简报》1期，1200字以内，{a}送教研室。", "感悟文章1篇，字数2000字左右，{a}送教研室。"),
        ("营员每校4名，费用由少年宫承担。", "优秀辅导员按每校1名推荐、全县评10名。"),
    ],
)
def test_copies_on_two_ways_and_people_for_two_matters_are_counted_apart(one, other):
    text = f"一、{one}\n二、{other}".format(a="4月10日17:00前")
    assert "count-unclear" not in told(text, to="各校、各园")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("现场照片每村3张，{a}", "现场照片要看得出是谁家地头，每村5张，少一张都要补拍。"),
        ("《方案》每校2份，{a}", "方案须校长签字，每校3份，少报的退回重报。"),
        ("各班撰写护理个案，每班报送3篇，{a}", "护理个案须隐去姓名，每班限报2篇，超报的不予受理。"),
        ("征文每校3篇，不得少于1500字，{a}", "体裁不限，1000字以内。"),
        ("教育案例每人1篇，不少于2000字，{a}", "教育案例控制在1500字以内，超出的不予受理。"),
    ],
)
def test_two_numbers_of_one_paper_are_at_odds(one, other):
    assert "count-unclear" in told(f"{one}\n一、{other}".format(a=f"4月10日{TO}"))


HOLIDAYS = "全县中小学、幼儿园7月4日起放暑假，9月1日开学。"
OF_OTHERS = "各中小学、幼儿园，各派出所、各乡镇（街道）消防工作站，各乡镇卫生院，县少年业余体校、县体育场"


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("各乡镇（街道）消防工作站写上半年小结1份", set()),
        ("各派出所填《校园周边治安情况表》1份", set()),
        ("卫生院填《学生体检汇总表》1份", set()),
        ("县体育场、县少年业余体校各写《赛区总结》1份", set()),
        ("各中小学、幼儿园填《消防隐患清单》1份", {"in-vacation"}),
        ("《学校消防隐患清单》1份", {"in-vacation"}),
    ],
)
@pytest.mark.parametrize("holidays", [HOLIDAYS, ""])
def test_only_schools_are_closed_in_their_holidays(who, kinds, holidays):
    text = f"一、{holidays}\n二、{who}，7月17日{TO}"
    assert told(text, to=OF_OTHERS, issued="2026年6月2日") & {"in-vacation"} == kinds


def test_holidays_told_beside_a_day_are_of_those_who_hand_in_by_it():
    text = f"今年暑假自7月11日起至8月31日止。各党组织要做好总结，《总结》1份于7月24日{TO}"
    assert "in-vacation" in told(text, to="各学校党委、党支部，局机关党支部，县体育局", issued="2026年6月2日")


@pytest.mark.parametrize("begins", ["7月4日起放暑假", "7月4日          全县中小学开始放暑假", "各校7月4日起统一放暑假"])
def test_the_holidays_begin_by_whatever_words(begins):
    assert "in-vacation" in told(f"一、{begins}\n二、《家访情况表》每校1份，7月17日{TO}", issued="2026年6月2日")


@pytest.mark.parametrize(("third", "kinds"), [("第三条", set()), ("第四条", {"numbering-gap"})])
def test_an_article_right_below_a_table_is_no_row_of_it(third, kinds):
    table = "  项目      甲组    乙组    合计\n  田径       16      12      28\n  总计       16      12      28"
    above = f"第一条  项目设置（单位：小项）。\n{table}\n第二条  每个小项限报3人，篮球每队限报12人。"
    text = f"{above}\n各队须服从裁判。\n{third}  报名。"
    assert told(f"{text}\n  1. 《报名表》每校1份，4月10日{TO}") == kinds


@pytest.mark.parametrize(
    ("rest", "kinds"),
    [
        ("凡没有另写时间的，一律在3月27日以前报送", set()),
        ("未标期限的，3月27日前报送", set()),
        ("除注明时间的以外，均于3月27日前报送", set()),
        ("材料要真实", {"no-date"}),
    ],
)
def test_the_day_of_all_the_others_may_stand_in_another_line(rest, kinds):
    papers = f"2.活动照片3张，发到{ADDRESS}。\n3.《明细表》每校1份，4月10日{TO}\n4.《汇总表》每校1份，4月17日{TO}"
    assert told(f"一、{rest}。\n二、材料\n1.《名册》每校1份，4月3日{TO}\n{papers}") & {"no-date"} == kinds


def test_the_days_of_a_term_are_no_activity():
    text = f"{{}}开展推门听课活动。\n《推门听课总结》每校1份，7月3日{TO}"
    assert "before-activity-ends" not in told(text.format("在2026年春季学期（3月2日至7月10日）"))
    assert "before-activity-ends" in told(text.format("3月9日至7月10日"))


@pytest.mark.parametrize(("due", "kinds"), [("5月20日", {"before-activity-ends"}), ("5月27日", set())])
def test_a_week_may_bear_its_name_behind_its_days(due, kinds):
    week = "5月18日至5月22日，全县“资源应用周”，各校在这一周内开放课堂。"
    text = f"一、{week}\n二、各校对“资源应用周”期间开放的课堂作出总结，每校1份，{due}{TO}"
    assert told(text) & {"before-activity-ends"} == kinds


@pytest.mark.parametrize(("copies", "kinds"), [("纸质二至三份", {"count-unclear"}), ("纸质二份", set())])
def test_from_so_many_to_so_many_on_paper_is_no_number(copies, kinds):
    assert told(f"各乡镇各写《自查报告》，{copies}，4月10日17:00前送县统计局综合股（503室）。", to="各乡镇") == kinds


@pytest.mark.parametrize(("whole", "kinds"), [("75", {"sum-mismatch"}), ("72", set())])
@pytest.mark.parametrize("who", ["每名教师", "教师"])
def test_what_each_of_them_does_adds_up_too(who, whole, kinds):
    parts = "集中培训32学时、网络研修24学时、校本研修16学时"
    assert told(f"{who}年度内应完成{parts}，三项合计{whole}学时。") == kinds


def test_a_price_for_each_is_no_part_of_the_whole():
    assert told("每名学员补助200元、每天补助100元、共40名，合计8000元。") == set()


@pytest.mark.parametrize("since", ["工作室设立于2021年9月，三年一个周期。", "平台自2022年3月上线；", ""])
def test_the_year_of_a_month_ends_with_its_sentence(since):
    text = f"{since}本学期于7月3日结束，7月4日起放暑假。\n《决算表》每校1份，7月17日{TO}"
    assert "in-vacation" in told(text, issued="2026年6月2日")


def test_what_another_clause_says_of_handing_in_makes_no_deadline_of_a_week():
    week = "4月中旬至5月中旬，提交与评选；5月18日至5月22日，全县“资源应用周”，各校开放课堂。"
    asked = f"各校对“资源应用周”期间开放的课堂作出总结，每校1份，5月20日{TO}"
    assert "before-activity-ends" in told(f"一、安排\n活动分两段进行：{week}\n二、{asked}")
