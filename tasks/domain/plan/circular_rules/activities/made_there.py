"""What comes of an activity: the papers that are made there, and the works that are ready before it is over."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.activities.activities import Activity
from tasks.domain.plan.circular_rules.reading.named_after import bears_name_of

_WORK = re.compile(r"视频|微课|作品|征文|案例|海报|论文|课例|短片|动漫|书画|绘画|手抄报|故事|节目")
_TELLS_OF_IT = re.compile(r"活动|实录|录像|集锦|花絮|成果|演练|现场|培训|宣讲|典礼|仪式")
_MATERIAL = re.compile(r"(?:活动)?(?:材料|资料)$")
_BY_THEMSELVES = re.compile(r"(?:各[校园县镇乡村站馆]{1,2}|各单位|学校)(?:自行|自主|分别)(?:组织|开展|举办|安排)")
_MADE_THERE = re.compile(
    r"(?:建立|形成|填写|撰写|拍摄|制作|完善)([^。;]{0,12}?)(台账|清单|记录|照片|作品|简报|报告|档案)"
)
_NAME = 4  # signs


def are_works(papers: tuple[str, ...]) -> bool:
    """朗读视频, 手抄报, 技能作品: one piece is ready when it is made, and tells nothing of the month of reading."""
    return bool(papers) and all(_WORK.search(paper) and not _TELLS_OF_IT.search(paper) for paper in papers)


def is_all_of_what_they_do(paper: str, one: Activity) -> bool:
    """主题班会展评材料, of the 主题班会展评 that 各校自行组织: what comes of it, and no entry for it."""
    name = _MATERIAL.sub("", paper)
    return name != paper and len(name) >= _NAME and name in one.words and bool(_BY_THEMSELVES.search(one.words))


def made_in(line: str) -> tuple[tuple[str, str], ...]:
    """What an activity's line says is made there, how it is called and of which kind: 形成专题报告."""
    return tuple(_MADE_THERE.findall(line))


def is_made(paper: str, called: str, kind: str) -> bool:
    """建立台账 makes any 台账 of the circular's, 形成专题报告 only a 专题报告."""
    return paper.endswith(kind) and (
        not re.fullmatch(r"[一-龥]{2,}", called) or bears_name_of(called + kind, paper[:-2])
    )
