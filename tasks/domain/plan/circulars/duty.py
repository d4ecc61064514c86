"""What a circular asks for: its sentences, the documents that they name, and which of them ask to hand something in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT, Mention, number_of
from tasks.domain.plan.circulars.not_handed_in import without_what_stays
from tasks.domain.plan.circulars.past import is_example, is_past
from tasks.domain.plan.circulars.spoken_of import leads_to_a_list, only_speaks_of_it

_SENTENCE = re.compile(r"[^。;]+")
_SUBMIT = re.compile(SUBMIT)
_NOUN = (
    r"总结(?!好|经验|推广|提炼|推介|[一-龥]{1,16}(?:做法|经验))|方案|计划(?!生育)|台账|报告(?!厅)|名单|名册|课件|教案|(?:教学|作业)设计|案例|论文|证书|回执|照片(?!档案|等?[两三四五六七八九十\d]类)|图片|视频|作品|征文|心得体会|心得|体会"
    r"|反思|简报|预案(?!演练)|纪要|小结(?!会)|(?:发言|演讲|说课|讲|新闻|通讯)稿|手抄报|读后感|申请书|清单|手册|记录|材料|成绩单|责任书|承诺书|佐证|数据|信息(?!员|[部科室]|中心|技术)|课例|(?:课堂|教学)实录|学时|申报书|证明|协议|合同|卷宗|汇编|日志|节目单|销号单|认定书|目录|(?![代发外填])[一-龥]表"
)
_STOP = (
    "将|把|的|按|上报|报送|上交|提交|上传|填报|发送|及|和|与|或|(?<![申邀聘])请|各校|各园|本校|本园|学校|形成|撰写|填写|完成|制定|附|另"
    "|各[班村馆站科院所镇乡]|加盖|签订|签署|提供|一次|(?:认真|提前|积极)准备|(?<=报)送|(?<=每)[家村]|于|(?<![团放题读动])日|前|在|为|(?<![移转])交(?![接流])|(?<!汇)报(?!名(?!师)|[备废损修价到])|每|一份|一篇"
)
_DOCUMENT = re.compile(rf"(?:(?!{_STOP})[一-龥]){{0,12}}(?:{_NOUN})(?!管?理?系统|平台|网)")
_N = (
    r"(?:\d{1,2}(?!\s?[套份本张册袋种类项个件])|(?:一(?![份式并律览次套个项起致经旦同定般切些])|[二三四五六七八九十](?![份个项套种类次]))[一二三四五六七八九十]{0,2})"
    r"(?!\d|[月日份])"
)
_TO = r"\s{0,2}[-—–~至到]{1,2}\s{0,2}(?:材料\s{0,2})?"  # 材料1至3, 材料1至材料3
_SPAN = rf"{_N}(?:{_TO}{_N})?"
_NUMBERED = re.compile(rf"材料\s{{0,2}}({_SPAN}(?:\s{{0,2}}[、,和及]\s{{0,2}}{_SPAN}){{0,12}})")
_END = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_SPAN_ENDS = re.compile(rf"{_END}(?:{_TO}{_END})?")
_AGREES = re.compile(r"(?:所列|载明)?(?:\([^()]{0,12}\))?[^,。;]{0,4}(?:一致|相符|相同|对应|核对|比对)")
_OBJECT = re.compile(rf"《|{_NOUN}|档案|复印件|原件|扫描件|样品|光盘|教师|学生|结果|情况")
_NOMINAL = re.compile(
    r"^(?:截[止至])?(?:时间|要求|方式|内容|程序|办法|渠道|途径|情况|工作|阶段|流程|说明|范围|格式|地址|邮箱|日期|期限|单位|者|的|率|事宜|事项"
    r"|(?:不[实准全符]|有误|失实|错误)(?:的|,|$)|任务|去向|对象|地点|占|等|及|和|与|质量|环节|系统|平台"
    r"|(?:材料|数据|信息|资料|报表)的(?:时间|期限|日期|要求|方式|单位|人员|规定|通知|质量))"
)
_NOUN_VERB = re.compile(r"^(?:材料|数据|信息|结果|$|[,:)])")  # 上报数据, 材料报送: spoken of, not asked for
_ASKS = re.compile(r"[将把请须需由]|(?<![主重纪摘])要|应(?!急|用)|各[校园单乡中小学]|每[校园人名]|负责|教师|学校")
_HEADING = re.compile(
    r"[^,:\d]{0,24}(?:材料|数据|信息|情况|资料|任务)(?:的)?(?:报送|上报|提交|上交|填报)|[^,:\d]{0,6}(?:报送|上报|提交)(?:有关|相关|各项)?材料"
)  # 二、任务和材料报送
_ASKED_BY = re.compile(  # …于9月13日17:00前报送。 活动方案,最迟9月13日报送。
    r"(?:(?:前|止)(?:全部|务必)?(?:完成)?|一并|统一|汇总后?|分别|收齐后?|(?:最[迟晚]|不[迟晚]于|截[至止])[^,。;]{2,20})$"
)
_ALL = re.compile(r"以上|上述(?!邮箱|地址|平台|系统|网站|群)|所有|全部|各项|各类")
_AROUND, _MOST = 240, 40  # signs before a verb, verbs of a sentence; more than any circular has
_IS_DONE = re.compile(  # a deed's day, with nothing handed in in its clause
    rf"(?:之|以)?前(?:(?!{SUBMIT})[^,。;]){{0,8}}(?:组织|开展|完成|举办|召开|进行|参加|走访|家访|入户|摸排|排查|逐[户家人校店村]|(?:整?改|落实|修复|清理|处置)(?:到位|完毕))(?:(?!{SUBMIT})[^,。;])*(?:[,。;]|$)"
)
_IS_PLACED = re.compile(
    rf"(?:{SUBMIT})[^,。;]{{0,40}}(?:@|\d{{3}}室)[^,。;]{{0,40}},(?=《)"
)  # 《甲表》发至a@b.cn,《乙表》3月2日前
_FOR_WHAT = re.compile(r"以便|便于|以利|例如|比如")  # 以便汇总后上报县安委办: what becomes of it
_VERB_ENDS = frozenset(
    (
        "填写",
        "撰写",
        "编写",
        "制定",
        "形成",
        "完成",
        "各校",
        "各园",
        "本校",
        "本园",
        "学校",
        "上报",
        "报送",
        "上交",
        "提交",
    )
    + ("上传", "填报", "发送", "加盖", "签订", "签署", "提供", "各班", "各村", "各馆", "各站", "各科", "各院")
)
_FOOT = re.compile(r"主\s{0,2}题\s{0,2}词|抄\s{0,2}[送报]\s{0,2}:")  # at the foot of the last page
_NAMED = re.compile(r"(?:材料)?名称\s{0,2}:\s{0,2}([^;,。]{2,24})")  # 名称:研修总结;时间:11月14日;份数:2份
_ITEM_HEAD = re.compile(r"[^。;:,]{3,24}(?=[。:])")
_ANOTHERS_DEED = re.compile(  # 资助金由县财政于5月6日至15日打入社保卡,各校…报送花名册: what the treasury does
    r"(?:^|[,。;])[^,。;]{0,12}由(?!各|本|学校|其|专人)[^,。;\d]{2,12}[于在从自](?:[\d年月日号]{4,14}[至到—~-]{1,2})?$"
)
_GENERIC = re.compile(r"(?:以上|上述|所有|全部|各项|各类)[一-龥]{0,4}材料|[将把](?:相关|有关|报送|上报|电子|纸质)?材料")


@dataclass(frozen=True, slots=True)
class Sentence:
    line: int
    start: int  # in the line
    text: str
    head: str = ""  # what its item is called: 5)志愿服务证明。每站1份，9月18日前报送

    @property
    def asks(self) -> re.Match[str] | None:
        """The verb by which it asks to hand something in; None when it only speaks of it."""
        if leads_to_a_list(self.text) or only_speaks_of_it(self.text):
            return None
        for verb in islice(_SUBMIT.finditer(without_what_stays(_FOR_WHAT.split(self.text)[0])), _MOST):
            behind = self.text[verb.end() : verb.end() + 12]
            spoken_of = _NOUN_VERB.match(behind) or self.text[: verb.start()].endswith(("材料", "数据", "信息", "工作"))
            before = self.text[max(0, verb.start() - _AROUND) : verb.start()]
            asked = _ASKS.search(before) or _ASKED_BY.search(before)
            named = _NOMINAL.match(behind) and not verb[0].endswith(("至", "到"))  # 报送邮箱：, and not 发送至邮箱…
            nominal = bool(named or (spoken_of and not asked) or _HEADING.fullmatch(self.text))
            if not nominal and _OBJECT.search(f"{self.head} {self.text}"):
                return None if is_past(self.text) else verb
        return None

    @property
    def is_generic(self) -> bool:
        """Whether it speaks of all the materials at once."""
        return bool(_GENERIC.search(self.text))

    @property
    def is_only_material(self) -> bool:
        """Whether it says no more than 将材料: in an item of its own, that item's paper."""
        return not _ALL.search(self.text)


@lru_cache(maxsize=1)  # every rule walks them
def sentences(circular: Circular) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(line, found.start(), found[0], _head_of(circular, line) if found.start() else "")
        for line, text in circular.lines
        if not _FOOT.match(text)
        for found in _SENTENCE.finditer(text)
        if not is_example(text, found.start())
    )


def _head_of(circular: Circular, line: int) -> str:
    head = _ITEM_HEAD.match(circular.places[line].text) if circular.places[line].style else None
    return head[0] if head else ""


_IN_ORDER = "按照?[^,。;《]{2,12}(?:顺序|次序)"  # 按企业名单顺序装订


def documents_in(text: str) -> tuple[str, ...]:
    """The names of what is to be handed in: 《课程表》, 活动总结, 材料3; in their order, each once."""
    found: list[tuple[int, str]] = []
    for name in re.finditer(r"《([^《》]{1,60})》", text):
        if not (_AGREES.match(text, name.end()) and text[: name.start()].endswith(("与", "和", "同"))):
            found.append((name.start(), name[1]))  # 册数与《统计表》一致: nothing but compared with
    outside = re.sub(rf"《[^《》]{{1,60}}》|{_IN_ORDER}", lambda name: " " * len(name[0]), text)
    found += [
        (name.start(), paper)
        for name in _DOCUMENT.finditer(outside)
        if (paper := _without_verb(outside, name)) not in {"材料", "信息", "数据", "上表", "下表", "项材料"}
    ]
    for name in _NUMBERED.finditer(outside):
        found += [(name.start(), f"材料{number}") for number in numbers_in(name[0])]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _without_verb(text: str, name: re.Match[str]) -> str:
    """填写家访记录表 is read as 写家访记录表, for 填写 stops at its first sign."""
    return name[0][1:] if text[name.start() - 1 : name.start() + 1] in _VERB_ENDS and len(name[0]) > 3 else name[0]


def numbers_in(text: str) -> tuple[int, ...]:
    """材料1-3、5 -> 1, 2, 3, 5; 材料1至材料3 are three too."""
    spans = [span for written in _NUMBERED.findall(text) for span in _SPAN_ENDS.findall(written)]
    ranges = ((number_of(first), number_of(last or first)) for first, last in spans)
    return tuple(number for first, last in ranges for number in range(first, min(last, first + 50) + 1))


def sentence_of(circular: Circular, mention: Mention) -> str:
    """The sentence around a date; of a table, the whole row."""
    if mention.line in circular.rows:
        return "\t".join(cell.text for cell in circular.rows[mention.line].cells)
    return mention.sentence


_FORM_ALONE = re.compile("(?:纸质|电子|扫描|盖章|书面)(?:表格?|[版件稿档]|文[件档])")  # 《汇总表》。…将纸质表送…


_ONLY_COUNTED = re.compile(  # 材料1、材料2各一份,材料1于3月6日前、材料2于3月17日前发送
    r"^[^,。;]*各[一两\d]{1,2}\s{0,2}[份套个],(?=[^,。;]*材料\s?\d)"
)


def documents_due(circular: Circular, mention: Mention) -> tuple[str, ...]:
    """What is due on a date: what its clause names, else what the item names in which it stands."""
    if mention.line in circular.row_names:
        named = circular.row_names[mention.line]
        return documents_in(named) if "《" in named else (named,)
    sentence = sentence_of(circular, mention)
    before, _, behind = sentence.partition(mention.quote)
    if _IS_DONE.match(behind) and not re.search(SUBMIT, sentence):
        return ()  # 6月20日前完成自查,填写《自查表》: by when it is sent, another line says
    others = [one for one in circular.deadlines if one.line == mention.line and one.quote in sentence]
    if len(others) > 1:
        named_first = documents_in(sentence[: min(sentence.find(one.quote) for one in others)])
        cut = re.compile("|".join(re.escape(one.quote) for one in others))
        if _IS_DONE.match(behind) and not documents_in(re.split("[,。;]", behind)[0]):
            return ()  # 6月20日前至少组织一次演练,演练后写出《评估报告》,于6月26日前…
        names = documents_in(_ONLY_COUNTED.sub("", cut.split(before)[-1]) if named_first else cut.split(behind)[0])
    else:
        own = sentence[max((done.end() for done in _IS_PLACED.finditer(before)), default=0) :]
        names = documents_in(own) or documents_in(sentence)
    clause = re.split("[,;]", behind)[0]
    passed_on = mention.before.endswith(("后于", "后在")) and re.search(SUBMIT, clause)  # 本表由教导主任审核后于…前发至
    if _ANOTHERS_DEED.search(mention.before) and not passed_on and not documents_in(clause):
        return ()
    place = circular.places[mention.line]
    names = tuple(name for name in names if not _FORM_ALONE.fullmatch(name) or place.item != mention.line)
    if names or len(others) > 1 or place.item in {0, place.section}:
        return names
    if place.item == mention.line:  # 2.校本研修方案。各校每校1份，9月30日前发送至…
        head = _NAMED.match(place.text) or _ITEM_HEAD.match(place.text)
        return documents_in(head[head.lastindex or 0]) if head else ()
    return documents_in(circular.narrow[place.item][:60])


def around(text: str, at: int) -> str:
    """What stands around a place in a sentence, to be quoted."""
    return text[max(0, at - 12) : at + 16].strip()
