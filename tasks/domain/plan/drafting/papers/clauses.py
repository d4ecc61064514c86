"""What was taken for a paper's name and is a clause: 各乡镇人民政府于5月31日, 逐户完善健康档案."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.papers.owed import Owed

_CLAUSE = re.compile(
    r"\d{1,2}\s*[日号](?!线|楼|院|机|文|令)|逐[户村校人家班项][一-龥]{2}|^各[一-龥]{2,14}于|实事求是|^(?:查看|查阅|听取)|^填[表写报]说明$"
    r"|[一-龥]{4}(?:完善|健全|落实|做好|查看|开展)(?!情况|工作)[一-龥]{2}"
)


def is_clause(owed: Owed) -> bool:
    """Whether a bare name tells who does what, or when; a name within 《》 is one however it reads."""
    return "《" not in owed.title and bool(_CLAUSE.search(owed.title))
