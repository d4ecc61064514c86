"""Photos that are asked for: an item of a list, and no form of a work, nor what another sentence counts."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.reading.spoken import share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import without_what_stays
from tasks.domain.plan.drafting.papers.not_owed.kept import without_kept_end

_N = r"(?:\d{1,5}|[一二两三四五六七八九十]{1,3})"
_PHOTO_ITEM_ENDS = re.compile(r"(?:照片|图片)(?:\([^()]{0,20}\))?[。;,.]?$")
_SHOWN_THERE = re.compile(r"备查|备齐|备好|查看|查阅|现场|不[必用需]")  # 届时请将以下资料摆放备查:
_PHOTO_ITEM = re.compile(r"照片|图片|影像")
_PHOTO = re.compile(
    r"(?<!证书)(?<!证件)(?<!证)(?<!处方)(?<!发票)(?<!收据)(?<!合同)(?<!凭证)(?<!老)(?<!寸)(?:照片|图片)(?!墙|册|集|[以按由用][^,。;]{0,16}命名|命名|格式|要求|大小|附在|存入|放进)"
)
_STANDS_FOR = re.compile(  # 立体作品只报照片, 可用照片代替: in what form a work is handed in, and no paper of its own
    r"(?<=[一-龥]{2})(?<![校园位镇乡村区业师生员])(?:[只仅](?:需|须|要)?|改为?)(?:报送?|[送交])[^,。;\d]{0,8}(?:照片|图片)(?![一-龥])|(?:照片|图片)[^,。;]{0,4}(?:代替|替代|代之)"
)
_COUNTED_PHOTO = re.compile(
    rf"照片[^,。;]{{0,6}}?{_N}\s{{0,2}}[张幅]|照片[^,。;]{{0,4}}每[^,。;\d]{{1,10}}{_N}\s{{0,2}}[张幅]|{_N}\s{{0,2}}[张幅][^,。;]{{0,8}}照片"
)
_SOME_NUMBER = re.compile(r"数量|若干|张数|幅数")
_KEPT = re.compile(  # 活动照片、签到表等过程资料由各校自行归档
    r"[^,。;]*由[^,。;]{1,10}?(?:自行|妥善|统一)?(?:归档|保[管存]|留存|存档)(?:备查)?(?=[,。;]|$)"
)
_AS_FORM = re.compile(  # 电子版(含照片)发到邮箱, 照片等电子件: in which form it goes there
    r"除[^,。;]{0,16}(?:照片|图片)(?:以?外)|(?<![一-龥])(?:电子版?|电子[文材]?[件料档稿])\((?:[^()]{0,20})(?:照片|图片)[^()]{0,20}\)"
    r"|(?:照片|图片|影像)(?:[、和及][一-龥]{2,5}){0,3}等?电子(?:版|[文材]?[件料档稿])"
)


def is_of_photos(name: str) -> bool:
    return bool(_PHOTO_ITEM.search(name))


def photos_asked_for(circular: Circular, one: Sentence, text: str) -> re.Match[str] | None:
    """照片 in a sentence that asks for them, or in an item that lists them; None where another one counts them."""
    listed = _lists_photos(circular, one) and not _is_asked_for_below(circular, one)
    if not (one.asks or listed) or _is_counted_elsewhere(circular, one):
        return None
    return _PHOTO.search(
        _STANDS_FOR.sub("", _AS_FORM.sub("", without_what_stays(_KEPT.sub("", without_kept_end(text)))))
    )


def _lists_photos(circular: Circular, one: Sentence) -> bool:
    """Whether the sentence is an item, of a list of what is to be handed in, that ends with photos."""
    place = circular.places[one.line]
    short = (
        bool(place.style) and one.start == 0 and len(one.text) < 40 and not _SHOWN_THERE.search(_lead(circular, one))
    )
    return short and place.style != "附件1" and bool(_PHOTO_ITEM_ENDS.search(place.text))


def _is_asked_for_below(circular: Circular, one: Sentence) -> bool:
    """(三)图片资料。反映大事的照片, and below it 图片资料按规定数量报送: how many is a question of that line."""
    name = re.split("[。:,;(]", circular.places[one.line].text)[0]
    below = (other for other in sentences(circular) if other.line > one.line and name in other.text)
    return any(other.asks and _SOME_NUMBER.search(other.text) for other in below)


def _lead(circular: Circular, one: Sentence) -> str:
    """The line that leads in the list of which the sentence is an item."""
    above = (circular.narrow.get(n, "") for n in range(one.line - 1, one.line - 12, -1))
    return next((text for text in above if text.endswith(":")), "")


def _is_counted_elsewhere(circular: Circular, one: Sentence) -> bool:
    """主题团日照片发到…群相册, told again of the 主题团日照片3张."""
    own = _photos_in(one)
    others = (other for other in sentences(circular) if other != one and "照片" in other.text)
    counted = (other for other in others if _COUNTED_PHOTO.search(other.text))
    return bool(own) and any(share_a_paper(circular, own, _photos_in(other)) for other in counted)


def _photos_in(one: Sentence) -> frozenset[str]:
    return frozenset(name for name in documents_in(one.text) if name.endswith("照片"))
