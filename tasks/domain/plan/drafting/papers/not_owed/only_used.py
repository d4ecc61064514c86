"""What a sentence only works with on the way to its paper: 导出清单,逐条核查,填报《核查表》; or shows: 出示证书原件."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.papers.names.name import Name

_ACT = re.compile(r"(?:自评|自查|互评|互查|测评|评议)$")
_LOOKED_AT = re.compile(r"对(?![照象口])[^,。;:《》]{0,16}$")
_IS_DONE = re.compile(
    r"[^,。;:《》]{0,24}(?:进行|开展)(?:全面|逐一|认真)?(?:自查|检查|排查|核查|清理|清查|整治|摸排|自评|清点|盘点|核对|摸底|梳理|登记|核实|整理|统计)"
)
_SIGNED = re.compile(r"签[订署]$")  # 签订结对协议,填写《登记表》
_MAKES = re.compile(r"(?:修订|完善|编制|制定|健全)[一-龥]{2,4}$|(?:确定|选定|商定|明确)[一-龥]{2,8}$")
_SHOWN = re.compile(r"领取[^,。;:《》]{0,12}$|(?:出示|展示|查验|验看|持|携带?)(?:本人|个人|相关|有关|的)*$")
_CARRIED = re.compile(r"(?<![主扶支保坚维把])(?:持|携带?)(?:《|[一-龥])[^,。;:《》]{1,24}$")
_GIVEN_BACK = re.compile(
    r"(?:[当现]场|即时|随即|用后|验后)[^,。;]{0,4}(?:验看|查验|核验|核对|验证|退|归还|带回)|(?:验看|查验|核验|核对|验证)后[^,。;]{0,4}(?:退|归还|带回)"
)
_USED = re.compile(
    r"(?:导出|下载|调取|调阅|查阅|梳理|清点|核对(?!表|单|清单)|对照(?!(?:检查|剖析|分析|查摆)(?:材料|报告|表))|比对|试用|(?<![一-龥])使用|领取|借阅|参考|(?<![一-龥])获得?|取得)[^,。;:《》]{0,24}$"
)
_CHECKED = re.compile(  # 自查体温单、医嘱单,填报《自查表》
    r"(?:自查|抽查|检查|核查|排查|清查|复查|普查|盘点|查看|翻阅|评阅)(?!表|报告|台账|登记|情况|记录|清单|结果|材料|资料|档案|总结|自纠|整[改治])"
    r"[^,。;:《》]{0,24}$"
)
_TIDIED = re.compile(  # 整理送教资料,6月24日前送交《记录册》
    r"(?:整理|收集|搜集|积累|建立|完善|梳理)(?:好|齐)?[^,。;:《》]{0,16}$"
)
_SET_UP = re.compile(r"(?:建立|列出|理出|拉出|梳理出|建好)[^,。;:《》]{0,8}$")
_WORKED_OFF = re.compile(
    r",[^,。;《》]{0,4}(?:逐[一项条个]|对账|挂图)(?:整改|销号|落实|解决|核查|整治|[^,。;《》]{0,6})[,;]"
)
_THEN_HANDED = re.compile(
    r"[^,。;、《》]{0,4}[,;](?:[于在]?[^,。;《》、]{0,12}\d[日号](?:\([^()]*\))?前)?,?(?:[一-龥]{0,4}(?<![连同并及]))?(?:报送|送交|提交|上报|上交|报|交|送)"
)
_HANDS = re.compile(r"填写|填报|撰写|形成|制作|报送|上报|提交|上传|上交|打印|[报交送发]")
_TAKEN = re.compile(r"(?:选取|选用|选择|挑选|精选|摘取|截取|配以?|配上|附上)[^,。;:《》]{0,12}$")
_INTO = r"(?:编[写辑印]?|汇编|制作?|剪辑|汇|拼|组|排版|装订)成(?:[一1]?[期篇份册张本个段])?"
_MADE_INTO = re.compile(rf"[^。;:《》]{{0,24}}[,]{_INTO}")  # 选取照片三张,配文字说明,编成一期简讯
_ENTERED_IN = re.compile(  # 把候选人名单填入《联审表》,报…
    r"(?:如实|逐一|逐项|准确|分别|统一)?[填写录誊记]入(?=[《“]|附[件表]|[一-龥]{0,10}[表册])"
)
_PICKED = re.compile(r"从中|选出|择优|挑选|精选|遴选|推选")
_CLAUSE = re.compile(r"[^,。;:]*$")
_SORTED_BY = re.compile(r"按照?(?:[一-龥]{2,6}、)*$")
_SORTS = re.compile(r"(?:[、和及与][一-龥]{2,6}){0,4}?等?(?:几类)?(?:分类|归类|分项)")


_MEASURED_BY = re.compile(r"(?:对照|依照|依据|按照?|根据)$")
_MEASURES = re.compile(r"(?:\([^()]*\))?,?[^,。;《》]{0,8}(?:打分|评分|自评|自查|测评|量化|赋分)")


def _measures(name: Name, text: str) -> bool:
    """对照《评分表》逐项打分,写入《自评报告》: what is measured by."""
    at = max(name.start, text.find(name.title, name.start, name.end))
    return bool(_MEASURED_BY.search(text[:at]) and _MEASURES.match(text, at + len(name.title)))


def _sorts(ahead: str, behind: str) -> bool:
    """工作室成果目录,按课题、论文、课例分类填写: what a paper's contents are sorted by."""
    return bool(_SORTED_BY.search(ahead) and _SORTS.match(behind))


_SEES, _ONCE_SEEN = re.compile("审[查核阅]|检查|收[到齐]|查[看阅]|核对"), re.compile("(?:之|以)?后,")


def _is_seen(clause: str, behind: str) -> bool:
    """审查所属单位的报告书以后,填写《汇总表》."""
    return bool(_ONCE_SEEN.match(behind) and _SEES.search(clause))


def is_only_used(name: Name, names: Iterable[Name], text: str) -> bool:
    """Whether a name stands behind such a verb, and another paper, that is asked for, behind it."""
    if name.generic:
        return False
    later = any(other.start >= name.end and not other.generic for other in names)
    if "《" in name.title:
        return later and _measures(name, text)
    at = max(name.start, text.find(name.title, name.start, name.end))
    ahead, behind = (_CLAUSE.search(text[:at]) or [""])[0], text[at + len(name.title) :]
    clause = ahead + name.title
    if _sorts(ahead, behind) or _is_shown(name, ahead, behind):
        return True
    then = _THEN_HANDED.match(behind) if _TIDIED.search(clause) else None
    if then and any(other.start == at + len(name.title) + then.end() for other in names):
        return True
    if later and _SET_UP.search(clause) and _WORKED_OFF.match(text, name.end):
        return True  # 建立清单,逐一销号,填写《台账》
    if later and _ACT.search(name.title) and text[name.end : name.end + 1] == "," and not _HANDS.search(clause):
        return True  # 各院先行自评,9月19日前报送《自评报告》
    if later and (_is_seen(clause, behind) or _LOOKED_AT.search(ahead) and _IS_DONE.match(text, name.end)):
        return True  # 对购销台账、仓储条件进行自查,填写《自查表》
    if later and _MAKES.match(name.title) and text[name.end : name.end + 1] == ",":
        return True  # 补充物资、修订预案,村级防汛应急预案于…前报
    if later and _TAKEN.search(clause) and _MADE_INTO.match(text, name.end):
        return True
    if later and (_SIGNED.search(text[:at]) or _ENTERED_IN.match(text, name.end)):
        return True
    if any(_is_picked_from(name, other, text) or _is_checked(name, other, clause, text) for other in names):
        return True
    used = re.match("使用", name.title) or _USED.search(clause)
    return bool(later and used and not _HANDS.search(used[0]))


def _is_shown(name: Name, ahead: str, behind: str) -> bool:
    """出示证书原件; 持身份证、户口簿原件到窗口,证件当场验看、当场退还."""
    if _SHOWN.search(ahead) or re.match(r"[一-龥]{0,12}?(?:出示|查验|验看)", name.title):
        return True
    return bool(_CARRIED.search(ahead + name.title) and _GIVEN_BACK.search(behind.partition("。")[0]))


def _is_checked(name: Name, other: Name, clause: str, text: str) -> bool:
    """自查体温单、医嘱单,填报《自查表》: what is looked through, before the paper of another clause."""
    found = _CHECKED.search(clause) and not _HANDS.search(clause)
    return bool(found) and not other.generic and "," in text[name.end : other.start]


def _is_picked_from(name: Name, other: Name, text: str) -> bool:
    """教师撰写教育随笔,从中评选出优秀随笔3篇: of what was written, only the picked ones are handed in."""
    between = text[name.end : other.start]
    kind = name.title[-2:]
    return "," in between and not other.generic and other.title.endswith(kind) and bool(_PICKED.search(between))
