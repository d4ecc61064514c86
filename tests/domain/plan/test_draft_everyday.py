"""Short notices in everyday words: 课件做成宽屏的, 学校写一张请假条, 名单同日发同一邮箱."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.domain.plan.draft import draft


def told(text):
    found = draft(f"关于做好2026年有关工作的通知\n各校：\n{text}\n县教育局\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("道具清单做成横版的，请领队于5月8日前上传到“演出云”平台。", [("道具清单", "05-08")]),
        ("不能到会的，村里写一张请假条，签字后于5月8日前送我镇党政办203室。", [("请假条", "05-08")]),
        ("每村定1名护林员，把姓名和电话于5月8日前接龙到微信群“护林2026”。", [("姓名和电话", "05-08")]),
        ("选手名单由各队于5月8日前填入“运动会”群的在线表格。", [("选手名单", "05-08")]),
        ("观后感高中每校4篇，初中每校2篇，5月8日前发到a@example.com。", [("观后感", "05-08")]),
        ("环保小报只请小学来交，每校2张，5月8日前送县图书馆201室。", [("环保小报", "05-08")]),
        ("案例和案例登记表的电子稿，5月8日前由学校发到a@example.com。", [("案例", "05-08"), ("案例登记表", "05-08")]),
        ("安全自查表还要打印1份，盖章后5月8日前送安全股203室。", [("安全自查表", "05-08")]),
        ("每名组长带来一份发言提纲，5月8日前发到a@example.com。", [("发言提纲", "05-08")]),
        ("示范课的说课稿每节课1份，5月8日前发到a@example.com。", [("示范课的说课稿", "05-08")]),
        ("候考教师名单用附件2的格式，5月8日前发到a@example.com。", [("候考教师名单", "05-08")]),
        (
            "参展名单由各站于5月7日前填入“展演”群的在线表格；\n节目串词于5月8日前发至a@example.com。",
            [("参展名单", "05-07"), ("节目串词", "05-08")],
        ),
        (
            "四、参展名单由各站于5月7日前填入“展演”群的在线表格；节目串词于5月8日前发至a@example.com。",
            [("参展名单", "05-07"), ("节目串词", "05-08")],
        ),
    ],
)
def test_everyday_words_around_a_name_are_no_part_of_it(text, papers):
    assert told(text) == papers


def test_a_day_and_a_colon_stand_before_what_is_handed_in():
    text = (
        "时间安排\n5月7日以前：报排查进度表。\n5月8日17:30以前：交困难学生名单，没有的写“无”。\n以上发到a@example.com。"
    )

    assert told(text) == [("排查进度表", "05-07"), ("困难学生名单", "05-08 17:30")]


def test_a_list_and_one_of_substitutes_are_two():
    text = "1.裁判员名单5月8日前发至a@example.com。\n2.候补裁判员名单同期报送，发至上述邮箱。"

    assert told(text) == [("裁判员名单", "05-08"), ("候补裁判员名单", "05-08")]


def test_a_paper_in_a_table_keeps_the_day_that_its_own_cell_tells():
    text = (
        "【时间与任务】\n时间 | 任务 | 须提交的材料 | 提交方式\n"
        "4月7日至4月17日 | 成立小组，制定方案 | 《自查方案》，4月21日前提交 | A\n"
        "4月20日至4月24日 | 入户，填问卷 | 《问卷统计表》，4月28日前提交 | A\n"
        "4月27日至4月30日 | 县级抽查 | 无 | 无\n\n【提交方式】\nA：发到a@example.com。"
    )

    assert told(text) == [("《自查方案》", "04-21"), ("《问卷统计表》", "04-28")]


@pytest.mark.parametrize(
    "aside",
    [
        "老人们听了书，都说好。",
        "今年春耕期间，各村于3月18日前报送的春耕总结已在全镇大会上交流。",
        "年底评选先进6个，由县总工会颁发证书。",
        "5月8日前发到a@example.com的，交了才发结业证。",
        "党校将于5月中旬把成绩反馈组织部。",
    ],
)
def test_what_is_only_told_is_no_paper(aside):
    assert told(f"《登记表》于5月8日前送办公室203室。\n{aside}") == [("《登记表》", "05-08")]


@pytest.mark.parametrize(
    "asked",
    [
        "对照《考评计分表》逐项打分，写入《自评报告》，5月8日前发到a@example.com。",
        "《自评报告》5月8日前送办公室203室，报告后须附上近两年无事故证明，装订在同一册内。",
    ],
)
def test_what_a_report_is_measured_by_or_bound_with_is_no_paper_beside_it(asked):
    assert told(asked) == [("《自评报告》", "05-08")]


def test_days_are_told_behind_the_list_for_its_items_by_number():
    text = (
        "请把下面几样材料准备好。\n一、《值班表》，一份，排到9月底。\n二、《险户登记表》，一份，没有的写“无”。\n"
        "三、《物资台账》，一份。\n第一、二项5月8日17:00前报，第三项5月15日17:00前报。\n三项都送镇应急办206室。"
    )

    assert told(text) == [
        ("《值班表》", "05-08 17:00"),
        ("《险户登记表》", "05-08 17:00"),
        ("《物资台账》", "05-15 17:00"),
    ]


@pytest.mark.parametrize("picked", ["选3张现场照片", "另挑4张现场照片（JPG格式）"])
def test_photos_that_are_to_be_picked_are_owed(picked):
    text = f"每馆写一篇《活动小结》，{picked}，5月8日前发到a@example.com。"

    assert told(text) == [("《活动小结》", "05-08"), ("现场照片", "05-08")]


@pytest.mark.parametrize("months", ["9月、10月、11月这三个月，请各馆在当月25日前", "9月至11月，各馆于当月25日前"])
def test_a_day_of_listed_months_comes_again(months):
    text = f"{months}把《借阅表》发到a@example.com；遇双休日顺延。"

    assert told(text) == [("《借阅表》", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11;BYMONTHDAY=25")]


def test_a_sentence_that_moves_a_paper_is_no_list_of_parts():
    text = (
        "7.5月6日前，各场签订《防火责任书》，一式两份，发至a@example.com。\n"
        "8.5月7日前，各站将防火宣传月总结发至a@example.com，全面总结宣传月活动情况。\n"
        "9.5月8日前，各场把《抚育台账》发至a@example.com，台账应反映抚育面积。"
    )

    assert told(text)[1:] == [("防火宣传月总结", "05-07"), ("《抚育台账》", "05-08")]


def test_a_paper_has_the_day_of_the_item_above_where_it_says_so():
    text = "1.收入表：截止5月8日，发到a@example.com。\n支出表：与上项同日截止，同样发到a@example.com报送。"

    assert told(text) == [("收入表", "05-08"), ("支出表", "05-08")]


def test_what_the_office_enters_itself_is_owed_by_nobody():
    assert told("检查结果由我局录入“信用”系统，并在门户网站公开。") == []


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "《总结》5月8日前发到a@example.com，签到表扫描件附在邮件中。",
            [("《总结》", "05-08"), ("签到表", "05-08")],
        ),
        ("《总结》5月8日前发到a@example.com，签到表扫描件附在总结之后。", [("《总结》", "05-08")]),
    ],
)
def test_what_is_put_into_a_mail_is_owed_and_what_stands_behind_a_report_is_not(text, papers):
    assert told(text) == papers


@pytest.mark.parametrize("way", ["报送办法", "提交方法", "交送办法", "报送方式"])
def test_a_column_tells_how_a_paper_gets_there_by_any_word_for_it(way):
    text = (
        f"名称\n截止日期\n{way}\n器具台账\n2026年5月7日\n电子表格1份，发至a@example.com\n"
        "设备清单\n2026年5月8日\n电子表格1份，发至a@example.com\n改造申报书\n2026年5月15日\n纸质2份，送节能科512室\n"
    )

    assert told(text) == [("器具台账", "05-07"), ("设备清单", "05-08"), ("改造申报书", "05-15")]


def test_the_column_of_when_it_is_made_dates_no_paper_of_a_whole_circular():
    drafted = draft(Path("tests/data/circulars_many/14w1_k3.txt").read_text("utf-8"))
    days = {one.title: one.due for one in drafted.requirements}

    assert days["《自评工作实施方案》"] == "10-24"
    assert days["《园级自评打分表》"] == days["《幼儿园自评报告》"] == "12-03"
