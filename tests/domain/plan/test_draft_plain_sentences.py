"""Sentences that an office writes plainly: a day before its verb, what is brought along, one paper on many days."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n")


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in read(text).requirements]


@pytest.mark.parametrize(
    "said",
    [
        "各校11月27日（星期五）发送《研修案例》2篇，每篇1500字。",
        "各校安排汇报课1节，2026年11月27日发送《研修案例》1份。",
        "11月27日（星期五）：参加决赛的15名教师每人上报《研修案例》1份。",
        "11月27日：组织过展示活动的学校每校上报《研修案例》1份。",
        "《研修案例》每校1份，发到邮箱cailiao@example.com，我们等到11月27日。",
    ],
)
def test_a_day_that_stands_right_before_what_is_sent_is_its_day(said):
    assert days(f"一、{said}") == [("研修案例", "11-27")]


@pytest.mark.parametrize("said", ["11月27日参加决赛，赛后再定是否上报《研修案例》。", "各校11月27日安排汇报课1节。"])
def test_a_day_on_which_something_happens_is_not(said):
    assert ("研修案例", "11-27") not in days(f"一、{said}")


@pytest.mark.parametrize(
    "said",
    [
        "领队会4月15日（星期三）上午9:00在县教育局四楼召开，各校领队携带校长签字的《承诺书》1份到会，当场交职教科。",
        "片长会4月15日（星期三）在三楼会议室召开，三名片长每人带《承诺书》1份到会，会上交给教师股。",
        "4月15日（星期三）在四楼召开例会，各校校长参加。各校须带《承诺书》到会，每校1份，会上交给运输股。",
        "4月15日（星期三）报到，请每人带《承诺书》1份，在一楼大厅报到处交给工作人员。",
        "交流会定在4月15日（星期三）上午9:00。每位主持人带《承诺书》纸质2份，到会时交会务组。",
        "◆ 4月15日（星期三）上午8:30，技能展示，30名选手参加。选手报到时把《承诺书》纸质3份交大厅报到处。",
        "（三）参演队伍4月15日（星期三）到场时，领队将《承诺书》纸质1份交县文化馆剧场后台音响室。",
    ],
)
def test_what_is_brought_along_and_handed_over_there_comes_on_the_day_of_the_meeting(said):
    assert [(title, (due or "")[:5]) for title, due in days(said)] == [("承诺书", "04-15")]


def test_what_is_only_brought_along_is_not_owed():
    assert days("4月15日（星期三）在四楼召开例会，各校校长参加，请自带笔记本和茶杯。") == []


def test_one_paper_that_comes_on_several_days_is_owed_on_each():
    said = "每个课题组编三期《研究简报》，分别于四月十七日、六月十二日、十月二十三日发到邮箱cailiao@example.com。"
    assert days(said) == [("研究简报", "04-17"), ("研究简报", "06-12"), ("研究简报", "10-23")]


def test_the_last_working_day_of_each_week_is_a_rule():
    found = read("各校每周最后一个工作日16:00前在校安平台（xa.example.com）填报《安全周报》。").requirements
    assert [(one.due, one.on_rest_day) for one in found] == [
        ("rrule:FREQ=WEEKLY;BYDAY=SU 16:00", "previous_working_day")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "于5月8日前到教科网“培训”栏目填写《参训回执》一份",
        "5月8日前，各校在“联享系统”（https://lt.example.com）里填一次《参训回执》",
        "《参训回执》每人1份，5月8日前传云嶂教研网（https://jy.example.com）“小课题”栏",
        "各校在5月8日前，将《参训回执》1份填入研修平台“回执”栏",
        "1.《参训回执》。各校于5月8日前发至上述安全管理股邮箱",
    ],
)
def test_what_is_filled_in_on_a_site_or_sent_to_a_mailbox_above_is_handed_in(said):
    assert days(f"一、{said}。") == [("参训回执", "05-08")]


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        ("每校选送学生作品5件，连同《学生作品登记表》1份", ["学生作品", "学生作品登记表"]),
        ("各校挑选照片10张，做成《影像资料》1份", ["影像资料"]),
        ("课题形成的论文、案例和课例，由负责人整理为《成果集》1册", ["成果集"]),
        ("每位教师从观察记录中选1篇，定稿为《游戏案例》", ["游戏案例"]),
        ("检查过后，请每位主持人根据专家意见写一份《整改说明》", ["整改说明"]),
        ("演出要用的伴奏音乐，每个节目1个音频文件", ["伴奏音乐"]),
        ("获奖作品源文件，每件作品1个压缩包", ["获奖作品源文件"]),
        ("各校写出合唱报名表和曲谱", ["合唱报名表", "曲谱"]),
    ],
)
def test_works_beside_their_form_and_what_is_made_of_others(said, owed):
    assert days(f"一、{said}，于5月8日前{MAIL}。") == [(title, "05-08") for title in owed]


def test_an_items_head_that_is_counted_is_a_paper_whatever_it_is_called():
    said = (
        "第一件是科技小发明，每校选送3件实物，5月8日前送到实验楼103室；每件实物附《作品说明书》1份，与实物一起送到。\n"
        f"第二件是演讲比赛，每校2个节目，5月15日举行。\n第三件是科学幻想画，每校5幅，于5月22日前{MAIL}。"
    )
    assert days(said) == [("科技小发明", "05-08"), ("作品说明书", "05-08"), ("科学幻想画", "05-22")]


@pytest.mark.parametrize("aside", ["格式", "空表", "表格"])
def test_a_form_is_called_without_that_it_is_empty(aside):
    said = f"1.各校照附件1写《研修方案》1份，9月9日（星期三）发送至邮箱a@example.com。\n附件：1.研修方案（{aside}）"
    assert days(said) == [("研修方案", "09-09")]


def test_the_last_of_a_month_is_none_of_a_pair_that_the_line_names():
    said = f"9月至11月，每月最后一个星期一17:00前将《月报表》1份{MAIL}。讲座照片、教师承诺书、学习笔记都留在学校。"
    assert [title for title, _ in days(said)] == ["月报表"]


def test_a_question_when_something_is_held_tells_no_deadline():
    said = (
        "问：五四评选交什么？\n"
        "答：各校各推荐3个对象，每个对象填写《推荐表》1份，截止日为4月10日（星期五），发到组织部邮箱。\n"
        "问：谁来评审？\n答：团县委于4月14日至4月17日组织评审，4月20日至4月24日在公众号公示，公示由团县委办理。\n"
        "问：表彰会什么时候开？\n答：4月29日（星期三）9:00在县会议中心一楼召开，受表彰人员参加。"
    )
    assert days(said) == [("推荐表", "04-10")]


@pytest.mark.parametrize(
    "remark",
    [
        "1.《教学反思》须为原创，截止时间为11月27日。",
        "1.《教学反思》最迟11月27日送到，逾期该校新教师不予结业。",
    ],
)
def test_a_remark_that_names_nobody_tells_another_day_of_the_same_paper(remark):
    said = "一、反思\n学员于11月20日前将《教学反思》1篇上传至研修网“新教师”专栏。\n二、注意事项\n"
    found = read(f"{said}{remark}")
    assert [one.due for one in found.requirements] == [None]
    assert any("几个不同的期限" in one.why for one in found.unread)


def test_what_each_group_writes_is_read_behind_what_the_office_films():
    said = f"互看的录像由教研室派人拍好放到网上，看完由各教研组写一份《互评意见书》，于5月8日前{MAIL}。"
    assert days(said) == [("互评意见书", "05-08")]
