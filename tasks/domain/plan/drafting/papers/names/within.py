"""What only stands in another paper, goes with it, or is done: 写明…, 附照片, 内装任务书, 进行统计分析."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import PAPER
from tasks.domain.plan.drafting.papers.names.boundaries import IS_PUT

_HOLDS = re.compile(
    r"(?:写明|注明|收录|(?<=,)收入|明确|列明|载明|标明|写清|讲清|说清)[^,。;\x00]{0,24}$"
    r"|(?<!没)(?:要|须|应|需)(?:同时|均|都|附)?有(?!关)[^,。;\x00]{0,24}$"
    r"|每[份套篇个册](?:[内中应须需])*(?:包括|包含|含)[^,。;\x00]{0,24}$"
)  # 写明改造区域、投放材料; 要有班主任评语和1张生活照; 每份包括说课稿和课件
_GOES_WITH = re.compile(
    r"[^\x00,。;:]{2}[^。;:]{0,24}(?:[,、(](?:每[张幅件篇份个处节段次项期本册部](?:[课目题]|隐患|问题|点位)?均?[须应需]?|各|均|随[文表稿]|[文正]?后|文末|末尾)?附有?上?(?:[^,。;:、\x00]{1,8}[、和及]){0,4}|[,、]有[^,。;:]{1,8}、有?)$"
)  # 总结1份,附照片; 有数据、有案例
_ACCOMPANIES = re.compile(  # 图片十张,并附简要文字说明; 6张照片,配上说明
    r"[^\x00,。;:]{2}[^。;:]{0,40},(?:每[张幅件篇份个节段次项期本册部])?(?:并|同时|另|还|均|须|应|要|需)*(?:附|配)(?:上|以|有)?(?:[^,。;:、\x00]{1,8}、){0,3}(?:[^,。;:、\x00]{0,6})$"
)
_ONLY_BESIDE = re.compile(r"(?:说明|简介|照片|图片|截图|剧照|图注)$")
_HAS_ANNEXED = re.compile(  # 免考申请表应附县级医院诊断证明; 课例集按学科编排并附目录
    r"(?:[表册书单告结案证料计](?:[应须需]当?|还|均|后|另)+|[一-龥]并)附(?:有|上)?[^,。;、\x00]{0,4}$"
)
_PUT_ON_FILE = re.compile(r"(?:记入|存入|归入|放入|载入|计入)[^,。;、\x00]{0,6}$")  # 成绩记入综合素质档案
_NOT_ASKED = re.compile(  # 不必附村级底表
    r"(?:不[必用需须要]|无[需须]|毋需)(?:再|另|另外|单独)*(?:附|报送|上报|提交|上交|填写|制作|[报交送填写做带])[^,。;《\x00]{0,2}$"
)
_HAS_TO = re.compile(r"(?:[须应需要]|必须|应当)(?:均|都|全部)?$")
_IS_TO_SAY = re.compile("(?:[写注列标载]明|[写讲说]清|收录|收入(?=\\d|(?!证)[一-龥]{2,8}的))")
_IS_LIKE = re.compile(
    r"\s*(?:均|都|也)?(?:为|是|系)(?=[^《》]*(?:的|原创|原图|原件|真实|本人|独立|新近)|近)|有(?![关限效机偿害毒奖声])"
)
_PUT_INTO = re.compile(rf"{IS_PUT}[^,。;:、\x00]{{0,4}}$")  # 文中插入活动照片5张; 装入其健康档案
_GIVEN_OUT = re.compile(r"(?:发放|分发|印发|下发|张贴|据此(?:编印|汇编))(?:了|好|至|到)?$")  # 向家属发放调查问卷
_IS_SENT_WITH = re.compile(  # 列入清单,写明责任人,与自查报告同时发送
    r"[^。;]{0,40},[与随同和][^,。;]{2,16}(?:同时|一并|一同|一起|同日)(?:发送|报送|提交|上报|上传)"
)
_TELLS_OF = re.compile(r"(?:^|[,、。;])(?:主要|具体)?内容(?:应|须|主要)?(?:为|是|包括|包含|涵盖|含)[^,。;\x00]{0,24}$")
_AMONG = re.compile(  # 优秀作品,其中绘画、摄影作品各两件
    r"(?P<kind>作品|课例|案例|论文|征文|视频|节目|照片|稿件)[^。;《》]{0,12}[,(]其中[^。;《》\x00]{0,24}$"
)
_WHAT_IS_TOLD = re.compile(r"(?:情况|结果|数据|信息|数量|内容|问题|建议|意见|体会)$")
_PARTS_OF_IT = re.compile(  # 活动记录,每校3份,含签到、发言和照片
    r"(?:^|[。;:])[^。;:,]*(?:记录|总结|小结|报告|方案|计划|台账|教案|论文|反思|体会|[表册书》])(?:[^。;:,]{0,8},){1,3}(?:内|其中|须|应)?(?:包?含|内有)"
    r"(?:[^,。;:、\x00]{1,8}[、和及与]){0,5}$"
)
_TO_SUM_UP = re.compile(  # 对本次排查作全面总结: who is told to do so is not told to hand it in
    r"(?:[作做](?:好|了)?(?:一次|全面|系统|深入|认真|客观|简要|详细|及时)*的?)?(?:总结|小结|分析|汇总|梳理|统计|自评|反思|回顾)(?:分析)?$"
)
_ABOUT_IT = re.compile(r"(?<![针绝])对(?![照象口标比方手策联账接话调折应])[^,。;]{0,8}$")
_VERBAL = re.compile(r"(?:[全逐]面?|系统|深入)?(?:总结|自评|分析|统计|汇总|登记|反思|鉴定)")
_DOES = re.compile(
    r"(?:(?:开展|进行|组织|做好|完成|认真|逐[一项条])|(?:开展|进行|作出?|做)(?:了|好)?一次)(?:(?:全面|系统|深入|细致|认真|客观|汇总|统计|归纳|梳理|对比)[、和]?)*$"
)  # 对照标准开展自评: is done, and no paper
_LOOKS_INTO, _UNDERTAKEN = re.compile("(?:分析|调查|统计|测评|评估|研讨)$"), re.compile("(?:开展|进行|组织)$")
_MAKES_OF_IT = re.compile(
    r",[^。;《]{0,12}(?:编制|形成|撰写|填写|制定|写出|拟定)(?=[《一-龥])"
)  # 开展校情分析,编制《规划》
_CONTENTS = re.compile(  # 论文档案袋每生1袋,内装任务书、开题报告; 资料包:每校1个,内含教案
    r"[袋盒册夹包](?:[^。;:,]{0,8})(?::[^。;:,]{1,20})?,(?:[^。;:,]{0,6},)?(?:内装|内含|内附|装有|内有|里面装有?)(?:[^,。;:]{1,10}[、和及与]){0,6}$"
)
_MADE_OF = re.compile(  # 优秀课例1节,包括教学设计1份、课件1份; 成果汇编,含论文、课例
    r"(?:(?:(?<!下列)(?<!以下)课例|案例|微课|汇编|方案|总结|档案|(?<=[例果片案品文作])集|[册袋]|(?<=[缩料源件])包)》?(?:\([^()]*\))?(?:各?[一1两二三四五六\d]\s*[个节份篇项套册])?"
    r"|(?:^|[,。:])每[校园人队组][一二两三四五\d][节个段件],"
    r"|[^材资]..》(?:\([^()]*\))?[,:]?(?:[每各][^,。;:\d]{0,8}?)?[一1\d]\s*[个节份篇项套册]),?"
    r"(?:[内应须]|主要|每[个节份篇套])*(?:包括|包含|(?<!不)含有?)(?:[^,。;:\x00]{1,14}?[、和及与]){0,6}(?:[一1](?:段|节)[^,。;:、]{0,12})?$"
)
_SIGNED_ON = re.compile(r"签(?:署|注|具|字)?(?:[一-龥]{1,6}、)?$")  # 申请书由学校签署初审意见: stands on it
_BOUND_IN = re.compile(
    r"(?:汇编|[集册袋盒夹]),(?:[^,。;]{0,6},)?(?:将|把)[^。;\x00]{0,40}$"
)  # 成果汇编,将论文、课例装订
_OTHER_FORM = r"(?:(?<![整修])改为?(?:[送交寄]|报送?)|[只仅](?:需|须|要)?(?:[送交]|报送?))(?![有无到至])"
_BEHIND_ANOTHER = r"[^\x00,。;:]{2}[^。;:]{0,40}[,;(]"
_INSTEAD = re.compile(  # 作品原件送市馆,立体作品改送照片: the same works of a few, told in another form
    rf"{_BEHIND_ANOTHER}[^,。;:\x00]{{2,16}}(?<![校园位镇乡村区业师生员者的]){_OTHER_FORM}[^,。;:《]{{0,12}}$"
)
_OF_A_FEW, _THERE = re.compile(_OTHER_FORM), re.compile(rf"{_BEHIND_ANOTHER}$")
_STANDS_FOR = re.compile(r"[^,。;]{0,4}(?:代替|替代|代之)")  # 可用照片代替
_PUT_BEHIND = re.compile(  # 把签到表扫描件和照片附在小结之后; not 附在邮件中
    r"[^,。;《》]{0,24}?(?:(?:附|粘?贴|插|夹)[在于到至]|[放排列装订]{1,2}[在于到至](?=[^,。;]{0,10}(?:后|末尾?|底)(?:[,。;面页]|$)))"
    r"(?![^,。;]{0,8}(?:邮[件箱]|信封|压缩|文件夹|袋|盒|包|门|墙|栏))"
    r"|(?:\([^()]*\))?,?(?:一并|一起)?(?:装订|钉)在(?:同一册|一起|同一本)[内中里]?"
)
_AS_PART = re.compile(  # 节次统计表(附件3)作为总结的附表
    r"(?:\([^()]*\))?,?(?:均|则|一并)?作为[^,。;《》]{0,10}的?(?:附[件表录页]|佐证|附属)[一-龥]{0,2}(?=[,。;]|$)"
)
_ONE_OF_THEM = re.compile("的?[一两二三1-3][份套本册][一-龥]{0,10}(?:材料|资料)")  # 连同其中一份学校材料
_SO_LONG = re.compile(  # 每个案例不超过3000字: what each of them is like
    r"(?:的?(?:字数|时长|篇幅|长度))?(?:[应须]|控制)?(?:在|不[超多少低]|限[定于在]?)[^,。;]{0,3}\d+\s*(?:字|分钟)"
)
_ONE_FOR_EACH = re.compile(  # 《视频》与案例对应,每个案例1段
    r"(?:案例|作品|课题|项目|节目|课例|微课|活动)[一1-3][段张份节]"
)
_A_FORM = re.compile("(?!签到)[一-龥]{2,}[册单表书]")
_COUNTS, _UP_TO_WHEN = re.compile(r"(?:统计|汇总|采集|计算|登记)$"), re.compile(r"截?[至止到]")


_OF_A_TOPIC = re.compile(  # 期中检查、毕业论文、实习各项材料: what their papers are about
    r"(?:[、和与及][^,。;:《》]{2,14}?){0,4}(?:各[项类种]|[两二三四五六][类种])(?:材料|资料)"
)
_IS_RUN_BY = re.compile(  # 毕业论文仍由各系组织,指导教师名单…: what goes on, and no paper
    r"(?:仍|继续|统一)*由[^,。;]{1,12}(?:组织|承办|主持|牵头|指导)(?:实施|开展)?(?=[,。;])"
)


def is_part(text: str, end: int, near: str) -> bool:
    """Whether a name that ends there is said to be only the annex of another paper, or some of what it tells of."""
    if _IS_RUN_BY.match(text, end) or _OF_A_TOPIC.match(text, end):
        return True
    of_a_few = _OF_A_FEW.match(text, end) and _THERE.search(near)
    return bool(_AS_PART.match(text, end) or _PUT_BEHIND.match(text, end) or _STANDS_FOR.match(text, end) or of_a_few)


def is_what_it_is_like(written: str, near: str) -> bool:
    """须为2025年9月以来的真实课例: what it is to be; 写明书目: what it is to say; 其中一份学校材料: one of those."""
    of_them = near.endswith("其中") and _ONE_OF_THEM.fullmatch(written)
    for_each = near.endswith("每个") and _ONE_FOR_EACH.fullmatch(written)
    return bool(of_them or for_each or _IS_TO_SAY.match(written) or _HAS_TO.search(near) and _IS_LIKE.match(written))


_LABEL = re.compile(r"(?:^|[。;\s])(?P<what>[^:,。;\s\d]{2,12}):[^:。;]*从$")
_IS_TAKEN = re.compile(  # 优秀答卷:各组从本学科答卷中挑选: the ones that they are chosen from
    "[中里](?:各|再|择优|自行)*(?:挑选|评选|遴选|选出|评出|选取|精选|抽取|推选|组稿)"
)


def is_of_another(title: str, near: str, behind: str, written: str) -> bool:
    """Whether the words before a name say that a paper holds it, comes with it, or tells of it; not where those behind
    it hand it in: 列入清单,与总结同时报送. `written`: the name with its number."""
    beside = not ("《" in title or written != title and goes_along(title, near)) and (
        _GOES_WITH.search(near)
        or _PARTS_OF_IT.search(near)
        or _HAS_ANNEXED.search(near)
        or _MADE_OF.search(near)
        or title.endswith("档案")
        and _PUT_ON_FILE.search(near)
    )
    spoken_of = _TELLS_OF.search(near) and _WHAT_IS_TOLD.search(title)
    done = _VERBAL.fullmatch(title) and _DOES.search(near)
    done = done or _LOOKS_INTO.search(title) and _UNDERTAKEN.search(near) and _MAKES_OF_IT.match(behind)
    summed_up = "《" not in title and _ABOUT_IT.search(near) and _TO_SUM_UP.search(title)
    among = (kind := _AMONG.search(near)) and title.endswith(kind["kind"])
    beside = beside or _CONTENTS.search(near) or title.endswith("意见") and _SIGNED_ON.search(near)
    bound = _BOUND_IN.search(near)
    taken = (head := _LABEL.search(near)) and PAPER.search(head["what"]) and _IS_TAKEN.match(behind)
    each = near.endswith("每个") and _SO_LONG.match(behind)
    if each or taken or _GIVEN_OUT.search(near) and "《" not in title:
        return True
    put = _PUT_INTO.search(near) and not _IS_SENT_WITH.match(behind) or _NOT_ASKED.search(near) or _INSTEAD.search(near)
    into = "《" not in title and (put or _ONLY_BESIDE.search(title) and _ACCOMPANIES.search(near))
    return bool(among or _HOLDS.search(near) or beside or spoken_of or done or summed_up or into or bound)


def goes_along(title: str, near: str) -> bool:
    """申请1份,附学员花名册1份: a form of its own that goes along, as no 附照片3张 and no 附签到表1份 does."""
    return near.endswith("附") and _A_FORM.fullmatch(title) is not None


def is_counted_up(title: str, text: str, end: int) -> bool:
    """数据统计到9月30日 says up to when, and names no paper."""
    return bool(_COUNTS.search(title) and _UP_TO_WHEN.match(text, end))
