"""What a sentence points at by number or mark: 材料1-5, 附件1、2, 第3项, 第(一)(三)项, 甲、戊, ①②, 除第2项外."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.domain.plan.drafting.days.numbers import COUNT, NUMBER, ORDERS, number
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.papers.names.boundaries import IS_DEFINED

_LIST = rf"{NUMBER}(?:\s*[项类条款]?\s*(?:[-—–~～]|至|到|、|和|及|,|与)\s*(?:第|材料|附件|表|项)?{NUMBER})*"
_POINTED = re.compile(
    rf"(?P<what>材料|附件|附表|表|资料|序号|第)\s*(?P<list>{_LIST})(?!\d|\s*[月年日号张份篇次个册套件本部块袋盒])(?!\s*(?:[-—–~～]+|[至到])\s*\d{{1,3}}\s*[张份篇次个册套件本部块袋盒])(?!\s*的?(?:所列|所附|规定|要点|提纲|格式|样式|模板|体例|中的|为准))(?!\s*[中里内上]?所?(?:注[明有]|标[明注示有]?(?!准|题|志|识|语|本|书|的|杆|兵)|[载列写]明))"
    rf"(?!(?<=[一二三四五六七八九十])[式律并同起览致经定旦般套人校园班户村手])(?P<item>\s*(?:项|类|条|款|种)(?!第|所[列述称指](?!材料|资料|各项|表|内容|文件)))?"
)
_MARK_OF = {
    "cn()": rf"(?:\([一二三四五六七八九十]{{1,3}}\)|[{ORDERS['cn()']}])",
    "1()": rf"(?:\(\d{{1,2}}\)|[{ORDERS['1()']}])",
    "甲": rf"[{ORDERS['甲']}]",
    "①": rf"[{ORDERS['①']}]",
    "A": rf"[{ORDERS['A']}](?![A-Za-z0-9.])",
    "1.1": r"\d{1,2}\.\d{1,2}(?![\d.月日前])",
}
_AND = r"\s*[项类条种]?\s*(?:[、,和及与至]|[-—–~～]+)?\s*第?"
_MOMENT = r"(?:20\d\d|\d{1,2}\s*[月./]|[一二三四五六七八九十]{1,2}月|每个?[年季月周日天学半双单]|逢|最[迟后])"
_BY_DAY = (  # 第(1)项:9月6日, (2)为10月8日, (3)的提交日期是10月27日
    rf"\s*(?:[:\s为是于]\s*{_MOMENT}|的?(?:报送|上报|提交|上交|填报)?(?:截[止至])?(?:时间|日期|期限|时限)[为是:])"
)
_TOGETHER = (
    rf"(?=\s*(?:[:于在须应需请由将均分统各都按]|{_MOMENT}|{_BY_DAY}|各?(?:材料|资料|表|项|类|款|种)"
    r"|[两一二三四五六七八九十][项种类]"
    r"|(?:发|报|送|寄|交)[送至到往]|(?:报|提|上|递|邮)[送交传寄]|登[录陆]"
    r"|[交报送传]\s*(?:纸质|电子|原件|扫描|打印|复印|书面)))"  # A、B发送至…, 丙、丁登录…
)
_FREE = {"甲": r"(?:(?<![一-龥])|(?<=[除将把及和]))", "A": r"(?<![A-Za-z0-9.@])", "1.1": r"(?<![\d.])"}
_NAMED_THERE = r"所[列述称](?:的|各)?(?:材料|资料|[一-龥]{0,6}[表单册书])(?!式|样)"  # 2.1、2.2所列各表, (三)所述报告书
_MARKED = tuple(
    (kind, re.compile(
        rf"{_FREE.get(kind, '')}(?:[上前][述列]|以上|其中|第|材料|附件)?"
        rf"(?P<list>{mark}(?:(?:{_AND}{mark})+{_TOGETHER}|(?:{_AND}{mark})*(?={_NAMED_THERE})|(?=项|[类种](?=\s|[:于在须应需请由将均按材资])|{_BY_DAY})))"
        r"(?:[两一二三四五六七八九十各]?[项类种])?"
    ))
    for kind, mark in _MARK_OF.items()
)  # fmt: skip
_CALLED = tuple(  # 材料(三)于…, 材料(四)建好后…
    (
        kind,
        re.compile(
            rf"(?:(?<![一-龥])[一-龥]{{1,6}})?(?:材料|资料)(?P<list>{_MARK_OF[kind]}(?:[、和及](?:材料|资料){_MARK_OF[kind]})*)"
            rf"(?:{_TOGETHER}|(?=[^,。;]{{1,8}}后))"
        ),
    )
    for kind in ("cn()", "1()", "①", "甲", "A")
)
_HANDED = tuple(  # 9月6日前报(1),10月8日前报(2)(3)
    (kind, re.compile(rf"(?<=[报交送])(?P<list>{_MARK_OF[kind]}(?:{_AND}{_MARK_OF[kind]})*)(?=[,。;]|$)"))
    for kind in ("cn()", "1()", "①")
)
_DEFINED = re.compile(IS_DEFINED)
_LISTED = re.compile(rf"(?:^|(?<=[;,、\s]))(?P<list>{_LIST})\s*:\s*(?={_MOMENT})")  # 1、3:3月11日
_BUT = re.compile(r"除(?:了)?(?P<what>[^,。;]{1,24}?)[之以]?外,?(?=[^。;]{0,12}(?:均|都|其[余他]|各项|全部|一律|统一))")
_BARE = re.compile(
    rf"(?<![\d.年月])(?<![\d一二三四五六七八九十][至到—~-])(?<![报限共有选含约近于各计])(?<!最多|至多|超过|至少|分为|立项|最后|最末|余下|剩下)(?<!头)(?:(?<!以上|上述|前述|上列|全部|所有)|(?={NUMBER}\s*[至到—~-]))(?P<list>{_LIST})\s*(?:项|类|号)\s*(?:材料|资料|表|内容)?(?=[于请须由应将在均为是,外]|之外|以外|{NUMBER}月)"
)
_ALL_ALIKE = re.compile(  # 三项均发至…
    r"[一二两三四五六七八九十]{1,2}\s*[项类](?:材料|资料|报表|表格)?(?:均|都|一律|统一|全部)"
)
_COUNTS = re.compile(rf"{NUMBER}\s*(?:[类种]|项\s*(?:材料|资料|表))\s*(?:材料|资料|表|内容)?")  # 四类材料
_SEE = re.compile(
    r"(?:时限|时间|期限|日期|样式|格式|样表|名额|要求|[人份件节篇]数|数量|分配|标准|名单|范围|办法|条件)[^,。;]{0,8}(?:见|列于|载于)\s*$"
)
_WITHIN = re.compile(
    rf"(?:所[列述]的?(?:材料|资料|各项|内容)[,中的]*|[中的])第\s*{NUMBER}\s*[项至到、和-]"
)  # 第五条所列材料,第1至3项
_ACCORDING = re.compile(r"(?:按照?|依照|依据|根据|对照|遵照|参照|比照|以)\s*$")
_COUNTED_ALONE = re.compile(r"\s*各[一两\d]{1,2}\s*[份套个],(?=材料\s?\d)")
_CHECKED, _THEN_FILLED = (
    re.compile(r"(?:核对|对照|查看|参看|参阅)\s*$"),
    re.compile(r"[^。;]*[\x00《]"),
)  # 核对附件1后填写《回执》
_IS_FOLLOWED = re.compile(
    r"\s*(?:的?(?:名额|指标|人数|分配|分工|分组|范围|条件|时间|规定|要求|安排|期限|时限|标准|日程)|执行|办理|为准|进行|落实"
    r"|(?:逐[项条]|统一)?对[^,。;]{1,12}?(?:评[分定估价]|打分|考[核评]|赋分|检查|督导|认定|验收)|的?[一-龥]{0,4}?(?:评[分定]|打分|赋分|考评))"
)
_ONLY_LIKE = re.compile(  # 报送单位同第(一)项: who hands in, and how, as there
    r"(?:单位|对象|范围|要求|方式|渠道|途径|邮箱|地址|地点|格式|份数|数量)(?:均|都|也)?(?:[与同和跟]|参照|比照|同于)\s*$"
)
_DAYS, _NEAR = re.compile("时间|时限|期限|日期|月份"), 12  # signs
_OF_A_PLACE = re.compile(  # 上传至“食品监管系统”(即第二部分第(五)项所述平台)
    r"项?(?:中|里|内)?(?:所[列述称指说提]|规定|明确|注明)?的?(?:平台|系统|网站|邮箱|信箱|地[址点]|渠道|方式|途径|地方|办法)"
)
_REST = re.compile(r"除(?:了)?(?P<what>[^,。;]{1,48}?)[之以]?外,?(?P<rest>其[余他](?:各?[项类]|材料)*)")
_FIRST = re.compile(
    rf"(?P<which>前)\s*(?P<n>{COUNT})\s*(?:项|种|类|份|样|个(?!工作日|自然日|月|星期|小时))"
    r"|(?P<last>最后|后(?!一))\s*(?P<m>[一两二三四五1-5])\s*[项种类]"
)


@dataclass(frozen=True, slots=True)
class Reference:
    start: int
    end: int
    what: str  # "材料" for the items of a list, "附件" for what is attached
    numbers: tuple[int, ...]  # -1 is the last
    kind: str = ""  # of the marks that it names: cn() of 第(一)(三)项; "" where it names bare numbers
    others: bool = False  # 除第2项外: all but these
    under: int = 0  # 6 of 6.1 and 6.2, whose `numbers` are 1 and 2


def find_references(text: str, start: int, end: int) -> tuple[Reference, ...]:
    """What a stretch of a line points at; 《…》(附件1) names its paper and 报名表一式两份 counts it."""
    found = list(_by_mark(text, start, end))
    hidden = re.sub(r"\([^)]*\)|《[^》]*》", lambda m: "\x00" * len(m[0]), text)
    for match in _POINTED.finditer(hidden, start, end):
        if match["what"] == "第" and not match["item"]:
            continue
        if re.match(r"\s*《|\s*\x00", hidden[match.end() :]) and match["what"] in {"附件", "附表"}:
            continue
        what = "附件" if match["what"] in {"附件", "附表"} else "材料"
        if what == "附件" and _is_looked_at(hidden, match) or _DEFINED.match(hidden, match.start()):
            continue
        found.append(Reference(match.start(), match.end(), what, _numbers(match["list"])))
    found = [one for one in found if not _is_like(hidden[start : one.start])]
    if not found:
        bare = (match for pattern in (_BARE, _LISTED) for match in pattern.finditer(hidden, start, end))
        bare = (match for match in bare if not (_ALL_ALIKE.match(hidden, match.start()) or _COUNTS.fullmatch(match[0])))
        found += [Reference(m.start(), m.end(), "材料", _numbers(m["list"])) for m in bare]
        found += [
            Reference(m.start(), m.end(), "材料", _from_end(number(m["n"] or m["m"]), last=bool(m["last"])))
            for m in _FIRST.finditer(hidden, start, end)
        ]
    found = [replace(one, numbers=()) if _WITHIN.match(hidden, one.end) else one for one in found]
    told = [_all_but(one, text) for one in found]
    return (*told, *_the_rest(text, start, end))


def _is_like(before: str) -> bool:
    """报送单位同第(一)项, of which no day is said: 时间和邮箱与第1项相同 tells the day of its own paper."""
    return _ONLY_LIKE.search(before) is not None and not _DAYS.search(before[-_NEAR:])


def _is_looked_at(text: str, match: re.Match[str]) -> bool:
    """时限见附件1, 时间按附件4执行: what is looked at there, and not handed in."""
    before = text[: match.start()]
    follows = _ACCORDING.search(before) and _IS_FOLLOWED.match(text, match.end())
    checked = _CHECKED.search(before) and _THEN_FILLED.match(text, match.end())
    return bool(follows or checked or _SEE.search(before))


def _from_end(count: int, *, last: bool) -> tuple[int, ...]:
    """前两项 are 1 and 2, 后两项 -2 and -1."""
    return tuple(range(-count, 0) if last else range(1, count + 1))


def _by_mark(text: str, start: int, end: int) -> Iterator[Reference]:
    """第(一)(三)项, (1)至(4)项, 甲、戊:, ①②: — the items of a list that bear these marks."""
    taken: set[int] = set()
    for kind, pattern in (*_MARKED, *_CALLED, *_HANDED):
        for match in pattern.finditer(text, start, end):
            if match.start("list") in taken or _OF_A_PLACE.match(text, match.end()):
                continue
            taken.add(match.start("list"))
            if kind == "1.1":
                yield from _under_numbers(match)
                continue
            signs = re.sub(r"[()第项类条种材资料]+|(?<!\d)\d{1,2}\.", "、", match["list"])
            for at, sign in enumerate(ORDERS.get(kind, "")):
                signs = signs.replace(sign, f"、{at + 1}、")
            ranged = re.sub(r"、*(至|[-—–~～]+)、*", r"\1", re.sub("、{2,}", "、", signs))
            yield Reference(match.start(), match.end(), "材料", _numbers(ranged), kind)


def _under_numbers(match: re.Match[str]) -> Iterator[Reference]:
    """第6.1、6.2、7.1项: items of two lists, each under its number."""
    pairs = re.findall(r"(\d{1,2})\.(\d{1,2})|([-—–~～至到])", match["list"])
    for under in dict.fromkeys(major for major, _, _ in pairs if major):
        listed = [minor or sign for major, minor, sign in pairs if sign or major == under]
        told = re.sub(r"、*([-—–~～至到])、*", r"\1", "、".join(listed)).strip("、-—–~～至到")
        yield Reference(match.start(), match.end(), "材料", _numbers(told), "1.1", under=int(under))


def _all_but(reference: Reference, text: str) -> Reference:
    """除第2项外均于…: the others of its list. 除第四项上传至…外 tells of the fourth."""
    spans = (but.span("what") for but in _BUT.finditer(text) if not SUBMIT.search(but["what"]))
    here = any(first <= reference.start < last for first, last in spans)
    return replace(reference, others=True) if here else reference


def _the_rest(text: str, start: int, end: int) -> Iterator[Reference]:
    """除第(四)项上传至…外,其余各项均发至…: all but the fourth."""
    for match in _REST.finditer(text):
        if start <= match.start("rest") < end and SUBMIT.search(match["what"]):
            for one in find_references(text, match.start("what"), match.end("what")):
                yield replace(one, start=match.start("rest"), end=match.end("rest"), others=True)


def counts_of(reference: Reference, many: int) -> frozenset[int]:
    """The numbers that it points at in a list of so many."""
    return frozenset(n if n > 0 else many + 1 + n for n in reference.numbers)


def is_several(text: str) -> bool:
    """Whether a line begins with several marks, 甲、戊:, (1)(3)项, or with ②项:, and is so no item of its own."""
    first = [one for one in find_references(text, 0, 40) if not text[: one.start].strip()]
    alone = (one for one in first if one.kind and re.search(r"项[:\d]$", text[: one.end + 1]))
    return any(alone) or any(len(one.numbers) > 1 or one.kind == "1.1" for one in first)


def _numbers(text: str) -> tuple[int, ...]:
    found: list[int] = []
    ranged = False
    for sign in re.findall(rf"{NUMBER}|[-—–~～至到]", text):
        if sign in "-—–~～至到":
            ranged = True
            continue
        value = number(sign)
        found += range(found[-1] + 1, value + 1) if ranged and found and value > found[-1] else [value]
        ranged = False
    return tuple(dict.fromkeys(found))


def without_counted(references: list[Reference], text: str) -> tuple[Reference, ...]:
    """材料1、材料2各一份,材料1于3月6日前、材料2于…: counted first, and dated behind."""
    last = references[-1:]
    return tuple(one for one in references if one in last or not _COUNTED_ALONE.match(text, one.end))
