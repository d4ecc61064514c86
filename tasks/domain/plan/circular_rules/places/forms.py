"""One place refuses what another asks for: 只收电子版，不收纸质, and then 打印稿送教研室. circular L30, L38"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.spoken import names_in, papers_of, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_ELECTRONIC = r"电子(?:版|稿|件|文档|材料|文本|文件|档)|扫描件|网络报送|互联网"
_PAPER = r"纸质|打印(?:稿|件|版)|纸版|纸件|书面材料|原件"
_MAIL = r"邮箱|邮件|电邮"
_POST = r"邮寄|快递|寄送"
_GROUP = r"微信群?|QQ群?|钉钉群?|工作群|群[里内]"
_COPY = r"扫描件|复印件"
_REFUSES = (
    r"不(?:再|予|得|能|可)?(?:另行|另|单独)?(?:接收|接受|受理|收取?|报送?|上报|提交|交|通过|使用|采用)|拒收"
    r"|谢绝|无[须需]|不必|不用|不需要?"
)
_TAKES = r"(?:只|仅|一律|均|统一)(?:接?收|接受|受理|需?报送?|须?报送?|提交|上报|交|以)"
_ON_SITE = r"(?:在|通过|登[录陆])[^,。;]{0,12}(?:平台|系统)[^,。;]{0,36}?(?:填报|提交|上传|录入)"
_SENT = r"(?<!不)(?<!再)(?:报送|上报|提交|上交|发送|发|送|交|报|寄|传)"
_BESIDE = re.compile(r"同时|另[附外须需报送交备打]|还[须需应要]|并[将须需]|一并")
_EXCEPT = re.compile(
    r"涉密|秘密|敏感|除[^。;]{1,60}?外,|除[^,。;]{1,20}外|其[余他它](?:各[项类种]|(?:材料|资料|文件|附件|[表件]))|特殊|确[因需有]|无法|困难|不便|备份|如需|个别|没有条件|留存|存档|备查"
)


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    words: str
    asked: re.Pattern[str]  # how a sentence asks for it


_FORMS = (
    _Form("电子版", rf"{_ELECTRONIC}|{_MAIL}", re.compile(
        rf"{_SENT}[^,。;]{{0,12}}(?:{_MAIL}|@)|(?:电子(?:版|稿|件|文档|材料))[^。;]{{0,30}}{_SENT}"
    )),
    _Form("纸质", _PAPER, re.compile(
        rf"(?:纸质|打印|原件|书面材料|一式\s{{0,2}}[\d一二两三四五六]份)[^。;]{{0,30}}?{_SENT}(?![^,。;]{{0,6}}(?:邮箱"
        rf"|@))|{_SENT}[^,。;]{{0,14}}(?:纸质|打印稿|原件)"
    )),
    _Form("邮寄", _POST, re.compile(r"(?<!不)(?<!不得)(?<!不要)(?:邮寄|快递|寄)(?:至|到|给|送)|邮戳")),
    _Form("邮箱", _MAIL, re.compile(rf"{_SENT}[^,。;]{{0,12}}(?:{_MAIL}|@)")),
    _Form("网上", r"平台|系统|网上", re.compile(_ON_SITE)),
    _Form("群", _GROUP, re.compile(rf"{_SENT}[^,。;]{{0,14}}(?:微信|QQ|钉钉|工作)群|{_SENT}[^,。;]{{0,6}}群[里内]")),
    _Form("复印件、扫描件", _COPY, re.compile(rf"{_SENT}[^,。;]{{0,4}}(?:{_COPY})")),
    _Form("原件", r"原件", re.compile(rf"{_SENT}[^,。;]{{0,4}}原件|原件[^,。;]{{0,12}}{_SENT}")),
)  # fmt: skip
_REFUSED = {
    form.name: re.compile(
        rf"(?:{_REFUSES})[^,。;]{{0,3}}?(?:{form.words})"
        rf"|(?:{form.words})(?:[^,。;、]{{0,4}}、[^,。;]{{0,6}})?[^,。;]{{0,5}}?(?:一律|均|概|也)?"
        r"(?:不(?:予|再|得)?(?:接收|接受|受理|收|报送?|上报|提交|作为)|无效|拒收)"
    )
    for form in _FORMS
}
_OF_ONE_OFFICE = re.compile(
    r"[报送交给]([一-龥]{2,14}?[局科室股办处站所院队心会])的(?:各[项类种])?(?:材料|资料|表格|文件)"
)
_HANDED_IN_BY = re.compile(  # 凡是听课组交的,纸质件送306室;凡是学校或老师交的,…不收纸质件
    r"(?:^|[,。;:、])(?:凡是?)?由?((?!未|没|不|逾|按|所|已)[一-龥]{2,12}?)(?:上交|报送|提交|上报|填报|[交报送])的(?=[,(《]|[一-龥]{0,2}(?:材料|资料|表))"
)
_ALL_ABOVE = re.compile(r"\s{0,2}(?:以上|上述|上列|上表)(?:各项|所有|全部)?(?:材料|资料)")
_HEAD = 14  # signs, with its number
_ONLY = (  # what is taken alone -> what that refuses
    (re.compile(rf"{_TAKES}[^,。;]{{0,6}}?(?:{_PAPER})|(?:{_PAPER})[^。;]{{0,40}}不(?:受理|接受|接收)其他"), "电子版"),
    (re.compile(rf"{_TAKES}[^,。;]{{0,6}}?(?:{_ELECTRONIC})|(?:电子版)[^。;]{{0,40}}不(?:受理|接受|接收)其他"), "纸质"),
    (re.compile(r"(?:一律|只|仅|必须)(?:现场|当面|派专人)(?:递交|提交|报送|送达)"), "邮寄"),
    (
        re.compile(
            r"不得(?:通过|使用|利用)[^,。;]{0,4}(?:互联网|网络|邮箱|微信)[^,。;]{0,4}(?:报送|传输|发送|提交|上报|传递"
            r"|投)"
        ),
        "电子版",
    ),
)


def forms_exclude(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """One defect for each refusal that another sentence about the same paper goes against."""
    if circular.is_endless:
        return
    told = [one for one in sentences(circular) if not (_EXCEPT.search(one.text) or _is_head(circular, one))]
    known: set[frozenset[int]] = set()
    for one in told:
        against = (
            (quote, other, asked[0])
            for form, quote in _refused_in(one.text)
            for other in told
            if (asked := form.asked.search(other.text) if _may_differ(one, other, form) else None)
            and _is_about_the_same(circular, one, other)
            and not _is_of_another(circular, one, other, asked)
        )
        if first := next(against, None):
            quote, other, asked_for = first
            if (lines := frozenset({one.line, other.line})) not in known:
                known.add(lines)
                yield _defect(one, quote, other, asked_for)


def _is_head(circular: Circular, one: Sentence) -> bool:
    """(三)纸质报送。报告装订成册,…: what the item is called, before it says of which paper."""
    goes_on = len(circular.narrow[one.line]) > one.start + len(one.text) + 1
    return one.start == 0 and goes_on and bool(circular.places[one.line].style) and len(one.text) <= _HEAD


def _refused_in(text: str) -> Iterator[tuple[_Form, str]]:
    only = {name: found[0] for pattern, name in _ONLY if (found := pattern.search(text))}
    for form in _FORMS:
        if found := _REFUSED[form.name].search(text):
            yield form, found[0]
        elif form.name in only:
            yield form, only[form.name]


def _may_differ(one: Sentence, other: Sentence, form: _Form) -> bool:
    """A sentence that refuses the form itself does not ask for it, nor does one that adds: 材料2同时报送纸质件."""
    if _BESIDE.search(other.text):
        return False
    whose = _OF_ONE_OFFICE.search(one.text)
    if whose and whose[1] not in other.text:
        return False  # 报县疾控中心的材料均以电子版发送, and the other goes to somebody else
    hands = [frozenset(_HANDED_IN_BY.findall(text)) for text in (one.text, other.text)]
    if all(hands) and not hands[0] & hands[1]:
        return False
    refuses = _REFUSED[form.name].search(other.text) or any(
        form.name == name and p.search(other.text) for p, name in _ONLY
    )
    return one != other and not refuses


def _is_about_the_same(circular: Circular, one: Sentence, other: Sentence) -> bool:
    """The same paper by its name; for 以上材料, each row of the table above."""
    if one.line == other.line and names_in(one.text) and not names_in(other.text):
        return False  # 电子版发至…。《名单》只报纸质版,不得通过邮箱传送
    ones, others = papers_of(circular, one), papers_of(circular, other)
    if ones and others:
        return share_a_paper(circular, ones, others)
    return bool(_ALL_ABOVE.match(one.text)) and other.line in circular.rows and other.line < one.line


def _is_of_another(circular: Circular, one: Sentence, other: Sentence, asked: re.Match[str]) -> bool:
    """《进展报告》只发电子版,《任务书》只交纸质版: the clause that asks for the form names a paper of its own."""
    clause = re.split("[,;]", other.text[: asked.start()])[-1] + re.split("[,;]", other.text[asked.start() :])[0]
    ones, own = papers_of(circular, one), names_in(clause)
    return bool(ones and own) and not share_a_paper(circular, ones, own)


def _defect(one: Sentence, refused: str, other: Sentence, asked: str) -> Defect:
    message = f"这里说“{refused}”，第 {other.line} 行说“{asked}”，按哪一种交没有定"
    return defect("channel-unclear", one.line, refused, message)
