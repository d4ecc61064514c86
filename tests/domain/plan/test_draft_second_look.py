"""What a clerk sees at a second look: photos beside a summary, a second day on paper, a day of last year's."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text, title="关于做好2026年有关工作的通知", addressed="各单位"):
    drafted = draft(f"{title}\n{addressed}：\n{text}\n县林业局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("asked", "papers"),
    [
        ("植树活动总结（1000字以内）和现场照片4张请于4月10日前", ["植树活动总结", "现场照片"]),
        ("将《植树总结》1份、活动照片六张于4月10日前", ["《植树总结》", "活动照片"]),
        ("植树小结1份和活动图片（3张，原图）于4月10日前", ["植树小结", "活动图片"]),
        ("《护林员推荐表》电子版和本人工作照1张于4月10日前", ["《护林员推荐表》", "工作照"]),
        ("每站挑选活动照片8张、护林小报5份，4月10日前", ["活动照片", "护林小报"]),
        ("《植树总结》和不少于5张照片于4月10日前", ["《植树总结》"]),
        ("植树总结1份，附活动照片3张，于4月10日前", ["植树总结"]),
        ("要注意收集活动影像资料，每站选送活动照片6张，于4月10日前", ["活动照片"]),
        ("撰写植树总结1篇，并选取现场照片4张，4月10日前", ["植树总结", "现场照片"]),
        ("植树总结1份，并附现场照片4张，于4月10日前", ["植树总结"]),
        ("组织1次扑火演练，全程录像，剪成演练视频1段，4月10日前", ["演练视频"]),
    ],
)
def test_counted_photos_are_owed_by_themselves_and_those_that_go_along_are_not(asked, papers):
    assert told(f"一、{asked}{MAIL}。") == [(paper, "04-10") for paper in papers]


@pytest.mark.parametrize(
    ("ahead", "behind", "papers"),
    [
        ("", "植树照片5张，每张配图注。", ["植树总结", "植树照片"]),
        ("", "植树总结1500字以内，植树照片不少于6张。", ["植树总结", "植树照片"]),
        ("各站写一份植树总结；同时选植树照片八张。", "", ["植树总结", "植树照片"]),
        ("", "植树总结附植树照片5张。", ["植树总结"]),
        ("", "照片须清晰。", ["植树总结"]),
    ],
)
def test_photos_that_another_sentence_counts_are_owed_by_themselves(ahead, behind, papers):
    text = f"一、{ahead}植树总结和植树照片于4月10日前{MAIL}。{behind}"
    assert told(text) == [(paper, "04-10") for paper in papers]


def test_photos_told_shortly_bear_the_name_by_which_they_were_asked_for():
    text = f"一、每户写造林记录1篇；提供林地照片3张。造林记录和照片于4月10日前{MAIL}。"
    assert ("林地照片", "04-10") in told(text)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("《绿化台账》报送截止日原定为4月11日，因当日为星期六，截止日改为4月13日", ["04-13"]),
        ("去年《绿化台账》的报送截止时间是4月3日，有两个站迟报，请注意。今年的《绿化台账》于4月13日前", ["04-13"]),
        ("对照上次检查的问题修订《绿化台账》，于4月13日前", ["04-13"]),
        ("截至3月31日的《绿化台账》，由各站专人于4月13日前", ["04-13"]),
        ("核对附件1，确认无误后填写《绿化台账》，于4月13日前", ["04-13"]),
    ],
)
def test_a_paper_has_the_day_that_holds(said, days):
    assert told(f"一、{said}{MAIL}。\n附件：1.林场名单（另发）；2.绿化台账") == [("《绿化台账》", day) for day in days]


@pytest.mark.parametrize("paper", ["纸质材料。树种清单加盖单位公章后一式两份", "书面材料。树种清单纸质件一式两份"])
def test_a_list_that_is_mailed_and_one_of_it_on_paper_have_each_their_day(paper):
    text = (
        f"一、报送办法\n（一）电子材料。各单位将以下材料打包，于4月10日前{MAIL}：\n1.造林方案；\n2.树种清单。\n"
        f"（二）{paper}，于4月17日前送造林股（林业大楼302室）。\n"
    )
    assert sorted(told(text)) == [("树种清单", "04-10"), ("树种清单", "04-17"), ("造林方案", "04-10")]


def test_what_goes_the_same_day_has_the_day_of_its_line_and_what_had_one_keeps_it():
    text = (
        f"一、《苗木计划》于3月6日前{MAIL}。\n"
        f"二、《管护总结》于4月10日前{MAIL}，要申请补植的，同日一并送《补植申请表》。\n"
        "三、《苗木计划》除电子版外，另报纸质件1份，同日送林业大楼302室。\n四、以上日期均含当日。\n"
    )
    assert told(text) == [("《苗木计划》", "03-06"), ("《管护总结》", "04-10"), ("《补植申请表》", "04-10")]


@pytest.mark.parametrize(
    "said",
    [
        "护林纪念品由总场统一购买，3月27日前发到各社区。",
        f"凡要求报造林股的材料，一律报电子版，{MAIL}。",
        "林场的材料（第1项）送造林股，中心站的材料（第2项）送管护股。",
    ],
)
def test_what_nobody_asks_for_is_not_drafted(said):
    assert told(f"一、《苗木计划》于3月6日前{MAIL}。\n二、{said}") == [("《苗木计划》", "03-06")]


@pytest.mark.parametrize(
    ("asked", "paper"),
    [
        ("各站6月至9月的值班表，一次排定，于4月10日前发值班室邮箱a@example.com", "值班表"),
        ("在“林业管护系统”中更新《护林员档案》，请于4月10日以前完成", "《护林员档案》"),
        ("参训护林员名单由各站于4月10日前报到“护林员”微信群", "护林员名单"),
        ("入户时向群众发放《倡议书》，回执由护林员于返站当天即4月10日收齐，当天交造林股", "回执"),
    ],
)
def test_a_day_is_read_behind_its_verb_whatever_the_verb(asked, paper):
    assert told(f"一、{asked}。") == [(paper, "04-10")]


def test_what_is_only_kept_has_no_day_of_another():
    text = (
        f"一、《苗木计划》于3月6日前{MAIL}。\n"
        "二、管护工作的过程性材料，包括签到、巡山记录等，由单位分类归档，平时不要求报送。\n"
        "三、本季度学分，由各站管理员于4月10日前录入“林业管护系统”。"
    )
    assert told(text)[0] == ("《苗木计划》", "03-06")
    assert not [title for title, _ in told(text) if "记录" in title or "过程性" in title]


@pytest.mark.parametrize(
    "said",
    [
        "为选拔优秀论文，每个站可自愿申报，每项填写《护林申报书》1份，于4月10日前",
        "推荐优秀案例参加县级评选，报送案例文稿1份，附《护林申报书》1份，4月10日前",
        "飞防作业完成后于4月10日前将《护林申报书》",
    ],
)
def test_what_it_is_for_and_what_comes_before_is_no_paper(said):
    assert ("《护林申报书》", "04-10") in (found := told(f"一、{said}{MAIL}。"))
    assert not [title for title, _ in found if title in {"选拔优秀论文", "优秀论文", "优秀案例", "作业", "飞防作业"}]


def test_a_day_that_no_calendar_tells_gives_way_to_that_of_the_table():
    text = (
        "一、年末业务方面，各单位填报《护林统计表》。\n"
        "二、各单位于活动开始前制定《护林方案》1份，一并纳入材料报送范围。\n三、报送时间\n"
        "材料名称｜截止日期｜形式\n护林方案｜2026年3月6日｜电子文档\n护林统计表｜2026年12月11日｜电子文档\n"
        f"四、以上材料{MAIL}。\n"
    )
    assert {title.strip("《》"): due for title, due in told(text)} == {"护林方案": "03-06", "护林统计表": "12-11"}


@pytest.mark.parametrize("about", ["9月底左右", "9月25日前后"])
def test_about_a_day_is_no_day(about):
    assert told(f"一、每个林场报送护林心得5篇，{about}报送至邮箱a@example.com。") == [("护林心得", None)]


def test_a_note_below_the_months_may_gainsay_one_of_them():
    text = (
        f"【10月】\n《造林台账》10月16日前{MAIL}。\n【11月】\n《示范林申报表》11月13日前报送。\n"
        f"【12月】\n《造林总结》12月11日前{MAIL}。\n有关事项说明：\n"
        "一是材料报送。其中《示范林申报表》须于11月20日前报送，电子版发上述邮箱，打印盖章件1份送造林股（林业大楼302室）。\n"
    )
    assert told(text) == [("《造林台账》", "10-16"), ("《示范林申报表》", None), ("《造林总结》", "12-11")]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "各站要编制《冬储计划表》，列明品种和货源；把承担任务的网点全部列入《网点名册》。"
            f"两项材料均于4月10日前{MAIL}。",
            {"《冬储计划表》": "04-10", "《网点名册》": "04-10"},
        ),
        (
            "（三）开展一次线路排查。各站对照《汛前线路自查表》（附件1）逐项检查。自查表经站长签字，"
            f"于4月10日前{MAIL}。",
            {"《汛前线路自查表》": "04-10"},
        ),
        (
            f"巡查记录、交接班记录由各站存放在值班室，接受检查，不上报。\n《值班表》于4月10日前{MAIL}。",
            {"《值班表》": "04-10"},
        ),
        (
            f"完成率由平台后台自动统计。\n4月10日前，各站报送《岗位小结》1份，{MAIL}，中心对小结进行查重。",
            {"《岗位小结》": "04-10"},
        ),
    ],
)
def test_a_paper_has_the_name_that_its_line_gives_it_and_a_deed_is_none(text, papers):
    assert dict(told(text)) == papers
