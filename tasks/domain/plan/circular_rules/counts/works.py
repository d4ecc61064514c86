"""Works without a number where all else has one: 报送典型案例 beside 1份, 每校3篇, 一式两份."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_WORK = re.compile(
    r"(?:[一-龥]{0,6}?)(?:案例|课例|论文|征文|微课|作品|故事|短视频|录像|录音|音频|教学设计|经验材料|典型材料|摄影|书画|照片"
    r"|图片|事迹(?:材料)?|事例|样张|样例)(?!集|库|奖|评|类|征集|推荐|报名|汇总|登记|信息|申报|目录|名单|清单|表)"
)
_TITLED = re.compile(
    r"《[^《》]{0,30}?(?:案例|课例|论文|征文|微课|作品|故事|短?视频|教学设计|经验材料|典型材料|摄影|书画|照片|图片|事迹材料|事例)》"
)
_N = r"(?:\d{1,5}|[一二两三四五六七八九十]{1,3})"
_NO_PARTY = "(?![一-龥]{0,6}(?:[校园班组村镇站馆队所院部室科厂]|单位|企业|街道|社区))"  # 每个团支部
_COUNTED = re.compile(
    rf"{_N}\s{{0,2}}(?:[-—–~至到]\s{{0,2}}{_N}\s{{0,2}})?[张幅份篇次个节件项名人本套部册例期条段首集]|[每各](?:[张份篇节件项段首]|个{_NO_PARTY})"
    rf"|若干|全部|所有|逐"
)
_LIKE_ONE = re.compile(  # 每篇2000字以内, 每个8分钟: what one of them is like
    r"每[篇件份幅部节个张段条则][^,。;]{0,16}(?:字|分钟|秒|MB?|兆|像素|页|寸)|每[篇件份幅部节个张段条则](?=须|应|要|附|注|写)"
)
_OF_WHOM = re.compile("(?:[教老]师|学生|学员|作者|选手|人员|同志)的")  # 上课教师的教学设计: each has one
_THEY_PICK = re.compile(rf"从中[一-龥]{{0,4}}?[选评][一-龥]{{0,3}}{_N}\s{{0,2}}[名篇个件幅]")  # 县残联从中选出10名
_HANDED_IN = re.compile(r"报送|发送|发[至到给]|上报|提交|上传|上交|[,前][报送交]|前发(?![放布展出])")
_DEADLINE = re.compile(r"\d{1,2}[日号]?[^,。;]{0,8}前")
_A_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]")
_EACH_LIMITED = re.compile(rf"(?:限[报交投]|至多[报交投]|最多[报交投])\s{{0,2}}{_N}\s{{0,2}}[篇个件份节幅部张条]")
_LEAST, _SHARE = 4, 0.7  # so many papers, and so many of them with a number
_MAX_ASKED = 300  # more than any circular asks for


def works_uncounted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    asked = [one for one in sentences(circular) if _HANDED_IN.search(one.text) and _DEADLINE.search(one.text)][
        :_MAX_ASKED
    ]
    counted = [one for one in asked if _is_counted(circular, one)]
    if len(asked) < _LEAST or len(counted) < _SHARE * len(asked):
        return
    for one in asked:
        found = _WORK.search(re.sub(r"《[^《》]{1,60}》", lambda name: "书" * len(name[0]), one.text))
        open_ = one not in counted or (_LIKE_ONE.search(one.text) and not _has_number(circular, one))
        open_ = open_ or (found is not None and _others_are_counted(circular, one, found[0]))
        if found and _OF_WHOM.search(found[0]):
            continue
        if found and open_ and not _is_limited(circular, one, found[0]):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”没有说要多少，别的材料都写了")


def titled_works_uncounted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """总结《典型案例》,于6月18日前发到…, beside 《自查报告》1份, 《整改方案》1份."""
    dated = (one for one in sentences(circular) if one.line not in circular.rows and _A_DAY.search(one.text))
    asked = [one for one in dated if one.asks and "《" in one.text][:_MAX_ASKED]
    odd = [one for one in asked if _DEADLINE.search(one.text) and _titled_uncounted(circular, one)]
    counted = [one for one in asked if _has_number(circular, one)]
    if len(counted) < _LEAST or len(counted) < _SHARE * len(asked):
        return
    for one in odd:
        name = found[0] if (found := _TITLED.search(one.text)) else ""
        if not any(name in text for line, text in circular.lines if line != one.line) and not _is_limited(
            circular, one, name.strip("《》")
        ):
            yield defect("count-missing", one.line, name, f"“{name}”没有说要多少，别的材料都写了")


def _is_counted(circular: Circular, one: Sentence) -> bool:
    item = circular.places[one.line].item
    near = (
        circular.narrow[n] for n, place in circular.places.items() if n == one.line or (item and place.item == item)
    )
    return any(_COUNTED.search(re.sub(r"\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}|附件\d", "", text)) for text in near)


def _others_are_counted(circular: Circular, one: Sentence, work: str) -> bool:
    """另交活动照片,JPG格式, and 总结1篇 in the line above it: what its item counts is another paper alone."""
    item = circular.places[one.line].item
    lines = {n: circular.narrow[n] for n, place in circular.places.items() if item and place.item == item}
    near = {n: re.sub(r"\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}|附件\d", "", text) for n, text in lines.items()}
    told = [n for n, text in near.items() if _COUNTED.search(text) and (documents_in(text) or n == one.line)]
    return bool(told) and all(n != one.line and work[-2:] not in near[n] for n in told)


def _titled_uncounted(circular: Circular, one: Sentence) -> bool:
    return bool(_TITLED.search(one.text)) and not _has_number(circular, one)


def _has_number(circular: Circular, one: Sentence) -> bool:
    """A number in its line, or in another one of its item, that is not what one of them is like."""
    place = circular.places[one.line]
    own = place.item if place.item != place.section else 0
    lines = (circular.narrow[n] for n, other in circular.places.items() if n == one.line or (own and other.item == own))
    near = (re.sub(r"《[^《》]{1,60}》|\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}", "", text) for text in lines)
    return any(_COUNTED.search(_THEY_PICK.sub("", _LIKE_ONE.sub("", text))) for text in near)


def _parent(circular: Circular, line: int) -> str:
    """The nearest line above an item that bears a number of another style."""
    style = circular.places[line].style
    above = (n for n in range(line - 1, line - 6, -1) if n in circular.places)
    return next((circular.narrow[n] for n in above if circular.places[n].style not in {"", style}), "")


def _is_limited(circular: Circular, one: Sentence, name: str) -> bool:
    """案例每校限报3篇 stands elsewhere."""
    noun = name[-2:]
    if re.search(rf"{noun}\s{{0,2}}若干", circular.all_narrow):
        return True  # 推荐课例若干个 elsewhere, which is told there
    above = " ".join(circular.narrow.get(n, "") for n in (one.line - 2, one.line - 1))
    if (
        _EACH_LIMITED.search(above)
        and noun in f"{circular.places[one.line].heading}{above}{_parent(circular, one.line)}"
    ):
        return True  # 4.征集短视频 (1)每个单位限报1部。 (2)参加的单位…报送短视频
    return any(
        number != one.line
        and re.search(
            rf"{noun}》?,?[^,。;]{{0,12}}{_N}\s{{0,2}}[篇个件份节幅部]|{_N}[篇个件份节幅部][^,。;]{{0,8}}{noun}", text
        )
        for number, text in circular.lines
    )
