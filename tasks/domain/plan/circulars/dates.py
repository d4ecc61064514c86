"""The dates that a circular writes, as it writes them, and which of these are deadlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

_DIGITS = {word: number for number, word in enumerate("〇一二三四五六七八九")} | {"零": 0}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"(?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3}"
_DASH = r"\s{0,3}(?:[-—–~～]{1,3}|至|到)\s{0,3}"
_DATE = re.compile(
    rf"(?:(?P<year>{_YEAR})\s{{0,3}}年\s{{0,3}})?(?<![\d十])(?P<month>{_NUMBER})\s{{0,3}}(?P<unit>[月年])\s{{0,3}}"
    rf"(?P<day>{_NUMBER})\s{{0,3}}"
    rf"(?:[日号](?:{_DASH}(?P<until>{_NUMBER})\s{{0,3}}[日号])?|{_DASH}(?P<until2>{_NUMBER})\s{{0,3}}[日号])"
    r"|(?<![\d.])(?P<year2>(?:19|20)\d{2})[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})(?!\d)"
)
_NAMED_YEAR = re.compile(rf"(?<!\d)({_YEAR})\s{{0,3}}(?:年|[-./]\d)")
_AHEAD = re.compile(r"(?:次年|翌年|明年|来年|下一?年)度?的?\s{0,2}$")
SUBMIT = (
    r"上报|报送|上交|(?<=前)报(?=《|(?![告名到])[一-龥]{2,8}(?:[表书册单]|报告|总结|台账|方案|预案|简报|纪要|计划)(?:[,。;(\d一两二三各]|$))|提交|上传|(?<![宣流])传[到至]|报给|交到|交至|交回|交给|报至|报到|送至|送交|送到|发送[至到]|(?<![印颁])发[至到]|(?<=前)[报交](?=[,。;]|$)|(?<=[前并])回传(?=[,。;至到]|$)|交来(?=[,。;一-龥]|$)|(?<=[前份])报备(?=[,。;]|$)|寄[至送到]|递交|呈报|填报(?!人|单位[:：]|者)"
    r"|(?<!申)报[本省市县区镇乡局]|(?<![申汇通预日周月季年快简])报(?=[A-Za-z0-9][A-Za-z0-9_.-]{1,40}@)|(?<![转印下分颁开激突出研自触引群])发(?!展)(?=[一-龥]{1,8}(?:[股科室办]|邮箱|群)(?:[,。;(]|$)|[一-龥]{1,14}[邮信]箱[:为是]?\s?[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9_.-]{1,40}@)|(?<!申)报(?!告|课|名|社|刊|纸|销)(?=[一-龥]{0,8}(?:[股科室站]|局|中心|学校|备案|邮箱)(?![一-龥]{0,2}长))|发送(?=《|[一-龥]{0,6}(?:[表书册单]|报告|总结|台账)(?:[,。;(\d]|$))"
    r"|(?<=[后前并,])交(?![流接通由叉村居社本各]|所在|当地)(?=[一-龥]{2,12}(?:[股科室处部办站所]|窗口|中心|[局校委])(?![技学研目任普长法理主]))"
    r"|(?<![报呈递提移发寄护接输赠运推选])送(?=[一-龥]{2,14}(?:[股科室处部办馆站所]|窗口|中心|[局校委])(?![技学研目任普长法理])|[一-龥A-Z\d号]{2,16}?\d{3,4}室)"
)
_LASTS = ("记述", "收录", "统计", "保管", "保存", "有效", "服务", "合同", "聘用", "施工", "支教", "交流", "任职")
OF_NO_DEADLINE = "".join(f"(?<!{word})" for word in _LASTS)  # 记述时限为2025年1月至12月: how long it lasts
_LABEL = (
    r"(?:截[止至](?:到|于|时间|日期|时限)?|(?:报送|上报|上交|提交|上传|报名|完成|申报|交稿|截稿|递交|填报|征集)"
    rf"(?:截[止至])?(?:时间|期限|日期|时限)|{OF_NO_DEADLINE}(?:时限|期限)"
    r"|最[迟晚](?:不[超晚]过|于)?|不[迟晚]于)[为是于:\s]{0,4}$"
)
_LABELLED = re.compile(_LABEL)
_AND_SO = re.compile(r"[,;、]\s{0,2}[^,。;、]{1,20}[为是]\s{0,2}$")  # 材料1的截止时间为3月13日,材料2为4月10日
_URGED = re.compile(r"(?:务必|请)于?\s{0,3}$")
_ON = re.compile(r"[于在]\s{0,3}$")
SOON = r"尽[快早]|及早|近期(?![一-龥]{0,6}照)|适时|择[期日机]|抓紧"  # words that name no day
_HAN_CLOCK = "[一二两三四五六七八九十]{1,3}[点时](?:半|整|[一三]刻|[一二三四五]?十[一二三四五六七八九]?分?)?"  # 五点半
CLOCK = (
    rf"(?:上午|中午|下午|晚上?|凌晨)?\s{{0,3}}(?:\d{{1,2}}\s{{0,2}}(?:[:点时]\s{{0,2}}\d{{0,2}}分?整?)?|{_HAN_CLOCK})"
)
NOTE = r"(?:\([^()]{0,20}\)\s{0,3})?"
_BEHIND = re.compile(
    rf"\s{{0,3}}{NOTE}(?:(?:星期|周)[一二三四五六日天]\s{{0,3}})?(?:{CLOCK}|上午|中午|下午|晚上?)?\s{{0,3}}{NOTE}(?:下班|放学)?"
    r"(?:之前|以前|前(?![后往期来言述])|截[止至]|(?:《[^》]{2,30}》|[一-龥]{0,8}?)(?:报送|提交|上报|上传|申报)截止)"
)
_BY_ISSUER = re.compile(
    r"(?:(?!上报|报送|报[至到县市区局]|[送交][至到交县市区省]|提交|上交|发[至到给]|上传|填报)[^。;,]){0,14}?(?:公布|评审|通报|反馈|下发|印发|公示|组织专家|召开|举行|揭晓|(?:[初复决]赛|[初复]评)(?![一-龥]{0,8}(?:[表册单]|总结|方案|安排|成绩|材料|作品|视频|报告|教学设计|教案|课件|论文|名单|录像))|县局|拨付|发放|下拨|下达|兑现|(?:完成)?审核确认|由(?:[县市区省镇]|我局|局))"
)
_ISSUER = re.compile(
    r"(?<!报)(?<!送)(?<!交)(?:教育局|教体局|体育局|我局|县局|市局|组委会|评委会|领导小组|评审组|[县市区省](?:教育局|教体局)?(?:教研室|招考办|语委办)"
    r"|[县市区省](?:教研|研训|装备|电教|信息|考试)中心|[县市区省](?:教师)?进修(?:学校|校))(?:将|拟|定)?[于在]?\s{0,3}$"
    r"|由(?:[县市区省]|我局|局)[^。;,]{0,14}(?:组织|负责|统一)[^。;,]{0,12},?(?:于|在)?\s{0,3}$"
)
_ALL_OFFICES = re.compile(r"各[一-龥()]{0,6}(?:教育局|教体局|体育局)[于在]?\s{0,3}$")  # 各县(区)教育局于: those asked
_SET = re.compile(rf"\s{{0,3}}{NOTE}(?:{CLOCK})?\s{{0,3}}作?为[一-龥]{{0,6}}(?:截止|截稿|最后|最终)")
_LAST_DAY = re.compile(  # 3月27日为收件的最后一天, 5月20日为最后期限
    rf"\s{{0,3}}{NOTE}(?:{CLOCK})?\s{{0,3}}[为是即](?:[一-龥]{{0,6}}的?最[后终](?:一[天日]|期限|时限|日期|时间|截止)|[一-龥]{{0,4}}截[止至](?:日期?|时间)?(?=[,。;]|$))"
)
_UNTIL = re.compile(rf"\s{{0,3}}{NOTE}(?:止|为止)")
_THEN_SUBMIT = re.compile(rf"[^。;]{{0,60}}?(?:{SUBMIT})")
_THEN_AT_ONCE = re.compile(  # 12月8日交到校团委办公室; not 12月8日上报的数据
    rf"\s{{0,3}}{NOTE}(?:{CLOCK})?\s{{0,3}}(?:统一|集中|一并)?(?:交[到至]|送[到至]|报[到至](?=[^,。;]*[股科室办局])|寄[到至]|发[到至]"
    r"|发(?!各|每|了)[一-龥]{2,10}?[邮信]箱|送(?!各|每)[一-龥]{2,8}\d{3,4}室)(?![^,。;]{0,24}[的了过])"
)
_RANGE_END = re.compile(r"(?:\([^()]{0,12}\))?(?:[-—–~～]{1,3}|至|到)\s{0,3}$")
_RANGE_START = re.compile(
    r"\s{0,3}(?:\([^()]{0,12}\))?(?:\d{1,2}[:点时]\d{0,2}分?)?(?:(?:开始|起),?)?(?:[-—–~～]{1,3}|至|到)\s{0,3}[\d一二三四五六七八九十]"
)
_ON_RANGE = re.compile(rf"[于在]\s{{0,3}}[\d年月日号:\s]{{4,24}}{_DASH}$")
_THEN_FILL = re.compile(
    rf"(?:(?!开展|形成|组织|举办|举行|进行|实施|学习|每[日天周]|\d{{1,2}}月)[^。;]){{0,40}}?(?:{SUBMIT}|填写|录入)"
)
_SENTENCE_END = re.compile(r"[。;》]")
_YEAR_OF_MONTH = re.compile(  # 2024年8月以来新入职的 tells the year of nothing behind it
    rf"(?<!\d)({_YEAR})\s{{0,3}}年\s{{0,3}}(?:{_NUMBER})\s{{0,3}}月(?!以[来后]|之后|起)"
)
_QUALIFIES = re.compile(  # 9月30日前办理备案的项目: which ones are meant
    rf"\s{{0,2}}(?:\([^()]{{0,6}}\))?(?:之|以)?前,?(?:已|经)?(?:(?!{SUBMIT}|[将把请])[一-龥\d]){{2,24}}的(?!,)[一-龥]{{2,16}}"
    rf"(?:(?<=企业)(?=,)|(?<=单位)(?=,)|(?<=学校)(?=,)|(?<=人员)(?=,)|(?<=教师)(?=,)|(?<=项目)(?=,)|(?=(?:[、和及][^,。;]{{2,24}})?,(?:均|都|须|应|需))|(?=[。;,、()|\t]|\s\||$)(?![^。;]{{0,20}}(?:{SUBMIT})))"
)
_FORMED = re.compile(  # 2010年12月31日以前形成、保管期限为永久的档案: which ones are meant
    r"\s{0,2}(?:\([^()]{0,6}\))?(?:之|以)?前(?:已经?[一-龥]{1,8}的(?=[,。;])|(?:已经?)?(?:形成|产生|制发|出生|入职|取得|毕业|竣工|开工|成立|聘用|认定|参加工作))"
)
_WHOEVER = re.compile(r"(?:^|[,。;:])\s{0,3}凡是?[于在]?\s{0,3}$")  # 凡2026年6月30日前登记的单位
PASSED_ON = r"汇总[后并]?,?(?:上报|报送|报)[至到]?(?:省|市|厅|教育厅|国家|部|上级)"  # by the issuer
_OPENS = re.compile(
    rf"\s{{0,3}}{NOTE}(?:{CLOCK})?\s{{0,3}}起?(?:正式)?(?:开放|开通|开启|启用|上线|开网)"
)  # 系统于4月1日9:00开放
_PASSED_ON = re.compile(rf"\s{{0,3}}(?:之|以)?前(?:统一)?{PASSED_ON}")
_AFTER = re.compile(r"\s{0,3}(?:\([^()]{0,12}\))?(?:之|以)?后(?=[^,。;]{1,14}的)")  # 需要在5月31日之后参加的
_SEAL = re.compile(
    r"^[一-龥()]{2,24}(?:局|委|中心|室|会|馆|校|府|[科股部站所院组园队])\s{1,8}(?=20|二)|(?<=日)\s{0,3}(?:印发|发布|制)$"
)
_AS_OF = re.compile(  # 截至2月28日在册的对象, 数据统计截至4月30日: what is counted
    r"(?:^|[,。;:.、()]|[对将把按以]|统计|汇总|数据|信息|口径|情况|人数|名单|结果|对象)\s{0,3}截至\s{0,3}$"
    r"|(?:数据|口径|人数)(?:统计)?(?:时间|日期|时点)?(?:均|一律|统一)?截[至止]到?(?:时间|日期)?[为是]?\s{0,3}$"
)
LONG_PAST = 4  # months; what is asked for in August falls due after New Year, what is dated in June is a slip
_AROUND = 240  # signs kept on each side of a date


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as one line writes it. `date` is None where no calendar has such a day."""

    line: int  # from 1
    quote: str
    year: int
    month: int
    day: int
    slip: bool  # 年 stands where 月 is meant
    deadline: bool
    ends_range: bool  # the second date of "A—B"
    before: str  # the line's text before it, at most the last 240 signs
    behind: str
    year_named: bool
    starts_range: bool

    @property
    def sentence(self) -> str:
        return f"{re.split('[。;]', self.before)[-1]}{self.quote}{re.split('[。;]', self.behind)[0]}"

    @property
    def date(self) -> date | None:
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


_SPAN_END = re.compile(r"月份?\s{0,2}(?:至|到|[-—–~]{1,2})\s{0,2}$")


def dates_in(
    number: int, line: str, year_of: Callable[[int], int], is_due_place: Callable[[int, int], bool]
) -> Iterator[Mention]:
    """Every date of a line, narrow signs. `year_of`: month -> year, for dates that name none, 0 -> the year of issue;
    `is_due_place`: (line, sign) -> whether a table's column of deadlines, or a section of them, is there."""
    named, labelled, last, next_year, since = 0, False, 0, year_of(0) + 1, (0, 0)
    for match in _DATE.finditer(line):
        written = match["year"] or match["year2"]
        labelled = labelled and "。" not in line[last : match.start()]  # 截止11月28日。补种到11月21日收尾
        told = (found for found in _YEAR_OF_MONTH.finditer(line, last, match.start()))
        before_it = [found for found in told if not _SPAN_END.search(line, last, found.start())]  # 至2025年7月)
        if before_it:
            named, last, since = number_of(before_it[-1][1]), before_it[-1].end(), (0, 0)  # 2026年11月上旬即11月10日
        named, last = 0 if _SENTENCE_END.search(line, last, match.start()) else named, match.end()
        named = number_of(written) if written else named  # a year holds for the dates behind it in its line
        month = number_of(match["month"] or match["month2"])
        before = line[max(0, match.start() - _AROUND) : match.start()]
        if not written and _turns_back(match, since):
            named = 0  # 截至2025年12月31日在岗的教师,于3月27日前: it goes on in time
        since = (month, number_of(match["day"] or match["day2"]))
        year = named or (year_of(month) if not _AHEAD.search(before) else next_year)
        labelled = bool(_LABELLED.search(before) and not _is_counted_to(before, line[match.end() :])) or (
            labelled and bool(_RANGE_END.search(before) or _AND_SO.search(before))
        )
        due = labelled or is_due_place(number, match.start())
        one = _mention(number, line, match, year, labelled=due)
        if one.deadline and not written and year < year_of(0):
            one = replace(one, year=year_of(month))  # what is owed now, behind a day of an earlier year
        yield one
        if until := match["until"] or match["until2"]:
            due = due or _is_due(line[: max(match.start("until"), match.start("until2"))], one.behind, ranged=True)
            yield replace(one, day=number_of(until), deadline=due, ends_range=True, starts_range=False, slip=False)


def _is_counted_to(before: str, behind: str) -> bool:
    """截至2月28日在册的对象, 教师截至4月30日的学时: up to when something is counted."""
    return bool(_AS_OF.search(before)) or (before.endswith("截至") and behind.startswith("的"))


def _turns_back(match: re.Match[str], since: tuple[int, int]) -> bool:
    """Whether a date lies before the one that named the year, month for month: it is no longer of that year."""
    return (number_of(match["month"] or match["month2"]), number_of(match["day"] or match["day2"])) < since


def _mention(number: int, line: str, match: re.Match[str], year: int, *, labelled: bool) -> Mention:
    before = line[max(0, match.start() - _AROUND) : match.start()]
    behind = line[match.end() : match.end() + _AROUND]
    until, ends = match["until"] or match["until2"], bool(_RANGE_END.search(before))
    starts = bool(until or _RANGE_START.match(behind))
    return Mention(
        line=number,
        quote=match[0].strip(),
        year=year,
        month=number_of(match["month"] or match["month2"]),
        day=number_of(match["day"] or match["day2"]),
        slip=match["unit"] == "年",
        deadline=not starts and (labelled or _is_due(before, behind, ranged=ends)),
        ends_range=ends,
        before=before,
        behind=behind,
        year_named=bool(match["year"] or match["year2"]),
        starts_range=starts,
    )


def years_named(line: str) -> list[int]:
    return [number_of(year) for year in _NAMED_YEAR.findall(line)]


def whole_date(line: str) -> date | None:
    """The date that a line consists of, its year named: 2024年3月1日 under a seal, 县教育局 2024年3月1日印发."""
    found = _DATE.fullmatch(_SEAL.sub("", line).replace(" ", ""))
    if not found or not (found["year"] or found["year2"]) or found["until"] or found["unit"] == "年":
        return None
    parts = [number_of(found[name] or found[f"{name}2"]) for name in ("year", "month", "day")]
    try:
        return date(*parts)
    except ValueError:
        return None


def year_of_short(issued: date, month: int, long_past: int = LONG_PAST) -> int:
    """The year of a date that names none: one that lies months before the day of issue is next year's."""
    return issued.year + (issued.month - month >= long_past)


def number_of(text: str) -> int:
    """24, 二十四, 二〇二三, 两."""
    if text.isdecimal() and text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS.get(sign, 2)) for sign in text))
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _is_due(before: str, behind: str, *, ranged: bool) -> bool:
    if _BY_ISSUER.match(behind) or (_ISSUER.search(before) and not _ALL_OFFICES.search(before)):
        return False  # what the issuer itself does by then is owed by nobody else
    meant = any(pattern.match(behind) for pattern in (_FORMED, _QUALIFIES, _AFTER, _PASSED_ON, _OPENS))
    if meant or _WHOEVER.search(before):
        return False
    if (
        _BEHIND.match(behind)
        or _LAST_DAY.match(behind)
        or (before.endswith("以") and _SET.match(behind))
        or _URGED.search(before)
    ):
        return True
    if ranged:
        return bool(_ON_RANGE.search(before) and _THEN_FILL.match(behind))
    return bool(
        _UNTIL.match(behind) or _THEN_AT_ONCE.match(behind) or (_ON.search(before) and _THEN_SUBMIT.match(behind))
    )
