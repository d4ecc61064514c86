"""Two names almost the same for one thing: 研修网 and 研训网, 安全股 and 安全科, the list's 调查表 and 普查表."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import is_variant, vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_SITE_KIND = r"管理平台|管理系统|信息平台|信息系统|服务平台|平台|系统|网站|网(?!站)"
_SITE = re.compile(rf"(?P<name>[一-龥]{{2,14}}?)[”\"]?(?P<kind>{_SITE_KIND})(?!络|上|页|点|格|[一-龥]?安全)")
_ADDRESSED = re.compile(
    rf"(?P<name>[一-龥]{{2,16}}?(?:{_SITE_KIND}|在线|之窗|家园|学堂|园地|门户|频道|云))[”\"]?\s{{0,2}}[(,:]\s{{0,2}}(?:网站)?(?:网址|地址|链接)?[:为是]{{0,2}}\s{{0,2}}(?:https?://)?"
    r"(?P<url>[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4}(?:/[A-Za-z0-9./_-]{0,60})?)"
)
_LEADS = re.compile(
    r".*(?:登[录陆]|通过|上传|发布|提交|填报|使用|访问|进入|至|到|在|于|从|的|和|及|与|将|把|由|对|各校|学校|教师|本人|自行|统一|为|是|请|须|应|另)(?=[一-龥]{3})"
)
_GENERAL = re.compile(
    r"^(?:上述|该|本|此|各|指定|相关|有关|网络|互联|信息|管理|统一|全国|国家|省|市)|智慧教育$|互联$|^[一-龥]?(?:因特|局域|校园|官)$"
)
_ADDRESS_ABOVE = re.compile(
    rf"(?P<name>[一-龥]{{3,14}}(?:{_SITE_KIND}))[”\"]?\((?:网址|地址|链接)(?:[详参]?见|同)[^()]{{1,12}}\)"
)
_OFFICE = re.compile(r"(?:局|校|委|中心|(?<![一-龥]))(?P<name>[一-龥]{2,5}[股科])(?=[\s(,。;:、]|邮箱|电话|联系|$)")
_OWNER, _FOOT = re.compile(r"[一-龥]{1,10}(?:局|校|委|中心|室|所|馆)$"), 4  # lines in which the seal stands
_NO_OFFICE = re.compile(r"学科|各科|本科|专科|文科|理科|参股|控股|任课|[两三四五六]科|内科|外科|儿科|妇科|(?<!安)全科")
_KIND = re.compile(
    r"(?:登记|统计|汇总|信息|情况|记录|采集|审核|认定|申报|报名|推荐|核对|复核|核查|调查|普查|摸底|排查|备案|检查|巡查|自查|评价|测评|考核|审批|申请)?(?:表|台账|清单|目录|清册|名册|册|簿|名单|手册|方案|计划|总结|小结|报告|承诺书|责任书|意见表)$"
)
_OWN_CHECK = re.compile(r"(?:自查|自评|自检|自测)(?:情况)?(?:表|清单|报告)$")
_NAME = re.compile(r"《([^《》]{3,40})》")
_SHORT = re.compile(r"以下(?:统一)?简称[:：]?[“\"]?(?P<short>[一-龥]{2,12})[”\"]?\)?")
_SAID_BEFORE = re.compile(
    r"(?:前述|上述|前款(?:所述|规定)?的?|前文(?:所述)?的?|上文(?:所述)?的?|前列)《([^《》]{3,40})》"
)
_TRADES = frozenset("体教卫文农水医科财政司法公工商")  # 教育网 and 体育网 are two
_ENDS_OF_SITES = frozenset("通云网宝链码")
_MOST = 40


def names_alike(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _of_sites(circular)
    yield from _of_one_address(circular)
    yield from _of_the_address_above(circular)
    yield from _of_offices(circular)
    yield from _of_lists(circular)
    yield from _of_short_names(circular)
    yield from _of_nothing_said_before(circular)


def _of_sites(circular: Circular) -> Iterator[Defect]:
    """县研训云平台 and 县教师研训平台, of one address at most; 资产云平台 and 资产云系统."""
    sites: dict[str, tuple[str, str, int]] = {}
    for number, text in circular.lines:
        for found in _SITE.finditer(text):
            name = _LEADS.sub("", found["name"])
            if len(name) > 2 and not _GENERAL.search(name):
                sites.setdefault(name + found["kind"], (name, found["kind"], number))
    urls = {url for _, line in circular.lines for url in re.findall(r"https?://[A-Za-z0-9.-]{3,60}", line)}
    for (one, before), (two, behind) in combinations(list(sites.items())[:_MOST], 2):
        (first, kind, line), (second, other_kind, later) = before, behind
        kinds = {kind[-2:].replace("网站", "网"), other_kind[-2:].replace("网站", "网")}
        same_stem = first == second and len(kinds) == 2 and line != later
        same_stem = same_stem or (line != later and kind == other_kind and _are_of_one_stem(first, second))
        if same_stem or (len(urls) < 2 and line != later and kind == other_kind and _are_near(first, second)):
            yield vary(later, two, one, line)


def _of_one_address(circular: Circular) -> Iterator[Defect]:
    """“实习平台”(网址sx.example.edu.cn) and “实践系统”(网址sx.example.edu.cn): one address, two names."""
    first: dict[str, tuple[str, int]] = {}
    for number, text in circular.lines:
        for found in _ADDRESSED.finditer(text):
            name = re.sub("^.*[见按]", "", _LEADS.sub("", found["name"]))
            known, line = first.setdefault(found["url"].rstrip("/"), (name, number))
            if len(name) > 3 and line != number and name not in known and known not in name:
                yield vary(number, name, known, line)


def _of_the_address_above(circular: Circular) -> Iterator[Defect]:
    """智慧消防填报网(网址见第二部分), and the one site with an address there is the 消防管理平台."""
    sites = {
        _LEADS.sub("", told["name"]): n for n, text in reversed(circular.lines) for told in _ADDRESSED.finditer(text)
    }
    for line, text in circular.lines if len(sites) == 1 else ():
        [(site, first)] = sites.items()
        for found in _ADDRESS_ABOVE.finditer(text):
            name = _LEADS.sub("", found["name"])
            if first < line and circular.all_narrow.count(name) == 1 and name not in site and site not in name:
                yield vary(line, name, site, first)


def _are_near(one: str, two: str) -> bool:
    """One sign changed in at least five, none that tells them apart."""
    unlike = {sign for pair in zip(one, two, strict=False) for sign in pair if len(set(pair)) > 1}
    near = len(one) == len(two) >= 4 and is_variant(one + "平台系统", two + "平台系统")
    return near and not unlike & _TRADES


def _are_of_one_stem(one: str, two: str) -> bool:
    """“食安通”平台 and “食安云”平台."""
    return one != two and one[:-1] == two[:-1] and {one[-1], two[-1]} <= _ENDS_OF_SITES


def _of_offices(circular: Circular) -> Iterator[Defect]:
    """人事股 here, 人事科 there."""
    first: dict[str, int] = {}
    owners: dict[str, set[str]] = {}
    for number, text in circular.lines:
        for found in _OFFICE.finditer(text):
            name = re.sub(r"^.*局", "", found["name"])
            if len(name) > 2 and not _NO_OFFICE.search(name):
                first.setdefault(name, number)
                owners.setdefault(name, set()).add(_owner(circular, text[: found.end() - len(name)]))
    for one, two in combinations(list(first)[:_MOST], 2):
        line, later = first[one], first[two]
        if not owners[one] & owners[two]:
            continue  # 师训科 of the school that writes, and 县教育局师训股
        if line != later and one[:2] == two[:2] and one[-1] != two[-1]:
            yield vary(later, two, one, line)


def _owner(circular: Circular, before: str) -> str:
    """Whose an office is, by the last signs of what stands before it; the seal's where nothing does."""
    own = _OWNER.search(before)
    seal = next((line for _, line in reversed(circular.lines[-_FOOT:]) if _OWNER.search(line)), "")
    return (own[0] if own else seal)[-2:]


def _of_lists(circular: Circular) -> Iterator[Defect]:
    """An attachment that the text calls nowhere so, and a paper of the text that no attachment is: 普查表, 调查表."""
    listed = {re.sub(r"[《》.。;]", "", name): line for name, line in attachments_of(circular).values()}
    named = {name: number for number, line in reversed(circular.lines) for name in _NAME.findall(line)}
    text = {name: line for name, line in named.items() if not any(name in one or one in name for one in listed)}
    for own, line in listed.items():
        others = (other for number, other in circular.lines if number < line)
        if any(own in other for other in others):
            continue
        for name, at in text.items():
            stem, other_stem = _KIND.sub("", own), _KIND.sub("", name)
            same = len(stem) > 2 and (stem == other_stem or is_variant(own, name))
            if at != line and (same or _are_one_check(circular, own, name, {*listed, *named})):
                yield vary(line, own, name, at)


def _are_one_check(circular: Circular, one: str, other: str, all_: Collection[str]) -> bool:
    """养老机构质量自评表, which nobody asks for, and 《服务质量自查表》: the only forms of a look at oneself."""
    checks = {name for name in all_ if _OWN_CHECK.search(name)}
    stems = [_OWN_CHECK.sub("", name) for name in (one, other)]
    shared = any(stems[0][at : at + 2] in stems[1] for at in range(len(stems[0]) - 1))
    word = found[0][:2] if (found := _OWN_CHECK.search(one)) else ""
    spoken_of = circular.all_narrow.count(word) > 1  # 自评后填写自评表: nothing else is meant
    return checks == {one, other} and one[-1] == other[-1] and shared and not spoken_of


def _of_short_names(circular: Circular) -> Iterator[Defect]:
    """以下简称“学籍系统”, and 学籍服务平台 in the table."""
    for number, line in circular.lines:
        for told in _SHORT.finditer(line):
            short = told["short"]
            if not re.search(rf"(?:{_SITE_KIND})$", short) or len(short) < 4:
                continue
            other = re.compile(rf"{re.escape(short[:2])}[一-龥]{{0,6}}?(?:{_SITE_KIND})")
            for later, text in circular.lines:
                if later > number and (hit := other.search(text)) and hit[0] != short and hit[0] not in line:
                    yield vary(later, hit[0], short, number)
                    break


def _of_nothing_said_before(circular: Circular) -> Iterator[Defect]:
    """前述《三笔字过关统计表》, where what was asked for before it is called 《书写测试成绩表》."""
    before: dict[str, int] = {}
    for number, line in circular.lines:
        for told in _SAID_BEFORE.finditer(line):
            name, ahead = told[1], _NAME.findall(line[: told.start()])
            known = {**before, **dict.fromkeys(ahead, number)}
            like = [other for other in known if other[-1] == name[-1]]
            like = like or ([*known] if circular.all_narrow.count(name) == 1 else [])
            if like and not any(name in other or other in name for other in known):
                yield vary(number, name, like[-1], known[like[-1]])
        for name in _NAME.findall(line):
            before.setdefault(name, number)
