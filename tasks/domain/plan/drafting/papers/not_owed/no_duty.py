"""Sentences that hand nothing in: what is over, given out, or only an example; and what is owed in a case alone."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.past import is_example, is_past, tells_only_of_earlier_year, with_what_ends_it
from tasks.domain.plan.drafting.days.usual_clock import usual_clock
from tasks.domain.plan.drafting.draft_words import SUBMIT

_TO_PEOPLE = re.compile(
    r"(?:[送发交寄][到至给]|反馈(?:给|至))(?:[\u4e00-\u9fff]{0,6}?)(?:老人(?!福利|工作)|群众(?!体育|工作|文化|来访|科|股|处|部)|家长(?!学校|委员会|会|接待|信箱|代表)|(?<!大)学生(?!处|科|工作|资助|发展|事务|管理|办|会|党)|手[中里]|本人|农户|村民|百姓|家[中里]|患者|(?:每一?|各)[户家]|住户|各家各户|(?:每[位名]|各位)?(?:读者|观众|旅客|乘客|顾客|游客|居民(?!委)|会员(?!部|单位))|家(?=[,。;])|手机(?=[,。;]))"
)  # 把通知送到老人手中
_TO_EACH = re.compile(
    r"(?:[送发寄运]|分发|配[送发]|下拨)[到至往给](?:[校园班村户人家店点]|(?:全县)?各"
    r"(?:中小学|学校|校园|校|园|单位|班级?|企业|村|户|机构|(?:行政)?村\(社区\)|社区|乡?镇|镇?街道?|乡?镇\(街道\)|支部|分?馆|站|所|社团|队|店|网点|家庭|商户|卫生院|门店|[一-龥]{0,4}(?:辅导员|管理员|联络员|校长|园长|负责人|教师|老师|学员)))(?=[,。;]|$)"
)  # 书店将教材送到各校, 配送到校
_TELLS_EACH = re.compile(  # 督导室向每所幼儿园送达《意见书》
    r"向(?:各|每[所个家户]|有关|相关|被[一-龥]{1,3})[^,。;]{1,12}(?:送达|下达|发放|反馈|印发|下发|发出|出具|通报|公布)"
)
_DONE = re.compile(
    r"^(?!.*(?:请|须|务必|应当))[^。;]*已(?:于|在|经|全部)?[^,。;]{0,16}(?:发给|发至|下发|印发|报齐|交齐|寄给|公开|公布|公示|发布)"
)  # 疑点清单,已于6月9日发给各乡镇; 申报标准已在网站公开
_DONE_BY = re.compile(  # 登记表已于2025年底全部寄交省中心; 据统计,共收到材料87份; not 将已盖章的扫描件发到…
    r"^(?!.*(?:请|(?<!无)须|务必|应当|[将把]))[^。;]*(?:已(?:由|于|在|经|全部|陆续)[^,。;的]{0,20}(?:[发寄传退]到|[寄送移]交|退回|[寄发]出)"
    r"|(?:^|,)据(?:统计|了解|悉),|(?:共|累计|先后)(?:收到|收回|受理|征集到|评出)[^,。;]{0,20}\d)"
)
_FORM_IS_THERE = re.compile(  # 各项表样已上传群文件,与去年相比只调整了年报
    r"^(?!.*(?:请|(?<!无)须|务必|应当))[^,。;]{0,16}(?:[表图]样|样[表张稿]|模板|模版|样式|格式|空表|[表]格|填报说明|填表说明|操作手册|软件|课件)"
    r"[^,。;]{0,6}(?:已经?|均|都|另)[^,。;]{0,10}(?:上传|发布|共享|公布|更新|发[至到在]|放[至到在]|挂[在到])"
)
_OF_THE_OFFICE = re.compile(  # 区级评估报告由区妇儿工委办起草,8月底前报市
    r"由[^,。;各]{2,16}[办局委室科股](?:负责)?(?:统一)?(?:起草|撰写|编写|汇编|编印|编制)[^。;]{0,24}[报送][市省]"
)
_BY_ITSELF = re.compile(r"自动(?:抓取|采集|生成|推送|同步|归集|对接|上传|导入|汇入|提取)")  # 数据由平台自动抓取
_NO_NEED = re.compile("[无不](?:须|需|必|用)|不应")
_DONE_BEFORE = re.compile(  # 已在1月5日报送,不再重报
    r"^(?!.*(?:请|须|务必|应当))[^。;]*已(?:于|在)[^,。;]{0,8}\d[日月号][^,。;]{0,4}(?:报送|上报|提交|填报|上传|报)(?=[,。;])[^。;]*(?:不再|无需|无须|不必|不需|不用)"
)
_GIVEN = re.compile(
    r"(?:颁发|下发|签发|将发|下达|发给|授予|给予|奖励|发放|颁授)[^,。;]{0,20}(?:证书|《[^》]*(?:通知|决定|告知)书》|奖金|奖品|奖牌|牌匾|奖状|奖杯|纪念品|稿酬|补助|补贴)"
)  # 相应发给奖金及证书
_WITH_THIS = re.compile(  # 附件随本通知一并下发
    r"[随与同和][本此](?:函|通知|文件?)(?:同时|一并|一同|一起|同步)?(?:送达|下发|印发|发送|发给|发至|寄送|送[至到给])"
)
_INLINE_HEAD = re.compile(  # 三是报送纸质材料。 heads what follows in its paragraph
    r"\s*(?:[一二三四五六七八九]是|第[一二三四五六七八九],)(?:报送|提交|上报|上交)(?:纸质|电子|书面|有关|相关)(?:版|件)?材料[。;]?\s*"
)
_IN_CASE = re.compile(
    r"(?:确有困难|确因|因故|遇有?特殊情况|特殊情况(?:的|,|需)|不能按[时期]|未能按[时期]|无法按[时期]|(?:如|若|凡|因)(?:有|遇|需|确需)?[^,。;]{0,8}?"
    r"(?:变动|变更|变化|调整|延期|异议|异常|退出|突发)|需(?:要)?延期)[^。;]{0,12}[,的]"
)
_FED_BACK = re.compile(
    r"反馈(?:给|至|到)?(?:各|所有|有关|相关)?(?:学校|单位|本人|教师|作者|选手|企业|参赛者|申报者|报送单位|申报单位)(?=[,。;]|$)"
)
_RESULT = re.compile(  # 考核结果报县教育局,作为…依据
    r"^[^,。;《各请]{0,12}(?:考[核评]|评[分选审比定估奖]|审[核定]|检[查测]|测评|验收|抽查|监测|认定|遴选|竞赛|比赛|复核)结果[^,。;]{0,16}"
    r"(?:报|送|纳入|作为|公布|通报|计入|存入|反馈|抄送)"
)
_CHOSEN = re.compile(  # 优秀作品将编入文集,并在公众号推送
    r"^\s*(?:其中)?(?:优秀|优异|获奖|入选|入围)[^,。;]{0,8}(?:作品|稿件|论文|案例|课例|成果|视频|微课|方案|设计|文章|照片)[^,。;]{0,4}(?:将(?!于)|由[^,。;]{2,14}(?:推送|展播|刊登|刊发|展出|展示|发布|编印|汇编|宣传))"
)
_OPENS = re.compile(r"(?:系统|平台|网站|端口|通道|窗口)[^,。;]{0,4}(?:开放|开通|开启)(?![^,。;]{0,4}(?:时间|期限))")
_DAY_BEHIND = re.compile(r"[须应请要需][^。;]{0,8}\d[日号](?:\([^()]*\))?(?:\d{1,2}:\d\d)?前")
_ONLY_KEPT = re.compile(  # 过程性材料由学校分类归档,平时不要求报送
    r"(?:留存|存档|归档|保管|保存|备查|留底|自存|自留|存放)[^。;\d]{0,24}(?:不|无[须需])(?:要求|需要?|用|必|再|另行?|单独|统一)*(?:报送|上报|提交|上交|报)(?=[,。;]|$)"
)
_BY_ANOTHER = re.compile(  # 主持人据此撰写年度报告,报县教师发展中心,成员不需另写
    r"[,;](?:[^,。;]{0,8}?)(?:不[需用必]|无[需须])(?:再|要)?(?:另外|另行?|单独|重复|再)(?:撰写|编写|写|填|报|交|送|上报|上交|提交)[^,。;]{0,6}[。;]?$"
)
_NOTHING_TO_DO = re.compile(  # 同类系统11月30日关闭,由园区统一填报,企业不用操作
    r"[,;][^,。;]{0,8}(?:不[用需必]|无[需须])(?:再|另行?|自行)?(?:操作|登录|理会|处理|办理)[。;]?$"
)
_AT_HOME = re.compile(  # 各单位将申报材料在本单位公示; 家长登录平台填报信息
    r"^(?!.*(?:报送|上报|提交|[送交][至到]|发[至到送]))[^。;《]*[将把对][^。;《]{2,40}在本?(?:单位|校|园|村|社区)(?:内|范围内)?公示"
    r"|^(?:[^,。;]{0,40}\d日(?:\([^()]*\))?,)?(?:学生)?(?:家长|监护人)(?:凭[^,。;]{2,12})?登[录陆][^,。;]{2,30}[。;]?$"
)
_SAYS_WHO = re.compile(  # 名录核对对象为四个乡镇已录入系统的全部农场
    r"[^,。;:]{2,20}(?:对象|范围|主体)(?:为|是|指|:)(?!.*(?:请|务必|\d[日号](?:\([^()]*\))?(?:\d{1,2}[:时]\d{0,2})?之?前))"
)
_POINTS = re.compile(r"\d{1,3}分(?![钟之享类别为])")  # 计划20分,课例包30分: what it is marked by
_ASKED_OF_ALL = re.compile(
    r"请|务必|[点时日]以前|[须应](?!急|用)|\d[日号底]?(?:\([^()]*\))?(?:\d{1,2}[:时]\d{0,2})?之?前"
)
_OF_FREE_WILL = re.compile(  # 鼓励教师录制微课,愿意分享的可随时发到上述邮箱,不作统一要求
    r"鼓励|欢迎|自愿(?![一-龥]{0,6}书)|愿意|有(?:意愿?|兴趣)(?:者|的)|不[作做](?:统一|硬性|强制)?要求|不强求|是否[^,。;]{1,8}由[^,。;]{1,10}(?:自[定主行]|决定)"
)
_AS_IT_HAPPENS = re.compile(  # 检查数据在检查当日录入平台
    r"(?:数据|信息|情况|记录)[^,。;]{0,16}(?:即时|实时|当[日天]|随时|同步)(?:录入|导入|上传)"
)
_NOT_THAT_WAY = re.compile(  # 涉密档案不通过互联网邮箱传送; 教学反思由学校检查,不上传网站
    r"^(?!.*(?:请|务必|[将把]|\d[日号]))[^。;]*不(?:得|再|予)?(?:上传|报送|传至|发送)(?:到|至)?(?:网站|平台|系统|邮箱)[。;]?$"
    r"|不(?:得)?通过[^,。;]{2,12}(?:传送|传输|发送|报送|上传)"
)
_TO_THE_PRINTER = re.compile(r"交付?(?:出版社|印刷厂|印刷|付印|排版)")  # 送审稿于11月29日前交付出版社
_PAYS = re.compile(  # 评审费由学校收取后,于7月8日前缴至财政非税专户
    r"[缴交汇转存]+(?:至|入|到|进)[^,。;《]{0,16}(?:专户|账户|帐户|账号|国库)(?=[,。;(]|$)"
)
_SHARE = re.compile("[一-龥]{2}率")
_IS_A_GOAL = re.compile(r"达到?(?:100|\d{1,2})(?:\.\d)?%(?!的)")  # 注册率达到100%,每校形成1项成果
_OF_HOLIDAYS = re.compile(  # 暑假自7月15日起至8月31日止
    r"\s*(?:20\d\d年|今年|本学[年期])?[寒暑]假(?:时间|期限)?(?:[为是自从:]|定于)"
)
_IS_DONE = (_FORM_IS_THERE, _DONE, _DONE_BY, _DONE_BEFORE)
_GOING_OUT = (_FED_BACK, _TO_EACH, _TELLS_EACH, _TO_PEOPLE)
_BY_A_DAY = re.compile(r"\d[日号](?:\([^()]*\))?(?:\d{1,2}[:时]\d{0,2})?之?前")
_ASKED_FOR = re.compile(r"请|各[校园单乡县班]|务必|\d[日号底]?之?前")


def asks_nothing(sentence: str, line: str, start: int) -> bool:
    """Whether a sentence that begins at `start` of the line hands nothing in: 原《…》已结束."""
    if _INLINE_HEAD.fullmatch(sentence) or usual_clock(sentence) and not SUBMIT.search(sentence):
        return True
    if is_past(with_what_ends_it(sentence, line[start:])) or is_example(line, start):
        return True
    if _OPENS.search(sentence) and _DAY_BEHIND.search(line[start + len(sentence) :]):
        return True  # 9月15日至26日系统开放注册功能。各校须在9月26日前…: the day is that of what follows
    if tells_only_of_earlier_year(sentence) or _AT_HOME.search(sentence):
        return True
    if _SAYS_WHO.match(sentence) or _OF_HOLIDAYS.match(sentence) and not SUBMIT.search(sentence):
        return True
    if _IS_A_GOAL.search(sentence) and not SUBMIT.search(_SHARE.sub("", sentence)):
        return True
    if _ONLY_KEPT.search(sentence) or _OF_THE_OFFICE.search(sentence) or _is_of_the_marks(sentence):
        return True
    if _BY_ITSELF.search(sentence) and not _ASKED_OF_ALL.search(_NO_NEED.sub("", sentence)):
        return True
    if only_pays(sentence) or _TO_THE_PRINTER.search(sentence) or _AS_IT_HAPPENS.search(sentence):
        return True
    if _OF_FREE_WILL.search(sentence) and "《" not in sentence and not _ASKED_OF_ALL.search(_NO_NEED.sub("", sentence)):
        return True
    if _NOT_THAT_WAY.search(sentence) and not _ASKED_FOR.search(sentence):
        return True
    if (_BY_ANOTHER.search(sentence) or _NOTHING_TO_DO.search(sentence)) and not _ASKED_OF_ALL.search(sentence):
        return True
    if _is_done(sentence) or _only_goes_out(sentence) or _WITH_THIS.search(sentence):
        return True
    return bool(_GIVEN.search(sentence)) and not SUBMIT.search(_GIVEN.sub("", sentence))


def _is_of_the_marks(sentence: str) -> bool:
    """What becomes of the results, of the best works, of the points: the office's, and asked of nobody."""
    told = _RESULT.match(sentence) or _CHOSEN.match(sentence) or len(_POINTS.findall(sentence)) > 1
    return bool(told) and not _ASKED_FOR.search(sentence)


def _only_goes_out(sentence: str) -> bool:
    """书店将教材送到各校; not where other clauses hand in by a day: 于4月8日前报教研室,审核意见4月10日反馈本人."""
    given = [clause for clause in sentence.split(",") if not any(one.search(clause) for one in _GOING_OUT)]
    asked = ",".join(given)
    whole = any(one.search(sentence) for one in _GOING_OUT)
    return whole and not (len(asked) < len(sentence) and SUBMIT.search(asked) and _BY_A_DAY.search(asked))


def _is_done(sentence: str) -> bool:
    told = next((found for one in _IS_DONE if (found := one.search(sentence))), None)
    if told is None:
        return False
    asked = _BY_A_DAY.search(sentence, told.end())  # 名单已公布,各站于5月6日前报送《台账》
    return not (asked and SUBMIT.search(sentence, told.end()))


def only_in_a_case(sentence: str) -> bool:
    """Whether what it hands in is owed in a case that is nobody's rule: 确有困难不能按时完成的,请写出报告."""
    return bool(_IN_CASE.search(sentence))


def only_pays(text: str) -> bool:
    """Whether what a text moves is money: 12月10日前把会费缴到工会账户, whatever its sentence asks for besides."""
    return bool(_PAYS.search(text)) and not SUBMIT.search(_PAYS.sub("", text))
