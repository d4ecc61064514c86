"""Recognises the software behind a page: DedeCMS, PHPCMS, Discuz X and 7, WordPress."""

from __future__ import annotations

import re
from enum import StrEnum


class Family(StrEnum):
    WORDPRESS = "wordpress"
    DISCUZ_X = "discuz_x"
    DISCUZ_7 = "discuz_7"
    DEDECMS = "dedecms"
    PHPCMS = "phpcms"
    UNKNOWN = ""

    @property
    def label(self) -> str:
        return {
            "wordpress": "WordPress", "discuz_x": "Discuz! X", "discuz_7": "Discuz! 7", "dedecms": "DedeCMS",
            "phpcms": "PHPCMS", "": "未认出的网站系统",
        }[self.value]  # fmt: skip


_SIGNS: tuple[tuple[Family, str], ...] = (
    (Family.WORDPRESS, r"generator[\"'][^>]*WordPress|/wp-content/|/wp-json/|wp-includes"),
    (Family.DISCUZ_X, r"Discuz! X|forum\.php\?mod=|static/image/common"),
    (Family.DISCUZ_7, r"Discuz! [67]|forumdisplay\.php\?fid=|viewthread\.php\?tid=|(?:normal|stick)thread_\d+"),
    (Family.DEDECMS, r"DedeCMS|dedecms|/plus/(?:list|view|search)\.php|/dede/|list_\d+_\d+\.html|织梦"),
    (Family.PHPCMS, r"PHPCMS|phpcms|m=content&(?:amp;)?c=index|/statics/(?:css|js)/|phpcms\.cn"),
)


def family_of(html: str) -> Family:
    return next((family for family, signs in _SIGNS if re.search(signs, html, re.I)), Family.UNKNOWN)
