"""What no one of those addressed is asked for: what is done already, what a machine does, what the office sends on."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text, title="关于做好2026年有关工作的通知", addressed="各供水站"):
    drafted = draft(f"{title}\n{addressed}：\n{text}\n县水务局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "据统计，2025年全县共收到水样检测报告64份，合格率97.2%。退回重做的报告已由化验室寄到各站站长本人邮箱。",
        "水样送检单已于2025年底全部移交市水质中心，中心核对后编目。",
        "用水数据由市平台每日零点自动采集，站里无须人工报送。",
        "手工抄表报数的做法自今年起取消，用户不用再发微信报数，账单每月5日前推送到手机。",
        "市里定于5月29日前完成各县台账的汇总，6月底前报省水利厅。",
        "县水质中心每学期末从已建档的案例中挑选3个，经b@example.com传给市水务局。",
        "站办每周五汇编成《供水动态》呈局领导阅。",
        "年度评估报告由县供水办起草，8月底前报市水务局。",
        "化验期间实行密封编号作业，结果由化验员当场核对，核对后录入化验系统。",
    ],
)
def test_what_is_done_by_others_is_no_paper(said):
    assert told(f"一、{said}\n二、《巡查名单》于3月6日前{MAIL}。") == [("《巡查名单》", "03-06")]


def test_a_paper_that_is_still_to_be_sent_is_owed_though_a_part_of_it_is_done():
    assert told(
        f"一、请将已由化验员盖章的水样检测报告于3月13日前发到邮箱a@example.com，《巡查名单》3月6日前{MAIL}。"
    ) == [
        ("水样检测报告", "03-13"),
        ("《巡查名单》", "03-06"),
    ]


@pytest.mark.parametrize("often", ["每周一节安全课", "每周二次巡查", "每周三场讲座"])
def test_how_often_in_a_week_is_no_weekday(often):
    assert told(f"一、结合实际制定《巡查方案》，明确{often}等内容，盖章后于3月20日前{MAIL}。") == [
        ("《巡查方案》", "03-20")
    ]


@pytest.mark.parametrize("counted", ["（截至3月31日）", "（数据截至3月31日）"])
def test_up_to_when_a_paper_counts_is_no_second_day(counted):
    assert told(f"一、各站于4月24日前把欠费户台账{counted}刻录光盘1张，送县水务局财务股。") == [("欠费户台账", "04-24")]


def test_a_day_in_brackets_behind_the_first_of_two_hand_ins_is_its_own():
    papers = told("一、先在“供水管理系统”提交年检申请书（截至3月27日），再将纸质申请书于4月3日前送县水务局302室。")
    assert sorted(due for _, due in papers) == ["03-27", "04-03"]


def test_no_paper_is_made_up_from_a_title_that_names_none():
    assert "有关材料" not in [title for title, _ in told(f"一、请于3月6日前{MAIL}。")]


def test_what_is_handed_in_between_two_days_has_the_last_beside_a_later_paper():
    text = "3月2日至3月27日期间，由各站长在“供水监测平台”录入水压检查结果，3月30日前将检查说明一份交县水务局办公室。"
    assert told(f"一、{text}") == [("水压检查结果", "03-27"), ("检查说明", "03-30")]


def test_who_may_take_it_back_until_a_day_that_no_one_told_owes_nothing_by_it():
    text = "《巡查名单》，3月6日前报送。\n二、名单只传一次，由各站在“供水监测平台”上传，误传的可在截止前自行撤回重传。"
    assert told(f"一、{text}") == [("《巡查名单》", "03-06")]


def test_these_papers_are_those_that_the_line_has_named():
    text = "一、推荐材料。每户报《节水家庭推荐表》1份、事迹材料1份、家庭合影2张。以上材料于4月17日前报县水务局。"
    behind = f"\n二、报送方式。电子版{MAIL}；《节水家庭推荐表》还须报送盖章纸质件，送县水务局办公室（2号楼）。"
    assert {(title, due) for title, due in told(text + behind)} == {
        ("《节水家庭推荐表》", "04-17"),
        ("事迹材料", "04-17"),
        ("家庭合影", "04-17"),
    }


def test_who_is_meant_by_what_became_of_a_paper_is_not_asked_for_it():
    text = "上岗证书到期换发的，由县水务局窗口在5日内办结，证书可邮寄到家。《巡查名单》3月6日前发至a@example.com。"
    assert told(f"一、{text}") == [("《巡查名单》", "03-06")]


def test_a_cell_between_bars_is_a_name_without_them():
    assert all("｜" not in title for title, _ in told("一、站长｜12月11日前｜巡查成果集（电子版）｜同上平台"))


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        (
            "水站与各户签订《供水协议》，一式两份，水站、用户各执一份；水站将协议签订情况统计表于4月17日前"
            + MAIL
            + "。",
            ["协议签订情况统计表"],
        ),
        ("各站对照标准先行自评，4月17日前报送《达标报告》1份，" + MAIL + "。", ["《达标报告》"]),
        ("各站先开展自查自评，4月17日前报送《自评报告》1份，" + MAIL + "。", ["《自评报告》"]),
        (
            "各站核对每名在岗人员的身份证、健康证和聘书，于4月17日前报送《人员花名册》，" + MAIL + "。",
            ["《人员花名册》"],
        ),
        ("用户的缴费凭证、代表大会记录原件留在站内，供现场查阅，不随材料上交。", []),
        ("名录核对对象为六个镇已录入名录系统的全部水站。核对表1份于4月17日前" + MAIL + "。", ["核对表"]),
    ],
)
def test_what_is_signed_looked_at_or_kept_is_not_handed_in(said, owed):
    assert [title for title, due in told(said) if due == "04-17" or due is None] == owed


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ("《申报书》纸质一式2份，连同检测报告复印件1份，于4月17日前送水质科508室。", ["《申报书》", "检测报告复印件"]),
        ("每件须交《作品说明》1份，连同模型实物，于4月17日前送水质科508室。", ["《作品说明》", "模型实物"]),
        ("《申请表》1份，连同相关证明材料，于4月17日前送水质科508室。", ["《申请表》"]),
        ("对照范本修改本站章程，修改后的章程1份经站长签字，于4月17日前送水质科508室。", ["修改后的章程"]),
        ("签订《供水协议》一式三份，水站、用户各执一份，另一份于4月17日前送水质科508室。", ["《供水协议》"]),
    ],
)
def test_what_goes_with_a_paper_or_is_counted_by_a_clause_is_handed_in(said, owed):
    assert [(title, due) for title, due in told(said)] == [(title, "04-17") for title in owed]


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ("选手讲解稿于4月17日前" + MAIL + "，配乐和背景PPT由选手比赛当日自带。", ["选手讲解稿"]),
        ("《授权书》于4月17日前" + MAIL + "，团队作品由全体成员签字。", ["《授权书》"]),
        ("《报名表》于4月17日前" + MAIL + "，每名选手一张，须贴近期免冠照片。", ["《报名表》"]),
        ("承办单位4月17日前报送《活动方案》，其他单位按方案组织职工观摩。", ["《活动方案》"]),
        ("月报表于4月17日前送水质科508室，一份即可，各站可自留复印件。", ["月报表"]),
        ("入户数据直接进入国家平台，村里不另报数据。4月17日前报送户主姓名底册，每村一册。", ["户主姓名底册"]),
        ("领队会：4月17日上午9:00，在水质科508室抽签、领取号码布和秩序册。", []),
    ],
)
def test_what_is_brought_signed_or_fetched_is_not_handed_in(said, owed):
    assert told(said) == [(title, "04-17") for title in owed]


def test_each_kind_of_works_has_the_day_that_stands_behind_it():
    said = (
        "分类截稿。文学作品（诗歌、散文均可）截至5月20日（星期三），摄影作品截至6月10日（星期三），"
        "戏剧剧本截至6月26日（星期五）。作品均" + MAIL + "。"
    )
    assert told(said) == [("文学作品", "05-20"), ("摄影作品", "06-10"), ("戏剧剧本", "06-26")]


def test_a_number_of_people_and_above_speaks_of_no_papers_above():
    said = f"1.征集论文。教师不足50人的学校报2篇，50人及以上的学校报4篇，4月17日前报送，{MAIL}。"
    assert told(said) == [("论文", "04-17")]


@pytest.mark.parametrize(
    "said",
    [
        "各站对购销台账、仓储条件进行自查，每站填写《自查表》1份，4月17日前" + MAIL + "。",
        "整改隐患、补充物资、修订预案，《自查表》于4月17日前" + MAIL + "。",
    ],
)
def test_what_is_looked_at_or_worked_on_on_the_way_is_not_handed_in(said):
    assert told(said) == [("《自查表》", "04-17")]


def test_a_question_of_how_many_names_no_paper():
    said = f"问：每站报多少件作品？\n答：每站3件，科普作品于4月17日前{MAIL}。"
    assert told(said) == [("科普作品", "04-17")]


def test_what_is_entered_one_by_one_is_called_without_that():
    said = "站长登录“培训管理平台”，把本站年度学时逐人录入，4月17日前完成。"
    assert [title for title, _ in told(said)] == ["年度学时"]


def test_the_day_by_which_a_fee_is_paid_is_that_of_no_paper():
    text = (
        f"一、报送材料\n1．《用水申请表》于4月17日前{MAIL}。\n2．《管网图》另交。\n"
        "二、收费\n化验费由供水站收取后，于4月20日前缴至县财政专户。"
    )

    assert "04-20" not in {due for _, due in told(text)}
    assert told("各站将《专户对账表》于4月20日前交至专户管理科508室。") == [("《专户对账表》", "04-20")]
