"""Plain cases of every office: who is meant by a day, what only goes by a rule, tables whose remarks tell the day."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def days(text: str) -> list[tuple[str, str | None]]:
    found = draft(f"关于报送材料的通知\n各单位：\n{text}\n县教育局\n2026年1月5日\n")
    return [(one.title.strip("《》"), one.due) for one in found.requirements]


def test_a_day_by_which_people_come_of_age_is_no_deadline():
    text = (
        "一、范围\n在编人员。2026年12月31日（含当日）以前达到退休年龄的人员，不再申报。\n二、报送\n"
        "（一）集中报送。各校于4月29日17:00前，将下列材料送人社局三楼职称股：\n1.推荐报告1份；\n2.花名册一式2份。"
    )
    assert days(text) == [("推荐报告", "04-29 17:00"), ("花名册", "04-29 17:00")]


def test_an_item_that_begins_with_a_month_of_a_year_is_an_item():
    text = (
        "（一）提交材料：\n1、《申请书》1份；\n2、2025年9月至2026年1月工作总结1份；\n3、人员名册1份。\n"
        "以上材料于3月19日17时前交政务大厅二楼窗口。"
    )
    assert [due for _, due in days(text)] == ["03-19 17:00"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"《考核表》务必于3月20日17:00前{MAIL}，过时未交的，按《考核管理办法（试行）》处理。",
            [("考核表", "03-20 17:00")],
        ),
        (
            f"（一）《方案》1份，于3月18日17:00前{MAIL}。\n（二）工作总结1份，报送单位同第（一）项，4月15日17:00前{MAIL}。",
            [("方案", "03-18 17:00"), ("工作总结", "04-15 17:00")],
        ),
        (
            f"各校将《成绩册》1份于6月25日17:00前{MAIL}，成绩册须含6月30日前全部考勤。",
            [("成绩册", "06-25 17:00")],
        ),
        (f"1.伴奏音乐由选手自备，于5月13日17:00前{MAIL}。", [("伴奏音乐", "05-13 17:00")]),
        (f"各乡镇于6月12日17:30前将信息核对工作报告1份{MAIL}。", [("信息核对工作报告", "06-12 17:30")]),
        (
            f"各支部要做好总结，学习教育总结1份于7月24日17:00前{MAIL}。",
            [("学习教育总结", "07-24 17:00")],
        ),
        (
            f"各校要制定整改方案，《问题整改清单》1份于5月8日17:00前{MAIL}。",
            [("问题整改清单", "05-08 17:00")],
        ),
        (
            f"（四）《活动总结》和《数据统计表》（附件3）。各校各报1份，于5月21日17:00前{MAIL}，总结不超过2000字。",
            [("活动总结", "05-21 17:00"), ("数据统计表", "05-21 17:00")],
        ),
        (
            "各校每月最后一个工作日16:30前在“培训平台”提交开班申请1份，附学员花名册1份。",
            [
                ("开班申请", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1 16:30"),
                ("学员花名册", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1 16:30"),
            ],
        ),
        (f"获奖作者将作品的设计图纸于6月12日17:30前{MAIL}。", [("设计图纸", "06-12 17:30")]),
        (
            "各单位于4月24日17:00前将自查报告一份报所在镇（街道）水利站。",
            [("自查报告", "04-24 17:00")],
        ),
        (
            "各校园将《漏种儿童名单》1份盖章后送属地卫生院接种门诊，时间为3月20日16:30前。",
            [("漏种儿童名单", "03-20 16:30")],
        ),
        (
            "5.三月活动结束后，各支部把活动简报1份（800字以内）发到邮箱cailiao@example.com，3月17日17:00截止。",
            [("活动简报", "03-17 17:00")],
        ),
        (
            "各项目单位于9月30日17:00前，在“重大项目库”上传以下文件各1份：\n1.项目建议书；\n2.资金筹措方案。",
            [("项目建议书", "09-30 17:00"), ("资金筹措方案", "09-30 17:00")],
        ),
        (
            "各校教研组长于9月12日（星期六）下午2:30到县第一小学参加测试员培训，携带《自查表》1份，签字后现场交给工作人员。",
            [("自查表", "09-12 14:30")],
        ),
        (
            f"3.结果备案（1月19日至1月23日）。主管部门汇总后，于1月23日17:00前将《考核结果备案表》一式三份{MAIL}。",
            [("考核结果备案表", "01-23 17:00")],
        ),
    ],
)
def test_a_plain_sentence_tells_its_papers_and_their_day(text, told):
    assert days(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "三、有关说明\n平台账号为学校代码，初始密码于3月2日发给各大队辅导员。",
        f"各校准备手工艺品展位1个，展品清单1份于5月8日17:00前{MAIL}。",
    ],
)
def test_what_is_given_out_or_set_up_is_no_paper(text):
    assert {title for title, _ in days(text)} <= {"展品清单"}


def test_the_remark_of_a_row_tells_the_day_where_its_time_only_lasts():
    text = (
        "阶段｜时间｜工作内容｜应报材料｜备注\n"
        "建账｜3月30日至4月30日｜分类建账｜《分类台账》｜4月24日17:00前报经管站\n"
        "清理｜5月6日至8月31日｜逐户清理｜《清理情况表》｜9月4日17:00前报经管站，纸质盖章"
    )
    assert days(text) == [("分类台账", "04-24 17:00"), ("清理情况表", "09-04 17:00")]


def test_a_column_of_papers_with_their_days_holds_one_that_comes_each_day_and_one_without_a_day():
    text = (
        "任务 | 责任单位 | 要求 | 材料和时限\n"
        "排查 | 各林场 | 逐一登记 | 《排查登记表》1份，2月29日17时前发至cailiao@example.com\n"
        "训练 | 县防火队 | 集训10天 | 集训小结1份，3月6日17时前送县森防办401室\n"
        "值班 | 各林场 | 领导带班 | 《日报表》，3月15日至4月30日每天16时前经“防火调度”微信群报送\n"
        "储备 | 县森防办 | 补充物资 | 县里统一采购，乡镇不报"
    )
    assert days(text) == [
        ("排查登记表", None),
        ("集训小结", "03-06 17:00"),
        ("日报表", "rrule:DTSTART=20260315;FREQ=DAILY;UNTIL=20260430 16:00"),
    ]
