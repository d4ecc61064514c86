"""A file that came as a link: until when it lies there, in the words of many providers."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.linked import expires_at, is_link_only

SHANGHAI = timezone(timedelta(hours=8))
CAME = datetime(2023, 12, 20, 10, 0, tzinfo=SHANGHAI)


def item(note: str, sha256: str = "") -> Item:
    mail = Submission("box", "mailbox", "k", "v", SubmissionKind.MAIL, received_at=CAME)
    return Item("e1", "a1", "听课.zip", sha256, 0, mail, note)


@pytest.mark.parametrize(
    ("note", "until"),
    [
        ("只有链接（128.03M），2024年1月5日 21:59 到期，未取得", "2024-01-05 21:59:00"),
        ("只有链接（1.2G），2024年01月05日到期，未取得", "2024-01-05 23:59:59"),
        ("只有链接（1.2G），1月5日到期，未取得；服务器没有回答", "2024-01-05 23:59:59"),
        ("只有链接（300M），2024-01-05 12:00到期，未取得", "2024-01-05 12:00:00"),
        ("只有链接（300M），30天后过期，未取得", "2024-01-19 10:00:00"),
        ("只有链接（300M），72小时到期，未取得", "2023-12-23 10:00:00"),
        ("只有网盘链接（提取码 x7y8），有效期 7天，未取得", "2023-12-27 10:00:00"),
        ("只有在线文档链接，有效期 2024年1月2日，未取得", "2024-01-02 23:59:59"),
        ("只有链接（300M），无限期，未取得", ""),
        ("只有链接（2023.1M），未取得", ""),
        ("只有链接，未取得", ""),
    ],
)
def test_a_link_expires_when_the_mail_says(note: str, until: str) -> None:
    found = expires_at(item(note))
    assert (f"{found:%Y-%m-%d %H:%M:%S}" if found else "") == until
    assert is_link_only(item(note))


def test_what_was_fetched_or_failed_to_download_from_a_website_is_no_link() -> None:
    assert not is_link_only(item("取自 mail.qq.com", "ab" * 32))
    assert not is_link_only(item("下载失败：404"))
