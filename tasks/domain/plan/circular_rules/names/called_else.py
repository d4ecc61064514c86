"""What one item asks for under one name and calls otherwise: 《调研报告》一份寄至…, and 《分析书》封面须盖章."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.named_after import bears_name_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import documents_in
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect

_NAME = re.compile(r"《([^《》]{4,40})》")
_LOOKS_SO = re.compile(  # what is said of a paper that is handed in: 封面须盖校章, 须由校长签字
    r"(?:封面|首页|末页|扉页)?(?:[须应需要均限]|必须)[一-龥]{0,12}?(?:盖|签[字名章]|装订)|[中里]?的?“[^“”]{2,12}”[一-龥]{0,2}[栏项]"
)
_OF_ITS_OWN = re.compile(
    rf"{STAYS}|自存|张贴|悬挂|公示|另[行附有报交]|同时|一并|其他|分别|还[须需应要]|附[有上]|后附|不[再需用]"
)
_GATHERS = re.compile(r"汇总|统计|一览|名单|名册|目录|清单|台账|情况")
_FORM, _TEXT = (
    re.compile(r"[表单卡册簿]$|问卷$"),
    re.compile(r"报告$|总结$|方案$|小结$|(?:分析|评估|说明|计划|报告|总结)书$"),
)
_ALL_SITES = r"平台|系统|空间|网|云|APP|小程序"
_SITE = re.compile(rf"“(?P<name>[一-龥]{{2,18}}(?:{_ALL_SITES}))”")
_BIG_SITE = re.compile(rf"“(?P<name>[一-龥]{{3,18}})”(?:{_ALL_SITES})?(?P<behind>[^。;]{{0,24}})")
_IN_USE = re.compile(
    r"的?(?:登[录陆]|用户)?(?:账[号户]|用户名|初始密码|密码)(?:均|统一)?[即为是由](?!可|能)|[中上]?(?:录入|填报|提交|上传|保存)(?:完成|完毕|成功)?后"
)
_HANDS_IN = re.compile(rf"{SUBMIT}|填报|录入|申报|备案")
_OF_TWO = re.compile(
    r"同时|另|还[须需应要]|分别|其[中余他它]|或者|不再使|停用|原[来有“]|去年|上年|同步|对接|跳转|统一身份"
)
_ACCOUNT_OF = re.compile(  # 东岭智慧教育平台账号与继续教育账号一致
    r"(?:\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s?(?P<name>[一-龥]{4,14}(?:平台|系统|空间|网))的?(?:登录|用户)?(?:账[号户]|用户名|初始密码|密码)"
)
_GOES_INTO = re.compile(r"(?:上传|提交|报送|填报)[至到在]“?(?P<name>[一-龥]{4,14}?(?:平台|系统|空间|网))(?!络)")
_COUNTY = 2  # signs of the place whose site it is
_HANDED_IN = re.compile(
    r"(?:上传|报送|提交|上报|上交|寄送|填报)的(?P<name>[一-龥]{4,16}?(?:[书表册单]|报告|总结|方案|台账|清单))(?=[须应需要均])"
)
_GATHERED = re.compile(
    r"《(?P<filled>[^《》]{4,40})》由[^,。;]{2,24}填写[^。]{0,40}汇总后,?[将把]《(?P<sent>[^《》]{4,40})》"
)


def called_otherwise(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _accounts(circular)
    for line, text in circular.lines:
        if line not in circular.rows and not is_past(text):
            yield from _titles(circular, line, text)
            yield from _sites(line, text)
            yield from _handed_in(circular, line, text)


def _titles(circular: Circular, line: int, text: str) -> Iterator[Defect]:
    """《培训需求调研报告》一份…寄市师训中心,《学员需求分析书》封面须盖校章: the second is asked for nowhere."""
    names = dict.fromkeys(_NAME.findall(text))
    if len(names) != 2 or _OF_ITS_OWN.search(text):
        return
    asked, spoken = names
    before, _, behind = text.partition(f"《{spoken}》")
    gathered = _GATHERED.search(text)
    sent = re.search(SUBMIT, before) or handed_over(before) or re.search(r"[前,][送寄交](?=[一-龥])", before)
    looks = _LOOKS_SO.match(behind) and sent
    if (looks or gathered) and circular.all_narrow.count(spoken) == 1 and _may_be(asked, spoken):
        yield vary(line, spoken, asked, line)


def _sites(line: int, text: str) -> Iterator[Defect]:
    """在“研学管理平台”填报, and “阳光研学网”的登录账号即组织机构代码: of one only how it is used is told."""
    for found in _BIG_SITE.finditer(text):
        before, name = text[: found.start()], found["name"]
        used = set(_SITE.findall(before))
        told = _IN_USE.match(found["behind"]) and name not in before and not _OF_TWO.search(text)
        if told and len(used) == 1 and _HANDS_IN.search(before):
            yield vary(line, name, min(used), line)


def _accounts(circular: Circular) -> Iterator[Defect]:
    """上传至东岭教育云平台, the one site that is used, and 东岭智慧教育平台账号与…一致: of one nothing else is told."""
    used = {found["name"]: n for n, text in reversed(circular.lines) for found in _GOES_INTO.finditer(text)}
    for line, text in circular.lines if len(used) == 1 else ():
        found, (site, first) = _ACCOUNT_OF.match(text), next(iter(used.items()))
        if found is None or circular.all_narrow.count(found["name"]) > 1 or _OF_TWO.search(text) or first > line:
            continue
        if found["name"][:_COUNTY] == site[:_COUNTY] and found["name"] not in site and site not in found["name"]:
            yield vary(line, found["name"], site, first)


def _handed_in(circular: Circular, line: int, text: str) -> Iterator[Defect]:
    """安全自查报告…上传“监管平台”,上传的质量评估书须签字: what was handed in bears another name."""
    for found in _HANDED_IN.finditer(text):
        before, name = text[: found.start()], found["name"]
        alone = circular.all_narrow.count(name) == 1 and not _OF_ITS_OWN.search(text)
        papers = documents_in(before)
        if alone and len(papers) == 1 and _may_be(papers[0], name):
            yield vary(line, name, papers[0], line)


def _may_be(one: str, other: str) -> bool:
    """Whether two names are of papers of one kind, share a word, and neither gathers the other."""
    alike = any(kind.search(one) and kind.search(other) for kind in (_FORM, _TEXT))
    return one != other and alike and not _GATHERS.search(one + other) and bears_name_of(other, one)
