"""Items that are a paper, those who owe it and its day, without a verb, whatever follows; and what comes each day."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str, day: str = "2026年2月20日") -> list[tuple[str, str | None]]:
    drafted = draft(
        f"关于渠道管护的通知\n各水利站：\n一、先后要报的\n{text}\n二、以上都发a@example.com。\n县水利局\n{day}"
    )
    return [(one.title.strip("《》"), one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "①《渠道巡查表》：县水利站，3月6日（星期五）17:00前。这一天有人值班收件。",
        "①《渠道巡查表》：县河道管理处、县水库管理所、县水文站、县气象台、县排灌站，各一份，3月6日17:00前。",
        "①《渠道巡查表》：自愿参评的水利站，3月6日17:00前；不参评的不报，不影响其他。",
        "1.渠道巡查表，有渠道的站，3月6日17:00前；没有的站不报。",
        "1.《渠道巡查表》（附件2）：临河的村由水利站汇总，每村一份，3月6日17:00前。晚报的通报批评。",
    ],
)
def test_a_paper_is_owed_by_the_day_that_ends_its_first_sentence(said: str) -> None:
    assert told(said) == [("渠道巡查表", "03-06 17:00")]


@pytest.mark.parametrize(
    "said",
    [
        "1.渠道演练，各站组织一次，3月6日17:00前。",
        "1.渠道巡查表，各站组织填写，3月6日17:00前。",
        "1.渠道巡查图片，由县水利局制作，3月6日17:00前。",
        "1.测量仪器，各站领取，3月6日17:00前。",
    ],
)
def test_what_is_done_by_a_day_is_no_paper(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("每天9:00前报前一天的，2月3日起，3月14日止。", "DTSTART=20260203;FREQ=DAILY;UNTIL=20260314 09:00"),
        ("1月5日至3月20日，每周一17:00前报。", "DTSTART=20260105;FREQ=WEEKLY;BYDAY=MO;UNTIL=20260320 17:00"),
        ("自12月15日至2月23日，每周一17:00前报。", "DTSTART=20251215;FREQ=WEEKLY;BYDAY=MO;UNTIL=20260223 17:00"),
    ],
)
def test_what_a_circular_of_december_asks_for_after_new_year_is_of_the_year_after(said: str, rule: str) -> None:
    assert told(f"1.《险段报表》：{said}", "2025年12月8日") == [("险段报表", f"rrule:{rule}")]


@pytest.mark.parametrize("what", ["写清全部成效", "写全部做法和全部问题", "含全部收支", "列全部人员", "分全部环节来写"])
def test_all_that_a_paper_tells_is_no_word_for_all_papers(what: str) -> None:
    text = f"1）“清渠净水”总结\n  每站1篇，{what}，3月6日17:00以前报。\n2）值班表\n  每站1份，3月9日前报。"

    assert told(text) == [("“清渠净水”总结", "03-06 17:00"), ("值班表", "03-09")]
