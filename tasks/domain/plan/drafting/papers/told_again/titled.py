"""What the circular's own title asks for: 关于报送工作总结和工作计划的通知, “孝”文化征文启事, 书画展征稿启事."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import GENERIC
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.papers.told_again.works import called_in

_TITLES = 4  # lines in which a title stands
_ASKS_FOR = re.compile(
    r"(?:报送|上报|提交|填报|上交|呈报|收集|催报)(?P<what>[^,。;:]{2,60}?)(?:有关事项|相关事项|工作|事宜)*的(?:紧急|补充)?(?:通知|函)"
)
_QUOTED = r"(?P<quoted>(?:“[^“”]{1,24}”|《[^《》]{1,24}》)?)"
_PERIOD = re.compile(r"^(?:\d{4}[-—至]?\d{0,4}(?:学?年度?)?|[春夏秋冬]季|第?[一二三四上下]?(?:学期|季度|半年)|年度)+")
_ONLY_POINTS = re.compile("(?:有关|相关|重点|几项|各项|当前|近期|日常)*(?:工作|事项|活动)?")  # 2026年有关工作
_ESSAYS = re.compile(rf"{_QUOTED}(?P<kind>[^“”《》,。;:举开征]{{0,8}}征文)(?=活动|启事|比赛|大赛|通知|公告|的)")
_SHOWN = re.compile(
    rf"{_QUOTED}(?:大型|主题|专题|全[县市区省国]|教职工|师生|职工|首届|第[一二三四五六七八九十\d]+届)*"
    r"(?P<kind>(?:书画|书法|美术|绘画|摄影|剪纸|诗词|漫画|楹联|手工|微视频|短视频|海报|诗歌|朗诵|版画|篆刻|诗书画|文创|、|和|与|及|·)+)"
    r"(?:作品)?(?:网络|书画|创作|交流|巡回|汇报)*(?:展览|展评|大展|展示|展|大赛|比赛|征集)"
)
_COLLECTED = re.compile(
    r"(?:全[县市区]|年度?)(?P<topic>[^,。;:“”《》的]{2,14}?(?:论文|作品|案例|课例|微课|视频|照片|故事|方案|教学设计))(?:征集|评选|评比|征稿|大赛|比赛)|"
    r"(?:征集|征稿|征收)(?:全[县市区]|优秀|一批|第[一二三四五六七八九十\d]+届)*(?P<kind>[^,。;:“”《》]{2,16}?(?:作品|稿件|征文|案例|照片|图片|视频|标识|口号|歌曲|节目))(?=活动|的|启事|$|,)"
)
_ABOUT = re.compile(
    r"关于(?:印发|转发|认真|切实|抓好|加强|强化|推进|搞好|进一步|做好|组织|开展|举办|举行|征集|报送|上报|申报|开展好|参加|评选|推荐|推选|《|(?:19|20)\d\d学?年度?|年度|和|、)*"
    r"(?P<topic>[^,。;:]{2,40}?)(?:的?(?:有关|相关)?(?:工作|活动|事项|事宜))*(?:的|》)(?:紧急|补充|预)?(?:通知|函|公告|启事)"
)
_ALL_WITH_ONE = re.compile(
    r"[将把](?:各项|全部|所有|全套|整套)(?P<what>(?:报送|申报|推荐|参评|上报|评审|申请|推选)材料)[^。;]*,其中《"
)
_WORKS = {"", "作品", "稿件", "文稿"}
_SIGNS_UP = re.compile(r"(?:申报|报名|登记|填报|注册|备案)$")
_BY_WORKS = re.compile(r"征稿|征文|投稿|收稿|截稿|来稿|交稿|稿件|作品|征集|(?:提交|报送)截止")


def asked_by_title(page: Page) -> tuple[Meant, ...]:
    """The papers of 关于报送…的通知, by their names."""
    for line in page.lines[:_TITLES]:
        if found := _ASKS_FOR.search(line.text):
            names = find_names(line.text, found.start("what"), found.end("what"), ())
            return tuple(Meant(name.title, line) for name in names if not (name.generic or _is_vague(name.title)))
    return ()


def _is_vague(title: str) -> bool:
    """2026年春季有关材料 names none."""
    bare = _PERIOD.sub("", title)
    return bool(_ONLY_POINTS.fullmatch(bare) or GENERIC.match(bare))


def works_by_title(page: Page, said: str) -> Meant | None:
    """The works that the circular calls for, where `said`, the label of a deadline, is one for works."""
    if not _BY_WORKS.search(said):
        return None
    for line in page.lines[:_TITLES]:
        if essays := _ESSAYS.search(line.text):
            return Meant(f"{essays['quoted']}{essays['kind'].removeprefix('主题')}", line)
        if collected := _COLLECTED.search(line.text):
            return Meant(collected["kind"] or collected["topic"], line)
        if shown := _SHOWN.search(line.text):
            return Meant(f"{shown['quoted']}{shown['kind']}作品", line)
    return None


def by_topic(page: Page, kind: str) -> Meant | None:
    """What a circular about 优秀教研团队评比 means by 相关材料 that it never lists; `kind`: its word for them."""
    bare = re.sub(r"^(?:相关|有关|所需|所有|全部|以上|上述|各项)+的?", "", kind)
    if bare in _WORKS and (works := called_in(page)):
        return Meant(works, page.lines[0], told=kind)
    for line in page.lines[:_TITLES]:
        if about := _ABOUT.search(line.text):
            topic = about["topic"].strip("《》 ")
            if _is_vague(topic):
                return None
            return Meant(topic if not bare and _SIGNS_UP.search(topic) else f"{topic}{bare or '材料'}", line, told=kind)
    return None


def all_of_topic(page: Page, demand: Demand) -> Iterator[Meant]:
    """将各项报送材料送至…,其中《名册》电子稿发至…: all by the topic, beside the one that is named."""
    if told := _ALL_WITH_ONE.search(demand.text):
        whole = by_topic(page, told["what"])
        yield from (whole,) if whole else ()
