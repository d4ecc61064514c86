"""What a plan does about a defect of its circular until somebody rules, and who has to rule."""

from __future__ import annotations

from collections.abc import Mapping

_ISSUER = "发文单位"
_ADMIN = "本县管理员"

# kind -> (what the plan does meanwhile, who rules)
_MEANWHILE: Mapping[str, tuple[str, str]] = {
    "impossible-date": ("没有裁定不能开季", _ISSUER),
    "conflicting-dates": ("没有裁定不能开季", _ISSUER),
    "no-channel": ("没有裁定不能开季；可以裁定为只列出、不催交", _ISSUER),
    "no-date": ("没有裁定不能开季；可以裁定为只列出、不催交", _ISSUER),
    "count-missing": ("没有裁定不能开季；可以裁定为至少一份", _ISSUER),
    "slip": ("计划按改正后的日期", _ISSUER),
    "rest-day": ("计划按原日期判，提醒提前到之前最后一个工作日", _ISSUER),
    "weekday-mismatch": ("计划按写明的日期，不按星期", _ISSUER),
    "before-activity-ends": ("截止日不变，提醒里请大家不要等到最后一天", _ISSUER),
    "unnamed-channel": ("计划按学段联系人的邮箱或本县来源里填的地址", _ISSUER),
    "bad-address": ("计划用本县来源里填的邮箱", _ISSUER),
    "contact-conflict": ("计划用 roster/contacts.csv 和 sources/ 里填的联系方式", _ISSUER),
    "channel-unclear": ("到截止时按要求最全的一处判", _ISSUER),
    "vague-word": ("计划按 close_of_business 和 due 里写的时刻", _ADMIN),
    "who-unclear": ("计划把没有说清的一方记作待定（pending），只提醒、不追究", _ISSUER),
    "count-unclear": ("计划按较低的数判，够不够由人看", _ISSUER),
    "sum-mismatch": ("计划按总数，分项只列出", _ISSUER),
    "names-vary": ("计划把两个名称都写进 aliases，当作一件", _ADMIN),
    "numbering-gap": ("计划按现有顺序理解，内容不受影响", _ADMIN),
    "masked-contact": ("计划用 roster/contacts.csv 和 sources/ 里填的联系方式", _ADMIN),
    "in-vacation": ("提醒提前到放假以前，没有提醒到的不催不追", _ISSUER),
    "inclusive-unclear": ("计划算到当天结束", _ISSUER),
}


def consequence_of(kind: str) -> str:
    """One clause for a kind, 裁定以前……；请……裁定; empty for a kind that tells it itself."""
    if kind not in _MEANWHILE:
        return ""
    meanwhile, who = _MEANWHILE[kind]
    return f"裁定以前：{meanwhile}；请{who}裁定"
