"""What was taken for a paper's name and is none: a clause, a piece of one, a word that only points at papers."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.numbers import COUNT
from tasks.domain.plan.drafting.draft_words import PAPER
from tasks.domain.plan.drafting.papers.names.things import up_to_thing
from tasks.domain.plan.drafting.papers.owed import Owed

_TELLS_WHO_DOES_WHAT = (
    r"\d{1,2}\s*[日号](?!线|楼|院|机|文|令)",  # 各乡镇人民政府于5月31日
    "逐[户村校人家班项][一-龥]{2}",  # 逐户完善健康档案
    "[一-龥]{4}(?:完善|健全|落实(?!年)|做好|查看|开展)(?!情况|工作|台账|清单|方案|报告|总结|名单|计划|[一-龥]{0,2}表)[一-龥]{2}",
    "送(?:书|货|餐)(?:到|上)?门?$|对照[一-龥]{2,12}(?:下发|印发|提供)的",
    "^(?:审核|比对|核对)数据$|^(?:细化|分解|压实|下达)[一-龥]{0,4}计划$|实事求是|^(?:查看|查阅|听取)",
    "自动(?:统计|生成|汇总|计算)|对[^,。;]{1,12}(?:进行|开展)[一-龥]{2}|^录课与|^集体备课$",
    "停止执行|不再执行|收齐|按[上下]表|不[需用必](?!品)|无[需须]",
    "^(?:认真|全面|系统)?(?:总结|梳理|分析|统计|摸清|了解|掌握)(?!表|报告|材料|评价)[一-龥]{3,}情况$",
    "^(?:请?勿|据)|实行[一-龥]{3}|期间(?:严禁|不得)|期间信息$|^已[一-龥]{1,6}的|^(?:改为|预计)",  # 实行密封作业
    "什么|怎么|怎样|何时|多少|哪[些里个儿]",
    "^签[署订](?!仪式|情况|名|字)|^(?:现就|关于|为)|以往|阶段$",
)
_SAYS_WHAT_STANDS_IN_IT = (
    "^(?:内容为|反映(?!.*(?:材料|资料)$)|凭(?!证))",
    "(?<![一-龥])情况$|的[一-龥]{0,8}情况$|[月季年][度份]?[一-龥]{0,6}情况$",
)
_POINTS = (
    "^(?:各(?!地|月|季|周|学期|阶段|学科|年级)|每(?![月周季学年日])|贵|上[表述]|下[表列]|本[表校园]|该|其|不(?!合格|良|动产)|按|凡|由|向)",
    "^第[一二三四五六七八九十]{1,3}条$",
    r"^这[一二两三\d]|每张表$|共[\d一二两三四五六七八九十]{1,2}张表$",  # 企业每张表, 年报共3张表
    "^[甲乙丙丁戊](?:[一二两三四五]?种|类)",
    "^(?:考核|[初复终]评|评分|评审|评选|评价|评估|审核|获奖|评比|比赛|抽查|检查|验收)结果$",  # the office's own
    "^(?:特色|工作|主要)成果$",
)
_PIECES = (
    "^[^“]*”|“[^”]*$",  # half a quotation: 复核表”不再执行
    r"^\d{1,2}\s*(?:[.、]|月(?!份|(?!公布|发布|通报|公示|下发|印发|评[出选]|确定|报送?|交|开展|组织)(?:(?![前底末初中上下])[一-龥]){1,12}(?:表|册|单|账|总结|小结|计划|安排|清单|记录)$))|^0\d",
    "^(?:专家|现场|会议|通讯)(?:鉴定|评审|答辩|论证|验收)$",
    "满.{1,2}年$",  # 任教满三年
)
_NOTES = re.compile("填[表写报]说明")  # no paper, but 填报说明1份 among those of a table is
_NO_NAME = re.compile("|".join((*_TELLS_WHO_DOES_WHAT, *_SAYS_WHAT_STANDS_IN_IT, *_POINTS, *_PIECES)))
_VERB = re.compile(
    r"^(?:提交|上传|报送|上报|带好|携带|自带|交(?![流通接换谈易班警管办底友])|报(?![告名表送批损价到修刊废备警账销头社考国关效喜]))(?=[一-龥《“]{3}|20\d\d)"
)


_DONE_TO = re.compile(
    r"(?:[^《》]{0,10}(?:报送|上报|提交)|[各每由将把]|更新|填[写报]|编制|完善|修订|建立|汇总)[^《》]{0,24}(?P<name>《[^《》]+》)"
)
_OF_WHOM = re.compile(  # 工业企业《产品产量表》为月报
    r"(?:[一-龥]{0,8}(?:企业|单位|学校|幼儿园|机构|部门|医院|公司|[镇乡村社区街道户站所]))?(?P<name>《[^《》]+》)(?:[均都]?[为是][年季月旬周日]报)?"
)
_TAIL = re.compile(  # 成绩由任课教师核对; 照片须为原图; 伴奏音乐用U盘
    r"(?<=[一-龥]{2})(?:(?P<who>(?<![理自事缘因])由[一-龥]{2,})|[须应需]要?(?:为|是|系)|用[Uu优]盘|按(?:上述|以上|规定|分配)[一-龥]{1,6}$|,(?![^()]*\))).*$"
)

_USED = re.compile("^[一-龥]{0,6}?(?:要|所|需|须)?用的(?=.{3})")  # 演出要用的伴奏音乐
_BOUND = re.compile("(?<=.{2})装订成册$")
_OUT_OF = re.compile(
    "^(?:反馈|发现|存在)?的?(?:问题|意见|情况)(?:制定|形成|撰写|编制)(?=.{2})"
)  # 根据反馈问题制定整改方案
_OF_LATE = re.compile(r"^近[一二两三四五\d]年[内来]?的")  # 近一年的代表性教学设计
_OF_ITS = re.compile(
    "^(?:(?:参赛|获奖|入选)?作品|活动|项目|课题|本[校园]|本单位)的(?=.{3})(?!.*[照图]片)"
)  # 作品的设计图纸
_COUNTED = re.compile(rf"(?<=[一-龥]{{2}})(?:一式)?(?:各|共)?{COUNT}[份套]$")


def is_clause(owed: Owed) -> bool:
    """Whether a bare name tells who does what, or when; a name within 《》 is one however it reads."""
    if owed.title == "结果" and (owed.when is None or owed.due_line is not owed.line):
        return True  # 结果录入系统, by a day of its own, is the one of what the item does
    if _NOTES.fullmatch(owed.title):
        return not any(re.search(rf"{owed.title}[一1]份", text) for text in (owed.line.body, *owed.told))
    return "《" not in owed.title and bool(_NO_NAME.search(owed.title))


def without_verb(title: str) -> str:
    """报复赛教师推荐汇总表 of a list of what is to be done is 复赛教师推荐汇总表; 报名表,每校限报2人 is 报名表, and so
    is 报名表一份."""
    if quoted := _DONE_TO.fullmatch(title) or _OF_WHOM.fullmatch(title):
        return quoted["name"]
    told = None if _NO_NAME.search(title) else _TAIL.search(title)
    if told and (told["who"] or PAPER.search(title[: told.start()])):
        title = title[: told.start()]
    title = _COUNTED.sub("", title)
    title = _BOUND.sub("", title)
    title = _OF_LATE.sub("", _OUT_OF.sub("", _USED.sub("", title)))
    title = _OF_ITS.sub("", title)
    return up_to_thing(_VERB.sub("", title) if "《" not in title[1:] else title)
