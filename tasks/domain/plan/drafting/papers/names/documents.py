"""What makes a name a paper by what goes with it: 协议扫描件, 材料(报告、名单)各1份, and not 《标准》测试."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import PAPER

_DOCUMENT = re.compile(r"[一-龥](?<![认保验佐])(?:证书?|协议|执照|户口[本簿]|批复|批文|存折)$")
EACH_IN_BRACKETS = r"\([^()]*、[^()]*(?:\)各\s*[一二两三四\d]\s*[份套]|各\s*[一二两三四\d]\s*[份套]\))"
_EACH = re.compile(rf"\s*{EACH_IN_BRACKETS}")
_SET_OF = re.compile(r"\s*[,(:]?\s*(?:主要|具体|应|须)?(?:包括|包含|有|含):?\s*[《“\u4e00-\u9fff]")
_RELATED = re.compile(r"(?:相关|有关|下列|以下|各类)(?:材料|资料)$")
_WHOSE = re.compile(
    r"[一-龥]{0,6}?(?:到期|过期|期满|遗失|丢失|损毁|变更|续期|延续|注销|换发|补办|缺失|不全|不齐|不符)[一-龥]{0,8}的(?=[,由须应])"
)
_READ = re.compile("(?:[共精研通品诵]读|(?<![一-龥])阅读|学习|[研钻]究|观看|收看)$")
_IS_STUDIED = re.compile("(?:测试|知识|宣讲|宣传(?!单|材料|方案)|培训|精神)")


def is_document(title: str, form: str) -> bool:
    """身份证扫描件, 协议原件: of what is no paper by its name, the copy is handed in, or the piece itself."""
    known = PAPER.search(title) and not title.endswith(
        ("协议", "证书")
    )  # a contract may be written for it, or only copied
    return form in {"扫描件", "原件"} and bool(_DOCUMENT.search(title)) and not known


def only_points(title: str, text: str, end: int) -> bool:
    """年检材料(报告、名单)各1份, 相关材料包括…: a word for what follows, each of which is handed in; 许可证到期延续的,
    企业应…: who is meant, by what became of a paper."""
    if _WHOSE.match(text, end) or _RELATED.search(title) and _SET_OF.match(text, end):
        return True
    return title.endswith(("材料", "资料")) and bool(_EACH.match(text, end))


def is_studied(text: str, start: int, end: int) -> bool:
    """《体质健康标准》测试, 共读《给教师的建议》: what is only taught, tested or read."""
    return bool(_IS_STUDIED.match(text, end) or _READ.search(text[:start]))
