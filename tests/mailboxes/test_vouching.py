"""What providers write about a sender, in each provider's hand, and what Rollcall makes of it."""

from __future__ import annotations

import time

import pytest

from tasks.domain.evidence.sender import vouched
from tasks.mailboxes.vouching import plain_results

WRITTEN = {
    "Tencent's angle brackets": (
        "mx.qq.com; spf=pass (ok; yes) smtp.mailfrom=<a@b.cn>; dkim=pass header.d=B.cn; dmarc=pass(x)",
        "mx.qq.com; spf=pass smtp.mailfrom=a@b.cn; dkim=pass header.d=b.cn; dmarc=pass",
        "verified",
    ),
    "NetEase's short property": (
        "gz-mx-1; spf=pass smtp.mail=wang@b.cn;",
        "gz-mx-1; spf=pass smtp.mail=wang@b.cn",
        "verified",
    ),
    "a semicolon in a quotation": (
        'mx; dkim=fail reason="bad; dmarc=pass" header.d=b.cn; spf=neutral',
        "mx; dkim=fail header.d=b.cn; spf=neutral",
        "contradicted",
    ),
    "a pass in a comment": (
        "mx (dmarc=pass); spf=fail (spf=pass) smtp.mailfrom=b.cn",
        "mx; spf=fail smtp.mailfrom=b.cn",
        "contradicted",
    ),
    "nothing found": ("mx 1; none", "mx; none", "unverified"),
    "somebody else's domain": ("mx; dkim=pass header.d=evil.cn", "mx; dkim=pass header.d=evil.cn", "unverified"),
    "soft failure": ("mx; spf=softfail smtp.mailfrom=a@b.cn", "mx; spf=softfail smtp.mailfrom=a@b.cn", "unverified"),
    "dmarc decides against a pass": (
        "mx; spf=pass smtp.mailfrom=b.cn; dmarc=fail header.from=b.cn",
        "mx; spf=pass smtp.mailfrom=b.cn; dmarc=fail header.from=b.cn",
        "contradicted",
    ),
    "dmarc could not be asked": (
        "mx; dkim=pass header.d=b.cn; dmarc=temperror header.from=b.cn",
        "mx; dkim=pass header.d=b.cn; dmarc=temperror header.from=b.cn",
        "verified",
    ),
    "nothing at all": ("", "", "unverified"),
}


@pytest.mark.parametrize(("raw", "plain", "standing"), WRITTEN.values(), ids=WRITTEN)
def test_each_hand_is_read_and_judged(raw, plain, standing):
    assert plain_results(raw) == plain
    said = vouched(plain, plain.partition(";")[0], "wang@b.cn")
    assert said.standing == standing
    assert said.reason


def test_a_result_of_another_server_vouches_for_nobody():
    assert vouched("mx.evil.cn; dmarc=pass", "mx.qq.com", "wang@b.cn").standing == "unverified"


@pytest.mark.parametrize(
    "raw", ["a" * 2000 + "(" * 30_000, '"' * 60_001, "x;" * 30_000, "x; spf=pass " + "a.b=" * 9000]
)
def test_a_header_made_to_hang_is_read_in_no_time(raw):
    began = time.monotonic()
    plain_results(raw)
    assert time.monotonic() - began < 2
