"""Words in the place of a number: 照片若干, 案例数篇, 一式__份; not 报几份见第六条, which only asks."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.dates import SUBMIT

_NO_COUNT = re.compile(
    r"(?:案例|照片|作品|材料|论文|图片|视频)若干|(?<!奖)若干(?:张|份|篇|次|个|节|件|幅|名|项|本|人|户|家|则|首|册|段|照片|材料|案例|作品|图片)|适量|一定数量|(?<=[一-龥])(?<![有共哪查抽看评定十百])(?:(?:几|数)[名篇件幅户]|数[个条节部张])(?=[报送交发上推寄,。;]|$)|(?<=[录例文片频品作事计])多[篇件幅个条节部张](?=[报送交发上推寄,。;]|$)"
    r"|(?<=[》一-龥])(?<!奖)(?<!奖各)(?:若干(?=[报送交发上传寄,。;])|不等数量)|(?<=[》表册单案告结要])(?:多|几|数)份(?=[报送交发上传寄,。;])"
    r"|(?:提供|上传|上报|报送|附)(?:相关|有关)?多(?:张|份|篇|次|个)|(?<![十百])(?:数|几)(?:张|份|篇|件(?![事大要])|幅)(?:照片|图片|作品|案例|材料)?|一式[\s_]{0,6}份"
    r"|(?<=[一-龥》,])_{2,12}\s{0,2}(?:份|篇|件|张|个|名|幅)(?=[,。;]|$)"
    r"|(?:每[校园人班站村园所]|选派|推荐|报送(?!单位|人)|限[报推]|选送)[^,。;:\d()等]{0,8}?[ _]{2,12}(?:名|份|篇|件|个"
    r"|人|节|张|幅|项)(?![一-龥]{0,4}:)"
    r"|(?:每[校园人班站村院所室组队科家县镇乡]|选派|推荐|报送|限[报推]|选送)[^,。;:\d()]{0,8}?[ _]"
    r"(?:名|份|篇|件|个|人|节|张|幅|项)(?=[,。;]|$)"
    r"|(?:不少于|不低于|至少|不超过|不多于|最多|限报)[ _]{0,8}(?:名(?![称单额牌])|张|份|篇|件|节|字|幅)"
    r"(?=[一-龥]{0,4}(?:教师|学生|人员|照片|案例|作品|论文|征文|[,。;)]|$))"
)
_LEFT_BLANK = re.compile(r"一式[\s_]{1,6}份|(?:不少于|不低于|至少|不超过|不多于|最多)[\s_]{1,8}[张份篇件节幅]")
_BY_ISSUER = re.compile(  # 将联合遴选若干名: what the issuer picks out of what came
    r"(?:将|拟|由[县市省区]|组委会|评委会|评审组|领导小组)[^,。;]{0,20}(?:遴选|评选|评出|选出|评定|表彰|产生|确定|抽取|择优|聘请|评审)[^,。;]{0,12}$"
)
_FREE_TO = re.compile(
    r"可以?[一-龥]{0,6}$|可[另再也]?附|欢迎|投稿|自愿|鼓励|择优刊|公众号"
)  # 可附课件若干, 择优刊登若干篇
_HANDS_IN = re.compile(
    rf"{SUBMIT}|推荐|推选|限[报推送]|[选配遴]?选送|遴选|选派|征集|上传|提供|撰写|[报交附](?=[一-龥《“])|[报交送](?:来|$)|发[至到]"
    r"|每[校园人班站村院科]|每[一-龥]{1,3}[ _]|一式"
)
_PAPER = re.compile(r"案例|照片|作品|材料|论文|图片|视频|记录|征文|心得|简报|课件|教案|设计|样[例张本品]")
_FORM = re.compile(r":\s{0,2}_{2,40}|(?:_{2,40}[^_]{1,20}){3}")  # 单位:____ 已查凭证____本,发现问题____个
_AN_ITEM = 25  # signs
_ASKS = re.compile(r"几[张份篇件幅名户]")
_ANSWERED = re.compile(  # 报几份在第六条写明, 报几份以附表为准, 不问交几份
    r"^[、,]?[^,。;]{0,16}?(?:[在见由按以已均都]|怎[样么]|如何|何时|哪[里个]|什么|另行)|^[?？、】]|^(?:合适|不限|都行|由)"
)
_ASKING = re.compile(r"怎[样么]|如何|何时|哪[里个儿]|什么|谁|多少")  # 送到哪里、怎么送、报几份
_AS_MANY = re.compile(r"几[座部辆个家户名人处所间台口条项件栋层班节门期次艘]")


def untold_number(text: str) -> re.Match[str] | None:
    """若干 and the like where the addressees are asked for so many."""
    found = None if _FORM.search(text) else _NO_COUNT.search(text)
    if found and not (_HANDS_IN.search(_clause(text, found)) or _is_a_paper(text, found)):
        return None  # 发放宣传单若干, 备足油锯若干
    if found and _LEFT_BLANK.fullmatch(found[0]):
        return found  # 自愿申报的机构…《申请表》(一式　份): whoever hands it in has to know
    if found is None or _BY_ISSUER.search(text[: found.start()]) or _FREE_TO.search(text[: found.start()]):
        return None
    return None if _ASKS.search(found[0]) and _only_asks(text, found) else found


def _is_a_paper(text: str, found: re.Match[str]) -> bool:
    """配套图片若干张: an item of a list, or a sentence that hands it in behind."""
    if found[0].startswith("_") or _LEFT_BLANK.fullmatch(found[0]):
        return bool(_HANDS_IN.search(text) or re.search("[报送交寄发]", text))  # 公示结果证明___份,于6月4日前送人事股
    named = _PAPER.search(text[max(0, found.start() - 3) : found.end()])
    return bool(named) and (len(text) < _AN_ITEM or bool(_HANDS_IN.search(text)))


def _clause(text: str, found: re.Match[str]) -> str:
    return re.split("[,。;:]", text[: found.start()])[-1] + re.split("[,。;]", text[found.start() :])[0]


def _only_asks(text: str, found: re.Match[str]) -> bool:
    """Whether 几份 stands among the questions that a sentence says are answered: 送到哪里、报几份见附件2, or tells as
    many as there are of something: 管几座交几份."""
    clause = re.split("[,。;]", text[: found.start()])[-1]
    return bool(
        _AS_MANY.search(clause)
        or _ASKING.search(clause)
        or clause.endswith("哪")
        or _ASKING.search(text[found.end() :][:12])
        or _ANSWERED.match(text[found.end() :])
    )
