"""Words that name no day: 下班前, 月底前, 尽快, 适当时候, 另行通知. circular L38"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.loose_times import about_a_day, loose_time
from tasks.domain.plan.circular_rules.reading.cards import FIELD_OF_DATES
from tasks.domain.plan.circular_rules.reading.dated import leads_a_dated_part, tabled_with_days
from tasks.domain.plan.circular_rules.reading.doers import is_done_by_an_office
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SOON, SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import stays
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_HANDS_IN = re.compile(
    rf"{SUBMIT}|[报交]来|报出|(?<=左右|前后)[报送交发传]|(?<![不])[补重]报(?=[,。;]|$)|传真[至到给](?!机)|录入(?![员人])|[报送交寄](?=[一-龥]{{1,16}}(?:[股科室处部办站馆所局委会院联府组]|中心|窗口)\()|发送|发给|寄|报备|备案|(?<![一-龥])[报送交][一-龥]{{2}}|(?<=[快早速])[报送交](?=[^一-龥]|$)|[报送交](?=\d{{3,4}}室)|[后并将,][报送交](?![接流通])"
    r"|发来|传(?=[一-龥]{2,10}”?(?:网|平台|系统))"  # 适时传教研网
)
_EXACT = re.compile(
    r"\d{1,2}\s{0,2}[月年]\s{0,2}\d{1,2}\s{0,2}[日号]|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]|\d[./-]\d{1,2}[./-]?\d{0,2}[前日]|\d{1,3}\s{0,2}个?(?:工作)?[日天]内|每[月周季]|当[日天]"
)
_AS_OF = re.compile(
    r"截[至止到]\s{0,2}(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|末)的"
)  # 截至6月26日的统计表: what it tells of
_NOT_OWED = re.compile(
    r"不(?:需要?|用|必)?(?:上报|报送|提交)(?=[,。;]|$)|不再(?:另行)?(?:要求|布置|收取|报送|上报|填报)|(?:县|市|省|我)?(?:局|中心|进修校|进修学校)将|发现(?!的)|如遇|遇有|突发|险情|如有"
)
_ASKED = re.compile(
    rf"请[^,。;]{{0,4}}(?:{SOON})[^,。;]{{0,4}}[将把]|(?:{SOON})[将把][^,。;]{{2,16}}(?:报告|[表册书单]|台账|总结)\d?份?(?:{SUBMIT})"
    rf"|(?:{SOON})[将把]《[^》]{{2,30}}》[^,。;]{{0,14}}?(?:{SUBMIT}|[报送交])"
    rf"|(?:报送|填[写报]|提交)《[^》]{{2,30}}》[^,。;]{{0,8}},?请?(?:{SOON})(?:{SUBMIT}|[报送交发])"
    rf"|如有(?:变[动更化]|调整)[^,。;]{{0,4}},请?(?:{SOON})(?:{SUBMIT}|报)"  # 联络员名单如有变动,适时报资源中心
)  # 县局将开展检查,…,整改后请尽快将报告发至
_WRITTEN = re.compile(  # 发现隐患的,改完写出《整改报告》1份,尽快送安全科: a paper, and no call in an emergency
    rf"(?:写|撰写|写出|形成|填写)[^,。;]{{0,16}}(?:报告|[表书册单]|台账|总结|小结)[^。;]{{0,8}}?,?(?:并|后)?(?:{SOON})(?:{SUBMIT}|[报送交])"
)
_REPORTED = re.compile(r"发现[^。;]{2,20}的,[^。;]{0,12}填写《[^》]{2,30}》")  # by a form, and for it there is a day
_CLOSES = re.compile(  # 所称“下班前”指当日17时30分以前; 下班时间为17:30
    r"下班(?:之?前)?[”\"]?(?:时间)?(?:是)?(?:指|为|以|即|系)[^,。;\d]{0,8}\d{1,2}\s{0,2}[:点时]"
)
_CLOSE = re.compile(
    r"(?:下班前|下班之前|下班以前|(?<!每天)(?<!每日)放学前(?=[^,。;]{0,24}(?:[报交送传填]|上报)))(?!\s{0,2}\(?\s{0,2}(?:即|为)?\s{0,2}\d{1,2}\s{0,2}[:点时])"
)
_CLOSE_OF_DAY = re.compile(rf"\s{{0,2}}(?:\([^()]{{0,16}}\))?(?:[上下]午)?{_CLOSE.pattern}")
_STOPS = re.compile("[,。;:]")  # a heading has none
_A_CUSTOM = 3  # days
_HALF_SAID = re.compile(
    r"(?<!\d)(?<!年)(?<!每)(?<!每个)(?<![一二三四五六七八九十])(?:月|学期|季度|周|年)[底末初](?:之|以)?前|月初(?:之|以)?前|期[末中](?:之|以)?前"
    r"|[上中下]旬(?:之|以)?前|(?<!中)午前|\d{1,2}[日号](?:左右|前后)"
)
_AROUND = re.compile(
    r"(?:月(?:份)?[底末初中]?|[上中下]旬|(?:星期|周)[一二三四五六日天末]|[年周]底|节|学期[初末]|期[初末中]|放[暑寒]?假|开学)(?:左右|前后)"
)
_HAPPENS = re.compile(r"组织|参加|举办|承办|举行|召开|开展|展示|展演|交流|观摩")
_BEFORE_TERM = re.compile(
    r"(?:放假|开学|[寒暑]假|(?:春|国庆|端午|中秋|清明|元宵)节)前(?!(?:[^。;]{0,16}(?:即|也就是)|[^,。;]{0,3}\d))"
)
_LATER = re.compile(r"(?:时间|地点|日期|方式|名额|要求|邮箱|期限)[^,。;不无]{0,4}另行(?:通知|告知)")
_ANY_LATER = re.compile(
    r"(?<!的)(?<!事宜)(?<!事项)(?<!学校)(?<!单位)(?<!名单)(?<!人选)(?<!变[动更化])(?<!调整)(?<![,、不再])另行(?:通知|告知)"
)
_TO_BE_THERE = re.compile(  # 奖金发放时间另行通知: what comes to them, and what they owe nothing for
    r"(?:发放|发布|公布|公示|评审|颁[奖发]|领取|面试|答辩|考试|检查|抽查|验收|视导|督查|讲座|开班|集训|决赛)(?:的?(?:具体)?(?:时间|日期|地点|名单|事宜)、?){1,3}[^,。;]{0,4}另行(?:通知|告知)"
)
_OWN_WORK = re.compile(
    r"^\s{0,2}(?:\d{1,2}[.、])?我[校局馆院站办会][^。;请须]{2,60}$"
)  # 我校整理学时,8月下旬前完成核对
_BY_ANOTHER = re.compile(
    r"(?:由|待|等)[^,。;]{0,16}(?:局|厅|部|委|办|会|中心|学校|馆|校|[教办]\w?室|[科股组]|上级|市里|省里)另行(?:通知|发文|布置|安排|部署)"
    r"|(?:国家|省|市|上)级(?:比赛|评选|评审|展评|参赛|报送|申报|推荐)[^,。;]{0,6}另行"  # a round that comes after
)
_SOON = re.compile(
    rf"抓紧时间|{SOON}|尽可能[早快]|尽量[早快提]|近日|不日|[择适][时机]|适当的?(?:时[候机间]|时段)|合适的?(?:时[候机间])|(?:条件|时机)(?:成熟|具备|允许)[时后]?"
    r"|第一时间|(?:活动|培训|检查|比赛|研修|演练|调查|研讨|展演)(?:全部|圆满)?结束后(?![^。;]{0,14}[\d一二三四五六七八九十两]\s?(?:个?(?:工作)?[日天周]|月))"
    r"|限期(?:内)?(?=[报送交发上提寄])|[本下]周之?内|(?:春节|国庆|五一|元旦|端午|中秋|清明)(?:节|假期|长假)?(?:过后|后)(?![一-龥]{0,4}(?:第|首)[一二三个])|从速|早日|稍后|(?<![工作假息休节期限次当该截止一二三四五六七八九十\d])日后|(?<!通)(?<!时间)(?<!期间)(?<![时期]限)(?<!日期)(?<!截止)(?<!逾期)过后|方便时|有空时|年内(?=[报送交上提])|(?:本)?学期内"
)
_ROUGHLY = re.compile(
    r"(?:月|年|学期|周)[底末初](?=[将把报上提交发送寄传邮]|,|$)|[上中下]旬(?=[将把报上提交发送寄传邮]|,|$)|开学初|学期初|期末(?=[将把报上提交])"
)

_HANDED_OUT = re.compile(  # 通报由市局编印,节前发至各单位; 成员在本学期内不作变更; 放假前做好动员,把书单发到家长手里
    r"(?:(?![报送交上]|发至)[^。;]){0,30}[发送交][到至给](?:学生|家长|群众|农户|居民|村民)[一-龥]{0,4}$|[一-龥]{0,4}[发送寄][至到给]各|[^,。;]{0,4}不(?:作|再|得|予)?(?:变更|变动|调整|更换|增减)"
)
_WAS_AROUND = re.compile(r"[日号](?:左右|前后)[^。;]{0,6}(?:组织|举办|举行|开展|召开|进行)+[了过]")  # and is over
_NOT_ASKED = re.compile(  # 此次无需申报
    r"(?:[本此这]次|目前|现在)(?:暂)?(?:无需|无须|不需要?|不用|不必|不)(?:再)?(?:申报|上报|报送|报名|提交)"
    r"|不(?:单独|另行|再)?(?:要求|需要?|用|必)(?:单独|另行)?(?:报送|上报|提交)"
    r"|[,、]也?不(?:再|另|必|用)?(?:上[报交]|报送|提交|[报交送](?=[我省市县区镇乡街局校]))[一-龥]{0,6}$"
)  # 不单独要求上报材料; 年底前装订成册,不送县里
_SENT_SOON = re.compile(
    rf"(?<=,)[^,。;《》]{{0,8}}《[^《》]{{2,30}}》(?:[一二两三\d]份)?(?:请|须|应|要|务必)?(?:{SOON})(?:{SUBMIT}|[报送交发])"
)
_MENDED_SOON = re.compile(  # 4月27日至30日抽查,有问题的应尽快整改,并将《整改报告》报基础教育股邮箱
    rf"(?:[应要须需]|务必)(?:{SOON})(?!将)[^,。;\d]{{2,12}},并(?:{SOON})?[将把]《[^》]{{2,30}}》(?:[一二两\d]份)?[^,。;\d]{{0,12}}(?:{SUBMIT}|[报送交发])"
)
_BY_A_DAY = re.compile(r"[日号](?:\([^()]{0,8}\))?[^,。;《》]{0,8}(?:之|以)?前|[截最][止至迟晚]|[时期]限|内[报交送完]")
_VAGUE_BEHIND = re.compile(rf"[^。;]{{0,60}}?(?:{SOON}|及时)")
_AIM = re.compile(r"力争|争取|确保|努力|目标")


def vague_words(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Each place; but 下班前, which names a day and leaves its hour to the plan's close_of_business, only where it is
    the odd one: an office that writes several days so has it for its custom. circular L38"""
    told = tuple(_vague_words(circular))
    closes = [one for one in told if one.quote.startswith("下班")]
    yield from (one for one in told if one not in closes)
    if len({one.line for one in closes}) == 1 and not _is_the_custom(circular):
        yield closes[0]


def _is_the_custom(circular: Circular) -> bool:
    """Whether there are one or two days, of which none is the odd one."""
    days = circular.deadlines
    return len(days) < _A_CUSTOM and any(_CLOSE_OF_DAY.match(one.behind) for one in days)


def _vague_words(circular: Circular) -> Iterator[Defect]:
    told = bool(_CLOSES.search(circular.all_narrow))
    dated = {mention.line for mention in circular.deadlines}
    for one in sentences(circular):
        if tabled_with_days(circular, one) and not _CLOSE.search(one.text):
            continue  # 活动结束后形成《总结》, and a table has its day
        if circular.narrow[one.line].rstrip().endswith(":") and dated & {one.line + 1, one.line + 2}:
            continue  # 培训结束后,各园报送以下材料: and each of them has its day
        if _heads_dated_lines(circular, one.line, dated):
            continue  # 二、学期初报送的材料, over papers that have their days
        if leads_a_dated_part(circular, one):
            continue  # and so 培训结束后,各园报送以下材料。
        if is_past(one.text) or _OWN_WORK.search(one.text) or _BY_ANOTHER.search(one.text):
            continue  # 去年11月底报送了总结; 报送事宜由市局另行通知
        if one.text.endswith("?") or _NOT_ASKED.search(one.text) or stays(one.text) or _WAS_AROUND.search(one.text):
            continue
        found = _vague_in(one, told_close=told)
        if found and not ("另行" not in found[0] and is_done_by_an_office(circular, one, found.start())):
            yield _open(one.line, found[0], one.text[found.end() :])


def _heads_dated_lines(circular: Circular, line: int, dated: set[int]) -> bool:
    if circular.places[line].section != line or _STOPS.search(circular.narrow[line]):
        return False
    return bool(dated & {n for n, place in circular.places.items() if place.section == line})


def _open(line: int, word: str, behind: str) -> Defect:
    """活动结束后 is no vague word, unless 及时 is behind it: it tells from when it is owed, and by no day."""
    if word.endswith("结束后") and not _VAGUE_BEHIND.match(behind):
        return defect("no-date", line, word, f"“{word}”多少天以内交没有说")
    return defect("vague-word", line, word, f"“{word}”没有写明是哪一天、几点")


def _vague_in(one: Sentence, *, told_close: bool) -> re.Match[str] | None:
    text = _TO_BE_THERE.sub("", one.text)
    always = [_HALF_SAID] if told_close else [_CLOSE, _HALF_SAID]
    shown = documents_in(text) and not _HAPPENS.search(text)  # 组织获奖作品展示交流,时间另行通知
    if re.search(SUBMIT, text) or shown or _is_field(one):
        always += [_LATER, _ANY_LATER]  # 培训班…时间、地点另行通知: to be there, and nothing to hand in
    found = next((hit for pattern in always if (hit := pattern.search(text)) and not _is_aim(hit, text)), None)
    found = found or _around_a_day(text) or about_a_day(text, _HANDS_IN)
    asked = any(words.search(text) for words in (_REPORTED, _ASKED, _WRITTEN, _MENDED_SOON))
    owed = asked or not _NOT_OWED.search(text)
    if found or not owed or _EXACT.search(_AS_OF.sub("", text)):
        return found or (_soon_in_its_clause(text) if owed else None)
    hands_in = re.search(SUBMIT, text) or (_HANDS_IN.search(text) and documents_in(f"{one.head} {text}"))
    if not (hands_in or handed_over(text) or _is_field(one)):
        return None
    hits = [hit for pattern in (_BEFORE_TERM, _SOON, _ROUGHLY, _AROUND) for hit in pattern.finditer(text)]
    hits = [hit for hit in hits if not _is_urging(hit, text)] or [hit for hit in [loose_time(text, _HANDS_IN)] if hit]
    return next((hit for hit in hits if not _HANDED_OUT.match(text, hit.end())), None)


def _is_aim(found: re.Match[str], text: str) -> bool:
    """力争年底前建成示范站5个: what is to be reached, and handed in to nobody; 4月17日前后有大风 is the weather."""
    if found[0].endswith(("前后", "左右")):
        return not (_HANDS_IN.search(text) or documents_in(text))
    clause = re.split("[,;]", text[: found.start()])[-1] + re.split("[,;]", text[found.start() :])[0]
    return bool(_AIM.search(clause)) and not _HANDS_IN.search(clause)


def _around_a_day(text: str) -> re.Match[str] | None:
    """12月8日举行汇报会,课件月底左右发到邮箱: in a clause of its own, though another clause has a day."""
    hits = ((hit, re.split("[,;]", text[: hit.start()])[-1]) for hit in _AROUND.finditer(text))
    behind = ((hit, before + re.split("[,;]", text[hit.start() :])[0]) for hit, before in hits)
    return next((hit for hit, own in behind if _HANDS_IN.search(own) and not _EXACT.search(own)), None)


def _soon_in_its_clause(text: str) -> re.Match[str] | None:
    """安排好10月1日至8日的值班,《值班表》请尽快报镇安办: the day is that of what is done, and the paper has none."""
    found = _SENT_SOON.search(text) or _MENDED_SOON.search(text)
    days = text[: found.start()] if found else ""
    told = _BY_A_DAY.search(days) or (found and _EXACT.search(text[found.start() :]))
    return None if told or not found else re.compile(SOON).search(text, found.start())


def _is_urging(found: re.Match[str], text: str) -> bool:
    """抓紧开展工作,在规定时间内报送: a word to hurry them on, the paper stands in another clause."""
    clause = re.split(r"[,;]", text[found.end() :].lstrip(","))[0]
    hands_in = _HANDS_IN.search(clause) or documents_in(clause) or handed_over(clause)
    urges = found[0].startswith("抓紧") or (found[0].startswith("近") and bool(clause.strip()))  # 报送时间:近期
    return urges and not hands_in


def _is_field(one: Sentence) -> bool:
    """时限：近期: the field of the time says nothing else."""
    return bool(FIELD_OF_DATES.match(one.text.strip()))
