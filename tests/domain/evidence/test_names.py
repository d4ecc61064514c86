"""How names are compared, and which dates and parts they speak of."""

from __future__ import annotations

import pytest

from tasks.domain.evidence.names import account_key, fold, without_ending, without_years
from tasks.domain.evidence.sender import passes
from tasks.domain.evidence.spoken import dates_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《“推门听课” 活动计划》", "推门听课活动计划"),
        ("第１小学", "第一小学"),
        ("第二十三中学", "第23中学"),
        ("二〇二三年", "2023年"),
        ("ＰＰＴ", "ppt"),
        ("十一中", "11中"),
    ],
)
def test_it_takes_two_spellings_as_one_name(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1.一中", "11中"), ("2023一中", "20231中"), ("三、一中", "31中")])
def test_it_does_not_run_numbers_together(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "name",
    [
        "2022-2023学年度第二学期课程表",
        "2023年春季学期课程表",
        "20230224课程表",
        "2023年度课程表",
        "课程表（2022—2023学年）",
    ],
)
def test_it_leaves_years_and_terms_out(name):
    assert without_years(fold(name)) == "课程表"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a/b/课程表.xlsx", "课程表"),
        ("课程表.tar.gz", "课程表"),
        ("C:\\表\\课程表.DOC", "课程表"),
        ("课程表", "课程表"),
        (".doc", ".doc"),
    ],
)
def test_it_takes_a_files_name_without_folder_and_ending(name, stem):
    assert without_ending(name) == stem


@pytest.mark.parametrize(
    ("account", "key"),
    [
        ("https://a.example/author/Wang/", "wang"),
        ("/space.php?do=home&uid=71", "71"),
        ("WANG", "wang"),
        ("https://a.example/author/%E7%8E%8B", "王"),
        (" ７１ ", "71"),
    ],
)
def test_it_compares_accounts_by_last_segment_or_uid(account, key):
    assert account_key(account) == key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023年3月培训", ((2023, 3), None)),
        ("2023-03 培训", ((2023, 3), None)),
        ("20230331培训", ((2023, 3), None)),
        ("二〇二三年三月", ((2023, 3), None)),
        ("三月份主题", (None, 3)),
        ("1.3月培训", (None, 3)),
        ("12月新闻", (None, 12)),
        ("13月", (None, None)),
        ("第3次", (None, None)),
    ],
)
def test_it_reads_months(text, found):
    dates = dates_in(text)
    assert (next(iter(dates.year_months), None), next(iter(dates.months), None)) == found


def test_it_reads_ranges_and_school_years():
    assert dates_in("3-5月培训").months[:3] == (3, 4, 5)
    assert dates_in("2022—2023学年度第二学期").school_years == (2022,)
    assert dates_in("2022-23学年").school_years == (2022,)
    assert dates_in("2022学年").school_years == (2022,)
    assert not dates_in("2022级3班")
    assert dates_in("2022年寒假").years == (2022,)


@pytest.mark.parametrize(
    ("header", "good"),
    [
        ("mx.a.example; spf=pass smtp.mailfrom=x@qs.example", True),
        ("mx.a.example; dkim=pass (1024) header.d=qs.example; spf=fail", True),
        ("MX.A.example; spf=pass", True),
        ("mx.a.example; spf=pass smtp.mailfrom=x@evil.example", False),
        ("mx.a.example; dmarc=fail; spf=pass smtp.mailfrom=x@qs.example", False),
        ("mx.a.example; dmarc=pass header.from=qs.example", True),
        ("mx.a.example; none", False),
        ("mx.evil.example; spf=pass\nmx.a.example; spf=pass", False),
        ("", False),
    ],
)
def test_it_believes_only_the_providers_own_topmost_result(header, good):
    assert passes(header, "mx.a.example", "x@qs.example") is good
