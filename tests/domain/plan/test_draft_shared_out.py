"""Papers in a list, their days in another place: 第(1)项为9月6日;第(2)(3)两项均为10月8日;其余两项12月15日."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

PAPERS = ("工作方案", "隐患排查台账", "整改报告", "学期总结")
DAYS = ["09-11", "10-09", "10-09", "12-11"]


def told(text, lead="请各校向我办提供："):
    listed = "\n".join(f"（{at}）{name}；" for at, name in enumerate(PAPERS, 1))
    body = f"关于做好2026年校园安全工作的函\n各学校：\n{lead}\n{listed}\n{text}\n县安全办\n2026年8月31日"
    return [(one.title, one.due) for one in draft(body).requirements]


@pytest.mark.parametrize(
    "text",
    [
        "提交日期：第（1）项为9月11日（星期五）；第（2）（3）两项均为10月9日；最后一项为12月11日。",
        "上报期限：（1）为9月11日；（2）（3）均为10月9日；（4）为12月11日。",
        "报送时间：第（1）项9月11日，第（2）、（3）项10月9日，第（4）项12月11日。",
        "各项材料的截止日期分别是：第（1）项9月11日；第（2）项和第（3）项10月9日；剩下一项12月11日。",
        "以上各项，第一项于9月11日、第二项和第三项于10月9日、第四项于12月11日前发至a@example.com。",
        "上述材料中，（1）的提交日期为9月11日，（2）（3）的提交日期为10月9日，（4）的提交日期为12月11日。",
        "9月11日前报（1），10月9日前报（2）（3），12月11日前报（4）。",
        "材料（1）9月11日前交，材料（2）和材料（3）10月9日前交，余下一份12月11日前交。",
        "二、提交日期\n第（1）项为9月11日；第（2）（3）两项均为10月9日；最后一项为12月11日。",
    ],
)
def test_days_shared_out_among_numbers(text):
    assert sorted(told(text)) == sorted(zip(PAPERS, DAYS, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "截止时间：方案为9月11日；台账和整改报告为10月9日；总结为12月11日。",
        "报送时间。方案：9月11日。台账、整改报告：10月9日。总结：12月11日。",
        "提交期限：方案9月11日，台账和整改报告均为10月9日，总结12月11日。",
    ],
)
def test_days_shared_out_among_short_names(text):
    assert sorted(told(text)) == sorted(zip(PAPERS, DAYS, strict=True))


@pytest.mark.parametrize(
    "text",
    ["第（1）项于9月11日、第（2）项于10月9日在县会堂宣讲。", "活动时间：第（1）项9月11日，第（2）项10月9日。"],
)
def test_days_on_which_something_happens_are_no_deadlines(text):
    assert not any(due for _, due in told(text))
