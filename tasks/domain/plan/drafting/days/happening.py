"""Whether words tell that something happens: 参加培训, and neither 参加决赛的15名教师 nor 学习心得."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import EVENT

_NAMED = re.compile(r"《[^》]*》")  # 《优质课评选推荐表》 is no 评选
_LOG_IN = re.compile(r"登[录陆](?=[^,。;]{0,24}(?:平台|系统|网|填|上传|提交))")
_PAPER_OF_IT = re.compile("[一-龥]{2,12}(?:心得|体会|反思|[总小]结|方案|计划|报告|记录|案例|[表册单])(?=[,、(])")
_WHOSE = re.compile(  # 11月13日:参加决赛的15名教师每人上报《教学设计》: who they are
    r"(?:参加|参与|组织|承担|举办|开展|完成|启动)[^,。;:]{1,12}的(?:\d+[名位所个家])?"
    r"(?:[一-龥]{0,4}(?:教师|学员|选手|学校|单位|企业|学生|班级))"
)


def what_happens(text: str) -> re.Match[str] | None:
    """The first word for it, where no paper's name and nobody's description has it; places are those of the text but
    for 登录 before it."""
    for words in (_NAMED, _WHOSE, _PAPER_OF_IT):
        text = words.sub(lambda found: "\x00" * len(found[0]), text)
    return EVENT.search(_LOG_IN.sub("", text))
