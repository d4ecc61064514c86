"""Who or what each unit is to name, without a number: 各县推荐“劳动奖章”人选, 每园报学员, 请各学会推荐专家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.picked import asks_for_papers
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_EACH = (
    r"(?:(?:请|由|要求|[,。;:()、]|^)\s{0,2}|(?<=[即日起办行赛班稿]))(?:各|每个?)"
    r"(?!(?:地|类|项|种|级))[一-龥、()]{1,12}?"
)
_PICKED = (  # whom nobody lists as they are: they are picked
    r"(?:人选|候选人|选手|学员|专家|评委|之[星家]|标兵|能手|人物|工匠|先进个人|先进集体|模范|带头人|先锋|榜样|示范[点户村岗]|典型户)"
)
_PERSON = (  # 上报低保家庭 lists them all, 推荐家庭 picks some
    r"(?:(?:(?:青年|优秀|骨干|中学|小学|学科)?(?:教师|学生))(?=,|参[加赛评展])|代表|志愿者|骨干|媳妇|婆婆|家庭|少年|医生|护士|园丁|个人|集体|好人|达人|大户|班组|团队|讲师|导师|教练|裁判|名师"
    r"|(?<!联络)(?<!信息)(?<!管理)(?<!统计)(?<!填报)(?<!人)员)"
)
_HONOURED = (
    r"“(?:(?:最美|优秀|十佳|模范|文明|好)[^“”]{1,14}|[^“”]{1,14}[者手星人户匠长嫂师家岗队])”"  # “最美楼长”, “好媳妇”
)
_WORK = (
    r"(?:作品|案例|课例|节目|论文|征文|微课|短视频|微视频|党课|文章|故事|短片|宣传片|标语|海报|漫画|诗歌|散文"
    r"|剧目|歌曲|摄影|书画|剪纸|实物|样品|展品|标本|模型|藏品)"
)
_WORDS = r"(?:(?!的|[至到]|参加|不得?|须|应|可)[一-龥“”]){0,14}?"
_NAMES = re.compile(
    rf"{_EACH}(?:积极|认真|择优|组织|负责|要|须|应)?"
    rf"(?:(?:推荐|推选|推报|选派|选送|选报|遴选|推|派)(?P<picked>{_WORDS}(?:{_PICKED}|{_PERSON}|{_WORK})”?|{_HONOURED})"
    rf"|(?:上报|报送|申报|报)(?P<told>{_WORDS}(?:{_PICKED}|{_WORK})”?|{_HONOURED})|(?:撰写|拍摄|制作|创作|录制)(?P<made>{_WORDS}{_WORK}))(?:人选|候选人)?"
    r"(?=[,。;)]|作为|参(?:[展评赛选]|加[^,。;]{0,10}[赛评展选]))"
)
_PASSIVE = re.compile(  # “孝老好人”由各居委会推荐,推荐表…
    rf"(?P<picked>{_HONOURED}|[一-龥]{{0,6}}(?:{_PICKED}|{_WORK}))(?:人选|候选人)?由(?:各|每个?)[一-龥]{{1,10}}?"
    r"(?:推荐|推选|评选上报|选送|选报)(?=[,。;])"
)
_AMONG = re.compile(  # 请在各行业女性中推荐“三八红旗手”候选人
    rf"请(?:在|从)[^,。;]{{2,16}}?中(?:择优|认真)?(?:推荐|推选|遴选|选派)(?P<picked>{_WORDS}{_PICKED}|{_HONOURED})(?:人选|候选人)?(?=[,。;])"
)
_BROUGHT = re.compile(  # 要带样品参展,样品于9月16日前送至3号馆
    r"(?:自?带|携带|准备|提供)(?P<picked>[一-龥]{0,6}?(?:样品|展品|实物|样本|标本))(?=参[展赛评])"
)
_A_FEW = re.compile(  # 从平时工作里挑一些优秀案例报上来
    rf"(?:挑|选|挑选|选取|推荐|提供|整理|收集|拍|写)(?:出|送|报)?(?:一些|一点|些)(?P<picked>{_WORDS}(?:{_WORK}|照片|图片))(?=[上提]?[报交送发传寄]|[,。;])"
)
_COLLECTED = re.compile(  # 各文化站组织征集,于5月13日前把装裱好的作品送展陈部
    rf"{_EACH}(?:积极|认真|广泛)?(?:组织|负责|做好)?(?:征集|收集|筛选|遴选|创作|选拍|拍摄|制作)(?:工作)?,[^。;]{{0,30}}?(?:把|将)"
    rf"(?P<picked>[^,。;\d《》]{{0,12}}?(?:{_WORK}|稿件|照片))(?=(?:统一|一并|集中)?[送交发报寄上])"
)
_LIMITED = re.compile(r"(?:实行|采取|按照?)限额(?:申报|推荐|报送|推选)")
_IS_SENT = re.compile(r",[^,。;《]{0,6}\d{1,2}月\d{1,2}[日号][^,。;表册单报总]{0,10}(?:上传|[发送交寄报][至到给]?)")
_FREELY = re.compile(
    r"应[报推]尽[报推]|全[部体员]|自愿|鼓励|(?:数量|篇数|件数|名额|人数|[篇件]数?)[^,。;]{0,3}不限|不限(?:定?(?:数量|名额|篇数|件数|人数))"
    r"|凡|均可|有意|自荐|可以?(?:推荐|申报|选送)"
)
_NO_NUMBER = re.compile(  # what one of them is like, who keeps it, how long it is shown
    rf"每[篇件份幅部例节名人张位][^,。;]{{0,24}}|一式{_N}份|{_N}\s?个(?:工作日|月|方面|小时|学时)|{_N}\s?分钟|\d{{1,5}}\s?字"
    rf"|一[户人村校企车店院]一[档册表策卡码]|[一二三特优]等?奖[^,。;\d]{{0,4}}{_N}[名篇件个项]|一[个份](?:文件|文档|压缩|邮件|信封|档案|PDF|Word)"
    rf"|\([^()]{{0,12}}每[^()]{{1,4}}{_N}[份张][^()]{{0,12}}\)|[选评]出[^,。;]{{0,8}}?{_N}[篇件个名]"
    rf"|(?:《[^《》]{{1,40}}》|[表书册单照片告料])(?:\([^()]{{0,16}}\))?,?\s{{0,2}}{_N}\s{{0,2}}[份张]"
)
_NUMBER = re.compile(rf"{_N}\s{{0,2}}(?:至{_N})?[名篇件个份项节幅部人户本套例条位支家组队首]")
_TOLD = re.compile(r"名额|指标|人数(?!不限)|数量|限[报推送]|分配|比例|(?<![率奖过于\d])\d{1,2}%|见附件|名单(?:见|附)")
_TOLD_OF_ALL = re.compile(r"名额|分配|指标(?!体系)|推荐(?:比例|数量|人数|指标)|限[报推送](?:数量|名额|\s{0,2}\d)")
_ONE_EACH = re.compile(  # 一名师傅带一名徒弟: so many as there are of the others
    r"一[名位个对](?!一)[一-龥]{1,6}?(?:带|帮|帮扶|联系|包联|结对|指导|负责|服务)一[名位个户对]|一对一|“?一带一”?|每[名位个][一-龥]{1,6}?(?:配备|确定|安排|结对)一[名位]"
)
_TOLD_OF_IT = re.compile(rf"{_TOLD_OF_ALL.pattern}|数量|人数(?!不限)|见附件|限[报推送]")
_SHOWN = re.compile("展出|参展作品|[一二三]等奖|优秀奖|收藏费")  # 展出作品90件: how many are hung, and no quota
_HEAD_OF_SHARES = re.compile(r"名额|指标|人数|数量|限[报额推]|推荐数")
_ONLY_PICKED = r"(?:推荐|推选|选送|报送|上报|限报|各报)\s{0,2}"
_BESIDE = 10  # signs
_OF_PERSONS, _IS_WORK = re.compile(r"[名人户家组队]$"), re.compile(rf"{_WORK}$")


_WORDINGS = (_NAMES, _PASSIVE, _AMONG, _BROUGHT, _A_FEW, _COLLECTED, _LIMITED)


def nominees_uncounted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    for one in sentences(circular):
        found = next((hit for pattern in _WORDINGS if (hit := pattern.search(one.text))), None)
        if found is None or _NUMBER.search(found[0]) or _FREELY.search(one.text) or not asks_for_papers(circular, one):
            continue
        if found.groupdict().get("made") and not _IS_SENT.match(one.text, found.end()):
            continue  # 拍摄短视频,在本站播放
        if not _is_told(circular, one, found) and not _is_tabled(circular, found[0][-2:].strip("”")):
            named = next((what for what in found.groups() if what), found[0])
            yield defect("count-missing", one.line, named, f"“{named}”没有说每家要多少")


def _is_tabled(circular: Circular, noun: str) -> bool:
    """Whether a table tells how many: by a column of shares, or a row that names it and has a number."""
    heads = (head for table in circular.tables for head in table.heads)
    rows = (" ".join(cell.text for cell in row.cells) for table in circular.tables for row in table.rows)
    return any(map(_HEAD_OF_SHARES.search, heads)) or any(noun in row and _counts(row) for row in rows)


def _is_told(circular: Circular, one: Sentence, found: re.Match[str]) -> bool:
    """A number in its item, or wherever the same is spoken of, or shares that are told for all."""
    around = one.text[: found.start()] + " " + one.text[found.end() :]
    noun = found[0][-2:].strip("”")
    place = circular.places[one.line]
    for number, text in circular.lines:
        other = circular.places[number]
        own = number == one.line
        text = text.replace(one.text, around) if own else text
        near = own or bool(place.item and other.item == place.item)
        told = _TOLD if near else _TOLD_OF_IT if noun in text else _TOLD_OF_ALL
        counts = (near or not _SHOWN.search(text)) and _tells_of(text, noun, near=near)
        if counts or told.search(text) or _ONE_EACH.search(text):
            return True
    return False


def _tells_of(text: str, noun: str, *, near: bool) -> bool:
    """Whether a number of a line may be of what is picked: 推荐1人 is no number of works. Of another item it has to
    stand beside its name, or behind 每校推荐."""
    bare = _NO_NUMBER.sub("", text)
    amounts = (
        found for found in _NUMBER.finditer(bare) if not (_IS_WORK.search(noun) and _OF_PERSONS.search(found[0]))
    )
    beside = re.compile(rf"{noun}[^,。;]{{0,10}}$|{_ONLY_PICKED}$")
    return any(
        near or beside.search(bare[: found.start()]) or noun in re.split("[,。;]", bare[found.end() :])[0][:_BESIDE]
        for found in amounts
    )


def _counts(text: str) -> bool:
    return bool(_NUMBER.search(_NO_NUMBER.sub("", text)))
