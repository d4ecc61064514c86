"""Whether a name is a paper of its own, or only a label, or a word for one that its sentence has named before."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import PAPER, SUBMIT
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.objects import written_object

_LEAST_TAIL = 2
_LONGEST_KIND = 3  # signs of a name that is only a kind: 方案, 登记表
_IS_HELD = re.compile(r"(?:推荐|征集|评选|遴选|展示|交流|评比|大赛|比赛)(?:活动|工作)?[,。]")
_MAKES = re.compile(
    r"(?:[制拟修][定订]|编[制写]|[撰填]写|形成|起草|制作|拍摄|录制|完成|写好?|做好)[^,。;:《》、]{0,4}$"
)
_TO_ITS_DAY = re.compile(r"(?:原件|实物)?\s*:\s*(?:[每各][^,。;:\d]{0,3}\d{1,2}[件份篇个节幅],)?(?:[请须应]?[于在])?")
_CLAUSE = re.compile(r",?[^,。;]*")
_FRAME_ENDS = re.compile("(?:征集|推荐|评选|报送|上报|填报|申报)?】")
_HOW_IT_IS = re.compile(r"[须应要需]?(?:为|是|以|用|采用|统一|不少于|不超过|控制|时长|大小|格式|字数|分辨率)")
_CHANGES = re.compile("(?:情况|数据|信息|变化|进展|报表|报告)$")
OF_THE_PERIOD = re.compile(r"(?:上|当|本|该|下)(?:一?个?)(?:月|季度?|期|周|年度?|半年)(?:度?的)?")


def calls_in_full(other: Name, name: Name) -> bool:
    return "《" in other.title and "《" not in name.title and other.title.strip("《》").endswith(name.title)


def is_said_again(demand: Demand, name: Name) -> bool:
    """第(四)项每月报送当月汇总表 is that item's; 将课堂实录视频上传…,视频须为MP4格式 says how it is to be."""
    pointed = any(one.what == "材料" and one.start < name.start for one in demand.references)
    if pointed and OF_THE_PERIOD.match(name.title):
        return True
    told = any(other.start < name.start and other.title.endswith(name.title) for other in demand.names)
    if told and _HOW_IT_IS.match(demand.line.text, name.end):
        return True
    kind = len(name.title) <= _LONGEST_KIND and "《" not in name.title
    if kind and any(other.start < name.start and _ends_so(other.title, name.title) for other in demand.names):
        return True  # 制定《防汛方案》,方案应包括…; 演练照片,照片6张
    if any(_is_made_before(other, name, demand.line.text) for other in demand.names):
        return True
    announced = any(_announces(other, name, demand.line.text) for other in demand.names)
    return announced and len(name.title) > _LEAST_TAIL


def _ends_so(title: str, kind: str) -> bool:
    full = title.strip("《》“”")
    return full != kind and full.endswith(kind)


def _is_made_before(made: Name, name: Name, text: str) -> bool:
    """制定本辖区提升行动实施方案,于3月27日前报送实施方案和《登记表》: what was made, and then is handed in."""
    longer = made.end <= name.start and "《" not in f"{made.title}{name.title}" and _ends_so(made.title, name.title)
    between = text[made.end : name.start]
    return longer and "," in between and bool(_MAKES.search(text[: made.start]) and SUBMIT.search(between))


def _announces(first: Name, name: Name, text: str) -> bool:
    """9月:开展劳动教育优秀案例推荐,19日前,各校推荐优秀案例3篇: what it is about, and then what is handed in."""
    longer = first.end <= name.start and "《" not in first.title and first.title.endswith(name.title) and first != name
    return longer and bool(_IS_HELD.match(text, first.end)) and "," in text[first.end : name.start]


def of_the_period(head: str, title: str) -> str:
    """动态管理月报。…报送上月增减情况: what is told of a period is called as its item is; not 上月屠宰量月报,
    a paper of another kind. "" where no period is told."""
    if "《" in title or not OF_THE_PERIOD.match(title):
        return ""
    told = OF_THE_PERIOD.sub("", title)
    other = PAPER.search(told) and not _CHANGES.search(told) and told[-2:] != head[-2:]
    return told if head in told or other else head


def is_framed(demand: Demand, name: Name) -> bool:
    """【训前作业】 or 【案例征集】 in front of its sentence."""
    text = demand.line.text
    return text[: name.start].strip() == "【" and _FRAME_ENDS.match(text, name.end) is not None


def made_under(demand: Demand) -> str:
    """【作业】每名教师撰写活动设计1篇: what is made under a label; "" where it names papers."""
    return written_object(demand.text) if len(demand.names) == 1 and "《" not in demand.names[0].title else ""


def _is_asked(demand: Demand, name: Name) -> bool:
    """剪纸原件:4月29日前送文化馆,每件附照片: right behind the colon its day and its verb, and no other name."""
    text = demand.line.text
    first = next((when for when in demand.whens if name.end < when.start), None)
    if first is None or not _TO_ITS_DAY.fullmatch(text[name.end : first.start]):
        return False
    asked = _CLAUSE.match(text, first.end)
    end = asked.end() if asked else first.end
    named = any(first.end <= other.start < end for other in demand.names)
    return bool(SUBMIT.search(text, first.end, end)) and not named


def is_label(demand: Demand, name: Name) -> bool:
    """证明材料:每人提交健康证明1份: what the item is called, where its sentence names the paper."""
    behind = re.match(r"(?:报送|上报|提交|备案|填报|征集)?(:?)", demand.line.text[name.end :])
    attached = any(one.what == "附件" for one in demand.references)
    others = attached or any(o.start > name.end and not _ends_so(name.title, o.title) for o in demand.names)
    if is_framed(demand, name) and any(other.start > name.end for other in demand.names):
        return True
    if _is_asked(demand, name):
        return False
    return (
        name.start == demand.line.start
        and behind is not None
        and behind[1] == ":"
        and others
        and "《" not in name.title
    )
