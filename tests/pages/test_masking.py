"""Pages that many read show no whole telephone number, ID number or address."""

from __future__ import annotations

import pytest

from tasks.domain.notice.masking import masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("孙老师18212342923来电", "孙老师182****2923来电"),
        ("身份证232301199001011234，转交", "身份证232***********1234，转交"),
        ("23230119900101123X", "232***********123X"),
        ("发自 sypxyz12@126.com。", "发自 sypx****@126.com。"),
        ("a@b.example 已交", "a****@b.example 已交"),
        ("已遮住的 182****2923 syp6****@126.com", "已遮住的 182****2923 syp6****@126.com"),
        ("S1/sch01/2023 e17 2023-02-24T17:00:00", "S1/sch01/2023 e17 2023-02-24T17:00:00"),
        ("3f18212342923aa0 是一个指纹的开头", "3f18212342923aa0 是一个指纹的开头"),
        ("编号 118212342923 太长", "编号 118212342923 太长"),
        ("电话 182-1234-2923、182 1234 2923、+86 18212342923", "电话 182-****-2923、182 **** 2923、+86 182****2923"),
        ("办公室 0455-5621234，传真(0455)-5621234", "办公室 045*-***1234，传真(045*)-***1234"),
        ("１８２１２３４２９２３", "182****2923"),
        ("wangxm＠school.example", "wang****＠school.example"),
        ("https://x.example/?user=wangxm%40school.example", "https://x.example/?user=wang****%40school.example"),
        ("截止 2023-02-24 17:00:00，共 20230224 件", "截止 2023-02-24 17:00:00，共 20230224 件"),
        ("sha256 1382391234567890abcdef", "sha256 1382391234567890abcdef"),
    ],
)
def test_personal_data_is_masked_and_nothing_else(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert masked(shown) == shown
