"""Whether what one sentence leaves out is said elsewhere for it: in its item, its section, or for all materials."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tasks.domain.plan.circular_rules.reading.referred import items_meant
from tasks.domain.plan.circular_rules.reading.spoken import is_name
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.order import Place

_FOR_SECTION = re.compile(
    r"(?:材料|作品|报送|上报|提交|上交|填报|截[止至]|投稿|征集)[一-龥]{0,4}(?:时间|期限|方[式法]|要求|渠道|途径|地[址点]|邮箱"
    r"|平台)"
)
_FOR_ALL = re.compile(
    r"(?:报送|上报|提交|上交|送交|移交|填报|征集|投稿|申报|报名|截[止至])[一-龥]{0,4}(?:时间|期限|方[式法]|要求|渠道|途径|地[址点]|办法)"
    r"|(?:年检|办理|受理|登记|审验)(?:时间|期限)"
)
_ONE_LABEL = re.compile(
    r"(?:材料|申报|作品|报名|报送|上报|提交|征集)?(?:截[止至](?:时间|日期)?|(?:报送|上报|提交|申报|征集|报名)(?:时间"
    r"|期限|日期|办法|方[式法]|地[址点]))\s{0,2}[:。]"
)
_BY_NUMBER = re.compile(r"第[一二三四五六七八九十\d]{1,2}[项条款](?:材料)?(?:于|在|,)?\d{1,2}月")
_ALL_ALIKE = re.compile(  # 除另有注明外,均报电子版,发至…; 电子文档一律发至…
    r"除[^,。;]{2,24}外,?[^,。;]{0,4}(?:均|都|一律|统一)|凡?(?:没有|未|没|无)(?:另外?|另行|特别|单独|专门)?(?:注明|说明|写明|标明)的[^,。;]{0,4},[^,。;]{0,4}(?:均|都|一律|统一|全部?)?[发报送交]|(?:材料|(?:电子|纸质)(?:文档|文件|材料|[版稿件]))[^,。;]{0,6}(?:均|一律|统一)"
)
_ALL_MATERIALS = re.compile(  # 一、上报材料均以电子版发至…: numbered, and yet of all
    r"[^一-龥]{0,4}[一二三四五六七八九十]{0,3}[、.)]?\s{0,2}(?:所有|全部|各[类项种])?(?:上报|报送|申报|提交)?的?(?:各[类项种])?(?:材料|资料|(?:电子(?:表格?|[版稿件])、?){1,2}),?(?:均|一律|统一|都)"
)
_SO_MANY_ABOVE = re.compile(
    r"(?:以上|上述|前述)\s{0,2}(?:\d|[两二三四五六七八九十])\s{0,2}[项种类份个件](?!工作|活动)"
)  # 以上两项的截止时间为…
_FOR_REST = re.compile(r"(?:其余|其他|其它)(?:各[项类种])?(?:材料|资料|报表|文件|表格)")  # 其余材料发至…
_CONTACT = re.compile(r"联系人|联系电话|联系方式|咨询")
_SENT = re.compile(rf"(?:\d[日号]|\d{{1,2}}:\d{{2}})前?[^。;]{{0,12}}(?:{SUBMIT})")
_LABELLED = re.compile(r"[《“]?[一-龥A-Za-z0-9“”《》]{2,24}:\s{0,3}(?=\S)")

_OF_ALL_ALIKE = re.compile(  # whoever says so speaks of more than one paper
    r"均|都|一律|统一(?=[以用报发送交寄通])|[各全]项|逐项|分别|材料|资料|文件|[两三四五六]\s?[份张项表]|联系人|电话|咨询"
)
_LOOSE_ENDS = ("信息", "数据", "情况", "材料", "版", "件")

WHERE = re.compile(r"(?:报送|上报|提交|送交|材料)[一-龥]{0,2}(?:方式|要求|地[点址]|渠道|途径|办法|去向)")
WHERE_TO = re.compile(  # 第七条【报到哪里】《汇总表》发至…: where alone
    r"^[^,。;《]{0,8}【?(?:材料|各项)?[报交送](?:到|往|去|给)?(?:哪里|哪儿|何处|谁|什么地方)[】:。? ]"
)
_OF_A_KIND = re.compile(r"[一-龥]{0,10}(?:材料|资料|表格|文件)|附件")


@dataclass(frozen=True, slots=True)
class Coverage:
    """For which sentences something is said: for a line, an item, a section, for all."""

    lines: frozenset[int]
    items: frozenset[int]
    sections: frozenset[int]
    everything: bool

    def of(self, circular: Circular, asked: Sentence) -> bool:
        place = circular.places[asked.line]
        in_item = place.item != place.section and place.item in self.items
        if self.everything or asked.line in self.lines or in_item or place.section in self.sections:
            return True
        return bool(items_meant(circular, asked) & self.lines)  # 第(3)项以纸质形式送至…: dated in another sentence


def coverage(circular: Circular, says: Callable[[Sentence], bool]) -> Coverage:
    """Where `says` holds: a line without a number, a heading, 报送时间：… speak for their section."""
    telling = [one for one in sentences(circular) if says(one)]
    places = circular.places
    counted = [one for one in telling if _SO_MANY_ABOVE.search(one.text)]
    shared = [one for one in telling if not _is_own_item(one) and one not in counted]
    above = (n for one in counted for n, place in places.items() if _stands_above(place, n, places[one.line], one.line))
    pointed = frozenset(line for one in telling for line in items_meant(circular, one))
    for_section = (
        one
        for one in shared
        if _stands_in_section(circular, one) or one.line == places[one.line].section or _labels_its_section(one)
    )
    return Coverage(
        lines=pointed | {one.line for one in telling} | set(above),
        items=pointed | {places[one.line].item for one in shared},
        sections=frozenset(places[one.line].section for one in for_section),
        everything=any(speaks_for_all(circular, one) for one in telling if one not in counted)
        or _is_only_label(circular, telling)
        or _is_only_place(circular, telling),
    )


def _labels_its_section(one: Sentence) -> bool:
    """报送时间：… of a section; in 填写《自查表》一份,报送时间为6月12日前 it is the day of that paper alone."""
    label = _FOR_SECTION.search(one.text)
    return label is not None and "《" not in one.text[: label.start()]


def _stands_above(place: Place, line: int, own: Place, telling: int) -> bool:
    return line <= telling and place.section == own.section


def _is_only_label(circular: Circular, telling: list[Sentence]) -> bool:
    """●截止日期：5月31日, the one line of its kind; 时间安排。第一项于…，第二项于…."""
    labels = [one for one in telling if _ONE_LABEL.match(circular.places[one.line].text)]
    return len(labels) == 1 or any(_BY_NUMBER.search(one.text) for one in telling)


def _is_only_place(circular: Circular, telling: list[Sentence]) -> bool:
    """三、2026年9月18日17:00前发至…: the one line that tells it, and it names no paper of its own."""
    lines = {one.line for one in telling if not _CONTACT.search(circular.narrow[one.line])}
    text = circular.narrow[next(iter(lines))] if len(lines) == 1 else ""
    return bool(_SENT.search(text)) and bool(circular.places[next(iter(lines))].style) and not documents_in(text)


def _stands_in_section(circular: Circular, one: Sentence) -> bool:
    """A line without a number speaks for its section; right under an item's heading, for that item alone."""
    place = circular.places[one.line]
    own = place.item not in {0, place.section} and circular.places[place.item].is_heading
    return not place.style and (not own or one.is_generic) and not _is_of_its_paragraph(circular, one)


def _is_of_its_paragraph(circular: Circular, one: Sentence) -> bool:
    """《值班表》送镇应急办(208室), in a letter of paragraphs without numbers: the place of that paper, of no other."""
    place = circular.places[one.line]
    if place.item or place.section or one.is_generic or _OF_ALL_ALIKE.search(one.text):
        return False
    return any(is_name(name) and not name.endswith(_LOOSE_ENDS) for name in documents_in(circular.narrow[one.line]))


def _is_own_item(one: Sentence) -> bool:
    """活动照片：9月18日前发至…: a line that stands for one paper, though it bears no number."""
    label = _LABELLED.match(one.text) if one.asks is not None and one.start == 0 else None
    return label is not None and not _FOR_SECTION.search(label[0])


def speaks_for_all(circular: Circular, one: Sentence) -> bool:
    place = circular.places[one.line]
    if _FOR_REST.search(one.text) or (_ALL_ALIKE.search(one.text) and not place.style):
        return True
    if _ALL_MATERIALS.match(one.text) and (place.item in {0, place.section} or not place.section):
        return True
    if not one.is_generic:
        return bool(_FOR_ALL.search(place.heading))
    item = circular.places.get(place.item)
    own = item is not None and place.item != place.section and documents_in(re.split(r"[。:]", item.text)[0][:24])
    return not own or not one.is_only_material


def has_its_form(circular: Circular, covered: Coverage, name: str) -> bool:
    """Whether what is nominated goes with the form on which it is nominated, and that one has its day."""
    form = re.compile(rf"{re.escape(name.lstrip('个项篇件'))}(?:推荐|申报|申请|报名)[表书]")
    return len(name) > 2 and any(form.search(one.text) and covered.of(circular, one) for one in sentences(circular))


def only_says_where(circular: Circular, one: Sentence, named: Collection[str]) -> bool:
    """三、报送方式, and in it 课题材料的纸质件送至302室, or a paper told of above: their days stand with each."""
    if WHERE_TO.search(circular.narrow[one.line]):
        return True
    if not WHERE.search(circular.places[one.line].heading):
        return False
    above = "\n".join(text for line, text in circular.lines if line < circular.places[one.line].section)
    return all(_OF_A_KIND.fullmatch(name) or name in above for name in named)
