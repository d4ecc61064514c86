"""What a thing is about, by the heading that it stands under: 照片 in the item 政策宣传 are 政策宣传照片."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.name import Name

_SAYS_LITTLE = re.compile(
    r"照片|图片|视频|总结|报告|方案|案例|名单|作品|征文|截图|小结|汇总表|统计表|登记表|申报表|申请表|推荐表|信息表|清单|台账|简报|报名表|自查表|自查报告|申报书|申请书"
)
_COMMON = re.compile(  # of which each activity of a circular may have its own
    r"(?:活动|工作|培训|学习)?(?:总结|小结|方案|计划|报告|照片|图片|视频|简报|名单|台账|情况报告|总结报告)"
)
_WHOLE = re.compile(r"(?:电子|纸质)?(?:申报|参评|报名|参赛|评审|推荐)(?:材料|资料)")
_WRITTEN_DOWN = re.compile("(?:书面|文字)(?:总结|报告|材料)")
_LONGEST = 16  # signs of a head that is a topic
_LEADS = re.compile(
    r"^(?:认真|切实|扎实|全面|深入|继续|及时)*(?:开展|做好|加强|组织|推进|抓好|搞好|强化|落实|完善|举办|举行|召开|参加)(?:好)?"
)
_LONGEST_TOPIC = 30
_SITUATION = re.compile(r"(?:开展|组织|举办|进行)(?:本次|此次|该项?)?(?P<what>活动|工作|培训|学习)的(?:具体)?情况")
_NO_TOPIC = re.compile(
    r"要求|时间|方式|安排|流程|报送|上报|提交|材料|其[他它]|程序|步骤|阶段|总结|附则|纪律|内容|目标|原则|意义|保障|任务|事项|职责|责任|范围|对象|[,、\d]|"
    r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?$|^每[月周季]|"
    r"[将把请须于到]|^[各每]|学校$|单位$|教师$|企业$"
)


def whole_of_item(demand: Demand, name: Name) -> str:
    """申报材料 in (一)自制教具:… are 自制教具申报材料; "" for another name, or an item that begins otherwise."""
    head, text = demand.line.head, demand.line.text
    led = demand.line.kind and text[demand.line.start + len(head) :][:1] in {":", "。"}
    if led and _WRITTEN_DOWN.fullmatch(name.title) and head.endswith(name.title[-2:]):
        return head  # (六)招生工作总结。…形成书面总结
    topical = 2 <= len(head) <= _LONGEST and not _NO_TOPIC.search(head) and head not in name.title
    return f"{head}{name.title}" if led and topical and _WHOLE.fullmatch(name.title) else ""


def as_attached(page: Page, demand: Demand, name: Name) -> str:
    """资助系统录入确认单, of which 确认单 was read as the name, where an attachment is called so; "" for any other."""
    before = demand.line.text[: name.end]
    longer = (title for title, _ in page.attachments.values() if len(title) > len(name.title))
    return next((title for title in longer if title.endswith(name.title) and before.endswith(title)), "")


def of_group(page: Page, demand: Demand) -> str:
    """国家奖学金 above (1)新生:9月27日前提交…: what the heading over the people is called; "" where it is no topic."""
    heading = page.heading(demand.line)
    above = heading.head if heading else ""
    return "" if len(above) < 2 or _NO_TOPIC.search(above) else above


def topic_of(page: Page, line: Line, title: str) -> str:
    """照片 in the item 政策宣传 are 政策宣传照片; "" for a name that says enough, or a heading that is no topic."""
    if not _SAYS_LITTLE.fullmatch(title):
        return ""
    at = line if line.kind else next((page.line[n] for n in reversed(line.parents)), line)
    if not at.kind or (at is line and len(at.head) == len(at.body.rstrip("。;"))):
        return ""
    head = _LEADS.sub("", at.head)
    head = re.sub(r"(?:工作|活动)$", "", head) or head
    says_it = title in head or title.startswith(head)  # 自查报告 in the item 自查
    return "" if not 2 <= len(head) <= 12 or _NO_TOPIC.search(head) or says_it else f"{head}{title}"


def situation_of(line: Line, title: str) -> str:
    """开展活动的情况 in the item 举行读书会 is 读书会活动情况, elsewhere 活动开展情况; any other title as it is."""
    told = _SITUATION.fullmatch(title)
    if told is None:
        return title
    head = _LEADS.sub("", line.head) if line.kind and len(line.head) < len(line.body.rstrip("。;")) else ""
    topical = 2 <= len(head) <= _LONGEST_TOPIC and not _NO_TOPIC.search(head.replace("”活动", ""))
    return f"{head.removesuffix('活动')}{told['what']}情况" if topical else f"{told['what']}开展情况"


def apart_by_topic(page: Page, one: Line, other: Line, title: str) -> tuple[str, str] | None:
    """活动总结 under 一、安全月 and under 二、读书月 are two papers: the names that tell them apart, else None."""
    if not _COMMON.fullmatch(title):
        return None
    first, second = (_over(page, line, title) for line in (one, other))
    return (f"{first}{title}", f"{second}{title}") if first and second and first != second else None


def _over(page: Page, line: Line, title: str) -> str:
    """The topic of the nearest heading over a line, its own label included; "" where none is a topic."""
    heads = [line.head] if line.kind and len(line.head) < len(line.body.rstrip("。;")) else []
    heads += [page.line[number].head for number in reversed(line.parents)]
    bare = (re.sub(r"(?:工作|活动)$", "", _LEADS.sub("", head)) or head for head in heads)
    return next(
        (head for head in bare if 2 <= len(head) <= 12 and not _NO_TOPIC.search(head) and title not in head), ""
    )
