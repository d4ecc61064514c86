"""Things of a list that is handed in, of whatever name: 家长信、成绩册各1份和《登记表》于…前报送."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.draft_words import ALL_OF_THEM, BELOW, FORM, GENERIC, PAPER

_NUMBER = rf"{COUNT}(?:\s*(?:[-—–~～]+|至|到)\s*{COUNT})?"
_HOW_MANY = (
    rf"(?:(?:各|每[校园人班村]|不少于|不超过|不多于|至少|最多|限)*一式{COUNT}份"
    rf"|(?:各|每[校园人班村]|不少于|不超过|不多于|至少|最多|限)*{_NUMBER}\s*[{UNITS}](?:以[上内])?)"
)
_TAIL = rf"(?:\([^()]*\)|{_HOW_MANY}|(?:电子|纸质|书面)[版稿件档]|(?:等|共)?[二两三四五六七八九十\d]{{1,2}}[项样种])*"
_SIGN = (
    r"(?:,(?=连同)|\([^()]*\)|《[^《》]*》|“[^“”]*”|[^,。;:()《》“”\s])"  # each sign in one way: no list is tried twice
)
_AND = (  # 参考答案与评分标准 is one paper
    r"(?!(?<=答案)[与和及]评分)(?:、|,?连同|以及|(?<![普涉])及(?!格|时)|(?<![总饱中缓])和(?!谐|平)|(?<!参)与(?!会(?!议[纪记])))"
)
_OF_US = r"(?:(?:一并|同时|另|并)附上?)?(?:各[校园单]位?的?|本[校园单]位?的?|每[门节个项件][一-龥]{1,4}的)?"
_BY = (  # where the list is handed over, or until when
    r"(?:(?:[请须应]|需(?!求)|统一|务必|务|一律|均|都|一并|最[迟晚]|不[迟晚]于|截[止至])*[于在]?"
    r"(?:\d{2,4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?!\d{1,2}日(?:之?前|以前)?(?:即将)?(?:到期|期满|届满|过期|失效))"
    r"|(?:[请须应]|统一|务必|一并|打包|汇总后?|按时)*"
    r"(?:发[送至到给往]|报(?:送|[至到给]|[县市区省镇乡教]|(?=[A-Za-z]|\d{5}))|送(?:[至到交]|[县市区教])|上[传报交]|提交|寄[送至到]|交(?:[至到]|(?=[市县区镇乡省][一-龥]{2,14}(?:中心|[局科股室办所站馆委])))|传(?:[至到]|(?=[“县市区镇乡]))|投送|快递至?|返(?=[一-龥]{2,8}[部科室股办])|拍照(?=传)|递交)|并(?!列)|由|[至到给](?=[一-龥A-Za-z]))"
)
_TAKEN = re.compile(r"[将把]")
_ASKED = re.compile(
    r"(?:递交|提交|报送|上报|送交|上交|[送交](?=[一-龥]{2,10}:))[^,。;:]{0,10}:|"
    r"(?<!自)(?:报送|上报|提交|上交|上传|递交|送交):?|准备好?|形成|撰写|制作|完成(?!后)"
    r"|(?:报送|提交|上报|上交|申报|参评)的?(?:材料|资料|内容|作品|清单)[:为]|(?:以下|下列)[一-龥\d]{0,6}(?:材料|资料|作品|表格|文件):"
)
_MARKED = re.compile(r"(?<=[。;:、\s])(?:\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[①-⑮]|\d{1,2}[.、](?!\d))\s*")
_FIRST = re.compile(r"^\W*|(?<=[。;])")
_THINGS = rf"{_OF_US}(?P<things>{_SIGN}{{1,120}}?)"
_EACH_OF_THEM = r",(?:以上|上述)?[两三四五六七八九十\d]{1,2}[项样种件]?(?:均|一律|统一|都)"  # …、作业样例,五样均于…
_MOVED, _TOLD = re.compile(rf"{_THINGS}(?={_BY}|{_EACH_OF_THEM})"), re.compile(rf"{_THINGS}(?=[,。;]|$|{_BY})")
_COUNTED_FIRST = re.compile(  # 育人故事每人1篇、带班方略每人1篇,Word格式,于…
    rf"{_OF_US}(?=[^,。;《》()]+、)(?![^、]{{0,8}}(?:形成|撰写|制作|报送|上报|提交|准备|填写|编制|[将把]))(?P<things>{_SIGN}{{1,120}}?(?<=\d[份篇张册件幅节本套个段]))(?=(?:,[^,。;《》\d]{{1,12}}){{0,2}},{_BY})"
)
_ALONE = re.compile(rf"{_OF_US}(?P<things>{_SIGN}{{1,120}})[,。;\s]*$")  # 1.家长信3份;
_LABELLED = re.compile(r"(?<=[一-龥]:)")
_SLOTS = (
    (_TAKEN, _MOVED),
    (_ASKED, _TOLD),
    (_MARKED, _TOLD),
    (_FIRST, _MOVED),
    (_FIRST, _COUNTED_FIRST),
    (_FIRST, _ALONE),
    (_LABELLED, _MOVED),
)
_SPLIT = re.compile(rf"{_AND}(?![^《]*》)(?![^(]*\))(?![^“]*”)")
_BARE = re.compile(rf"^(?P<name>.*?){_TAIL}$")
_COUNTED = re.compile(rf"{_HOW_MANY}|\([^()]*{COUNT}\s*[份册张本套][^()]*\)|\((?:见|详见)?附[件表]")
_CUT = re.compile(r"(?:^|(?<=[。;、,\s]))(?:\(\d{1,2}\)|[①-⑮]|\d{1,2}[.、](?!\d))")
_SEVERAL = re.compile(rf"、|《|\(|{_HOW_MANY}")
_NAMED = re.compile(r"《[^《》]+》|(?:“[^“”]{1,16}”)?[一-龥A-Za-z]{1,14}")
_NEWS = re.compile(r"[一-龥]{2,6}(?:信息|稿件|作品)")  # 活动信息1篇
_NO_THING = re.compile(  # who, where, what is done, and words that point
    r"不随|[的了将把以是]|(?<!行)为|等$|^(?:配|附|插|另|存[入于到]|刻[录成]|拷|放[入在]|装[入在]|U盘|到|至|给|往|指定|第|[一二两三四五六七八九十\d]+[种类项样]|各|每|有|无|本|其|该|此|以|从|自|对|按|于|在|为|并|或|请|须|应|需|要|不|未|已|拟|将|把|由|向|因|若|如|凡|除|经|随|同)"
    r"|(?:室|局|科|股|处|部|委|办|站|所|院|馆|厅|中心|学校|小学|中学|大学|[中小]学|园|县|市|区|镇|乡|村|组|街道|社区|公司|企业|单位|部门|会|人|者|员|长|师|生|老师|家长|干部|党员|(?:[东西南北中]部?|城[区关郊]|[山坝库]区)片)$"
    r"|选送|推荐(?!表|书|材料|信|函|名|意)|带头|择优|组织|开展|参加|进行|加强|落实|召开|举行|举办|负责|报送|上报|提交|填[写报]|审[核定批]|完成|制定|做好|邮箱|平台|系统|网站|群$|时间|日期|方式|要求|地[点址]|电话|期限|名额|人数|姓名|签[字名]|盖章"
    r"|(?:方面|环节|过程|程序|步骤|阶段|措施|问题|成效|经验|做法|建议|情况|能力|水平|质量|作用|工作|活动|比赛|培训|会议|课程|教学|学习|管理|服务|研究|宣传|检查|考核|评价|评审|评选|展示|交流|推广|实施|整改|自查|每[种类样项]|总数|[人件册份]数|数量|办法|合力|机制|格局|氛围|共识|制度)$"
)
_NO_NAME = re.compile(
    r"不随|[好后]的(?:作品|材料|照片)$|^[配附插另]|^[一二两三四五六七八九十\d]+[种类项样]|[将把以是]|(?<!行)为|选送|带头|择优|形成|撰写|制作|填[写报]后|^随|^[前后第][一二三四五两]{1,2}[次批]的|^第[一二三四五六七八九十]{1,2}(?:部分|[条项款章节])|[要须应需](?:有|含|写|包|附|注|体|突|反|做|用|真|能)|(?:方[式法]|途径|去[处向]|渠道)说明$|^(?:纸质|电子|书面|盖章|打印)(?:[版稿件]|材料|资料|文件|报表|原件)*$"
)
_THING_ENDS = re.compile(  # 内审机构和人员信息表 is one paper, 账号注册 and 作品征集 are none
    r"(?:[本信画图表单卷书稿盘卡片牌票函物品具语文像袋盒条]|(?:复印|扫描|原|证|附)件|样例|流水|(?<!注)册|(?<![上汇申填通呈预播])报|(?<![认验保佐])证|(?<![类典])型|(?<![征收采召归汇聚])集"
    r"|(?<![对参按拍])照|章程|请示|批复|事迹|草案|汇编|首页|音乐|图纸|票据|收据|[提议]案|简章|招标文件|样品|水样"
    r"|(?:推荐|专家|审[核查]|考察|答复)意见)$"
)
_IS_DONE = re.compile("自评|分析|统计|汇总|登记|鉴定")  # 完成自评 makes no paper
_SHORT = 3  # signs of a name that is believed without a number behind it


@lru_cache(maxsize=512)  # a line is read stretch by stretch
def listed_things(line: str) -> tuple[tuple[int, int], ...]:
    """Where the line names things that are no papers by their names, in a list that is handed over with papers or by
    number; without their numbers and brackets."""
    lists = (things.match(line, start.end()) for lead, things in _SLOTS for start in lead.finditer(line))
    spans = dict.fromkeys(span for found in lists if found for span in _things(found))
    return tuple(span for span in spans if not line.startswith("同一", span[0]))  # 将同一份汇总表上传网站


def things_of(cell: str) -> tuple[str, ...]:
    """The names of a text that is nothing else than such a list: 家长信1份、成绩册(加盖公章)和《统计表》. 能源消费与
    库存年报表 is one name, and no list."""
    found = _ALONE.fullmatch(cell.strip()) if _SEVERAL.search(cell) else None
    return tuple(cell.strip()[start:end] for start, end in _things(found)) if found else ()


def pieces_of(cell: str) -> list[str]:
    """1.家长信3份;2.《汇总表》 is cut at its marks; a text without marks stays whole."""
    cut = [piece.strip(" ,;。") for piece in _CUT.split(cell)]
    return [piece for piece in cut if piece] if len(cut) > 2 else [cell]


def _things(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    first = found.start("things")
    edges = [0, *(edge for joint in _SPLIT.finditer(found["things"]) for edge in joint.span()), len(found["things"])]
    texts = [found["things"][a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    names = [bare["name"] if (bare := _BARE.match(text)) else text for text in texts]
    counted = [bool(_COUNTED.search(text[len(name) :])) for name, text in zip(names, texts, strict=True)]
    known = [_is_known(name) for name in names]
    # 申报表、实施方案、宣传短片: of their kind; 归档范围和保管期限表 is one name
    among_papers = len(names) > 1 and known[0] and 2 * sum(known) >= len(names)
    pairs = [(name, one or (among_papers and len(name) > _SHORT)) for name, one in zip(names, counted, strict=True)]
    firm = any(known) or any(counted) or all(_THING_ENDS.search(name) for name in names)
    if firm and all(_is_thing(*pair) for pair in pairs):
        for start, name in zip(edges[::2], names, strict=True):
            yield first + start, first + start + len(name)


def _is_thing(name: str, counted: bool) -> bool:
    if _NAMED.fullmatch(name) is None:
        return False
    return (_is_known(name) and not _NO_NAME.search(name)) or _may_be(name, counted)


def _is_known(name: str) -> bool:
    is_paper = PAPER.search(name) and not GENERIC.match(name) and not _IS_DONE.fullmatch(name)
    return name.startswith("《") or bool(is_paper)


def _may_be(name: str, counted: bool) -> bool:
    if len(name) < _SHORT and not (counted and len(name) > 1):
        return False
    if any(words.search(name) for words in (BELOW, ALL_OF_THEM, _NO_THING)) or FORM.fullmatch(name):
        return False
    if GENERIC.match(name):
        return counted and _NEWS.fullmatch(name) is not None
    return counted or _THING_ENDS.search(name) is not None
