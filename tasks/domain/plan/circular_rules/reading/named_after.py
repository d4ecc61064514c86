"""Whether a paper bears the name of what is done: 自查报告 and 开展开学安全自查, 合唱节总结 and 合唱节于5月20日举行."""

from __future__ import annotations

import re
from functools import lru_cache

_COMMON = frozenset(
    ("活动", "工作", "阶段", "学校", "教育", "材料", "时间", "组织", "实施", "总结", "提升", "安排", "学生", "教师",
    "报告", "记录", "统计", "情况", "登记", "汇总", "开展", "全县", "全区", "年度", "各校", "照片", "视频", "台账",
    "清单", "执行", "标准", "信息", "幼儿园", "幼儿", "小学", "中学", "初中", "高中", "乡镇", "街道", "社区", "企业",
    "单位", "机构", "课程", "参赛", "工作室")
)  # fmt: skip
_EACH_COMMON = re.compile(  # 幼儿园 before 幼儿; 集中学习 speaks of no 中学
    "|".join(rf"(?<!集){word}(?!习)" if word == "中学" else word for word in sorted(_COMMON, key=len, reverse=True))
)
_YEAR = re.compile(r"(?:20\d\d\s?[—–~-]{1,2}\s?)?20\d\d(?:学?年度?)?")
_OF_ALL = re.compile(r"(?:活动|工作)?(?:总结|小结)(?:报告|材料)?|活动(?:照片|图片|影像资料)")  # and of no part


def without_common(paper: str) -> str:
    """A paper's name without its year and the words that many bear: 2026年合唱节活动总结 is 合唱节."""
    return _EACH_COMMON.sub("", _YEAR.sub("", paper))


@lru_cache(maxsize=4096)  # each deadline's paper is held against each activity
def closeness(paper: str, words: str) -> int:
    """The signs of the longest part of a paper's name that stands in the words, its common words left out."""
    bare = without_common(paper)
    parts = (bare[at : at + size] for size in range(2, 7) for at in range(len(bare) - size + 1))
    return max((len(part) for part in parts if part in words), default=0)


def bears_name_of(paper: str, words: str) -> bool:
    """Whether a paper is called after the activity: 自查报告 and 开展开学安全自查."""
    own = _EACH_COMMON.sub(" ", paper)
    pairs = {own[at : at + 2] for at in range(len(own) - 1)}
    return any(pair in words for pair in pairs if re.fullmatch(r"[一-龥]{2}", pair))


def is_of_all(paper: str, title: str) -> bool:
    """活动总结, or a 总结 with a name out of the title, where the activity is all that the circular is about."""
    named = re.search(r"(?:总结|小结)(?:报告|材料)?$", paper) and bears_name_of(paper, title)
    return bool(title) and bool(_OF_ALL.fullmatch(paper) or named)
