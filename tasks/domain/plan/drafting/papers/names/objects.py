"""What a verb hands over where its name is of no kind we know: 成片, 造林作业设计, 账号注册."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.numbers import COUNT, ORDERS, UNIT, UNITS
from tasks.domain.plan.drafting.draft_words import ALL_OF_THEM, BELOW, FORM, GENERIC

_ENTERS = (
    r"(?:填报|注册|登记|录入|上报|报名|备案|认证|申报|填写|更新|维护|"
    r"采集|核验|绑定|签到|签约|确认|上传|报送|激活|申请|申领|提交|预约|公示|采录|导入|签收|自评)"
)
_COMPLETED = re.compile(
    rf"(?:完成|做好)(?P<what>(?:(?!学习|培训|研修|自查|整改)[^,。;:()]){{0,26}}?)的?(?P<verb>{_ENTERS}(?:[、和及与并]+[^,。;:()]{{0,6}}?{_ENTERS})?)(?=工作|[,。;()]|并|后|$)"
)
_ENTERED_AT = re.compile(
    r"(?:平台|系统|网站?|小程序|APP|App|公众号|客户端)[”\"]?(?:上|中|内)?(?:自行|自主|统一|在线|实名)?(?:完成)?(?P<verb>(?:实名|账号|在线|网上|信息)?"
    r"(?:注册|登记|报名|认证|签到|绑定|激活)(?:并?(?:通过|完成)?[\u4e00-\u9fff]{0,4}(?:认证|登记|报名|绑定))?)(?=[,。;(]|$|后|,?每|本人|个人)"
)
COMPLETES = re.compile(rf"完成[^,。;]{{0,4}}?{_ENTERS}")
_ONLINE = re.compile(r"(?:网上|线上|在线|网络)(?:报名|申报|填报|登记|注册)(?![表材费系平工资条]|时间|日期|期间)")
_LOGS_IN = re.compile(  # 登录报名系统(www…)进行报名
    r"登[录陆][^。;《]{2,60}?(?:进行|组织[一-龥]{0,6}|完成|统一|在线|网上|[,)”])(?P<verb>报名|申报|填报|注册|登记)(?=[,。;)]|$|并|工作)"
)
_SIGNS_UP = re.compile(r"报名(?![表费材资条])")
_HELD = re.compile(
    r"(?:举办|举行|召开|开展|组织|参加)(?:的|全[县市区]|一[次期场])*(?P<what>[一-龥A-Za-z0-9“”]{2,24}?"
    r"(?:培训班?|研修班?|研讨会|比赛|大赛|竞赛|讲座|论坛|观摩会|交流会|运动会))(?=[,。;(]|活动|$)"
    r"|(?:^|(?<=[,。;]))(?P<due>[一-龥“”]{0,16}?(?:培训班|研修班|研讨会|讲座|论坛|观摩会|交流会|运动会))"
    r"(?:定|将|拟)?于[^,。;]{2,24}?(?:举办|举行|召开)"
    r"|(?:^|(?<=[,。;\s]))(?P<set>[一-龥“”]{2,16}?(?:培训班|研修班|比赛|大赛|竞赛|运动会|讲座))(?:只|共|仅)?(?:设[有置]?|分|限)"
)
_BEHIND = re.compile(
    r"(?:报送|上报|提交|上交|填报|申报|上传|录入|导入|反馈|报备|递交|呈报|(?<=[股科室局办所站部处馆会])[报交送]|(?<=[前底])[报交](?![告送给至到名流接])|寄送|发布(?=[一-龥]{2,8}\d{1,2}[篇条期则])|(?<![上提移])交(?![流接通换])(?=[《一-龥]{2}))"
    r"(?:一[份个张篇]|本[校单]位?|上[一]?(?:年度|季度|月)的?)?(?P<what>[一-龥A-Za-z0-9“”—·]{2,22}?)"
    rf"(?=[,。;(]|$|于|(?<!申)请|至|并|前|到|给|不[超少多]|限|{COUNT}\s*[次项{UNITS}]|各[一二两\d])"
)
_WRITTEN = re.compile(
    rf"(?:完成(?=[^,。;]{{3,16}}?各?{COUNT}\s*[篇份幅册])|撰写|编写|写出|设计|绘制|制作|拍摄|录制|准备(?:好)?)"
    rf"(?P<what>[一-龥A-Za-z“”]{{3,16}}?)各?{COUNT}\s*[篇份件幅个节段册]"
)
_PICKED = re.compile(  # 推荐优秀病历,复印后于4月30日前送
    rf"(?:推荐|遴选|精选|挑选|选取|选出|挑出|评出)(?P<what>[一-龥“”]{{2,10}}?)(?:\([^()]*\))?(?:各?(?:不超过|不少于|最多|至少)?{COUNT}[{UNITS}])?"
    r",(?:复印|打印|装订|装裱|装袋|密封|扫描|拍照|翻拍|刻录|打包|编号|贴签|压缩)(?:成[^,。;]{1,6})?(?:后|好)?,?(?=[请须应]|[于在]|\d{1,2}月)"
)
_ONE_OF_PEOPLE = re.compile(
    r"(?:干部|[员者人生师]|个人|集体|单位|标兵|模范|能手|骨干|代表|家庭|企业|村|社区|班级|学校|团队|先进|对象|支部|岗)$"
)
_MOVED = re.compile(
    r"(?:将|把)(?P<what>[^,。;:()将把]{2,24}?)(?:\([^)]*\))?(?=逐[一人户项条]|加?盖|签字|扫描|打包|以|通过|按|统一|移交|发(?:[至到送给]|(?=[^,。;]{2,16}(?:邮箱|群|@)))|(?<![通汇])报(?!告|表|名)|上[传报交]|提交|交|送|寄|传|填|导入|录[入进]|拷|一[并起同]|于|在(?!校|职|线|建)|装订|刻录?|汇总|编成|编为|整理成)"
)
_MOVED_ALONG = re.compile(
    r"[将把](?P<what>(?!其|该|此|所|上述|以上|剩余|另)[一-龥]{3,12}?)(?<!材料)(?<!资料)(?<!文件)(?=[发交送寄传]|报(?![告表名])|上[传报交]|提交|录[入进])[^,。;]*"
)
_OF_ONE_BEFORE = re.compile(
    r"[稿版本件份表]$|[好后]的|正式|纸质|电子|盖章|签字|修[改订]|最终|书面|其中|上述|以上|剩余|其余|结果|情况$"
)
_TOPIC = re.compile(
    r"(?P<what>[一-龥A-Za-z0-9“”—-]{2,24}?)(?:\([^)]*\))?[,:]?"
    r"(?:由(?:各|学?校|本)?[^,。;《》]{1,12}?于|(?:(?<![申邀聘])请(?![示假柬])|[应须]|需(?!求|要))于?|务必|统一|一律|均|于|最迟|截[止至]|每[月周季日天]|(?=\d{1,2}月\d{1,2}日))"
)
UP_TO = re.compile(
    r"^截[止至][^,。;]{2,16}?的(?:本(?:学期|学年|年度?|月|季度))?"
    r"|^(?:\d{1,2}月份?(?:至|到|[-—~])\d{1,2}月份?|[上下]半年|第?[一二三四]季度|[上下本]学期)的"  # 1月至5月的学时
)  # 截至6月15日的本学期研修学分,由…录入
_NO_TOPIC = re.compile(
    rf"^[将把]|[一-龥][将拟]$|后[确仍再]$|[校园位村站里]不(?:另|再|需|用)|^[都均皆][在于]?$|[在于]$|^(?:还|另|也|仍|并|再)[须应需要请于在将]|^附(?![件表属])|^每(?![日天周月季年期次])|[自从]$|^(?:报送|上报|提交|填报|上交|报名|申报|材料)$|^第?[\d一二三四五六七八九十]|[的者]$|^(?:即日|起至|至$|从|自(?![评查编制我])|有|对|凡|如|没有|除|未|拟|因|若|经)|各|(?<![申邀聘])请(?![示假柬])|学校$|[组班科处校园会局院]长$|负责人|书记$|主任$|支书$|老师$|代表$|教师(?![一-龥]{{2,6}}学[分时]$)|单位|幼儿园|校长|负责人|人员|乡镇|部门|局$|中心$|工作$|[院馆站所厂]$|公司$|社区$|^(?:小学|初中|高中|中学|教师|学生|幼儿|成人|青年|少年|[男女]子?|[{ORDERS['甲']}])组$|^(?:小学|初中|高中|中学)$|时间|方式|要求|期限|日期|地址|邮箱|逾期|联系|公示|会议|培训|比赛|活动$|们$|朋友$|假期$|系统|平台|登录|完成|^具体|最终|本次|参加|通过|按照|根据|组织|开展"
)
_DEALT_WITH = re.compile(r"(?:统计|汇总|整理|审核|审定|盖章|签[字名]|收齐|填写|填报|完成)+(?:无误|完毕)?后$")
_SIGNED = re.compile(
    rf"(?:各?一式)?{COUNT}\s*[{UNITS}](?:,?(?:经|由|加?盖|签)[一-龥]*)?$"
)  # 章程1份经法定代表人签字于…
_COUNTED_CLAUSE = re.compile(rf"(?:^|[,;])\s*(?P<what>[一-龥]{{2,14}}?)(?:各?一式)?{COUNT}[份套册](?:经|由|加?盖|签)")
_GROUP = re.compile(  # who, and no paper
    r"(?:新|老|毕业|在校|本科|研究|进修|特困|困难)?(?:学?生|党员|团员|教师|老师|学员|家长|村民|居民|农户|商户|企业|单位|支部|班级|员工|职工|干部|委员|代表|选手|作者)"
)
_NO_OBJECT = re.compile(
    r"^了|[表告结单册料案]已(?:[在于经]|被)[一-龥]{2}|^(?:[至到给往]|[县市区省镇乡州局我本](?!级)[^,。;]{0,14}(?:[股科室处部办局站所馆院委会]|中心|学校|政府)|[县市区局]?(?:级|里)|有关部门|上级|相关部门|学校|单位|制度|要求|时间|方式|渠道|质量|期间|"
    rf"工作|任务|系统|平台|邮箱|截止|情况下|后|前|的|时|者|人|等|不|完成|完毕|成功|及时|进度|进行|至)|^[\d一二两三四五六七八九十]+\s*{UNIT}?$|[局股科室处部办站所]$|[一-龥](?:老师|同志|主任|科长|股长|处长)$|(?:为准|负责|审核|备案|存档|汇总|联系人|资格|文件夹|[网云]盘|专栏|栏目)$"
)
_FORM_ALONE = re.compile(  # 纸质材料: papers of a form, whichever they are
    r"(?:初次|首次|完整|全套|正式|齐全|所有)?的?(?:(?:纸质|电子|书面|盖章)[版稿件]?[和与及、]?)+的?(?:材料|资料|文件)"
)
_HEADS_OUT = re.compile(
    r"^(?:本单位|本校|本园|本村|本地|本辖区|本[站院所镇馆厂店]|辖区内?|所有|全部|其|的|上述|有关|相关|参赛|新)+"
)


def entered(text: str) -> str:
    """完成机构基本信息更新 is 机构基本信息更新; "" where nothing is entered, or only 完成注册."""
    found = _COMPLETED.search(text)
    if not found:
        return ""
    if GENERIC.match(found["what"]) and re.match("提交|上传|报送", found["verb"]):
        return ""  # 完成材料提交
    what = re.sub(r"^.*[\x00”](?=.)|^(?:本|全部|所有|各自)(?:单位|校|园|户)?的?", "", found["what"]).strip(" 的、")
    return f"{what}{found['verb']}" if len(what) >= 2 else ""


def entered_at(text: str, channels: tuple[str, ...]) -> str:
    """在“志愿云”小程序完成实名登记: who enters the name there owes just that. "" where it hands over a thing."""
    found = _ENTERED_AT.search(text)
    place = next((one for one in channels if one != "mailbox"), "")
    return f"{place}{found['verb']}" if found and place else ""


def registration(text: str, line: str) -> str:
    """举办保健教师培训。…每校报名1人,于…前在平台报名: 保健教师培训报名; "" where nothing is held, or a form filled."""
    held = _HELD.search(line) if _SIGNS_UP.search(text) else None
    return f"{held['what'] or held['due'] or held['set']}报名" if held else ""


def online_entry(text: str) -> str:
    """登录“云平台”组织选手报名: 网上报名; "" where nothing is entered on the net, or a form is."""
    if found := _ONLINE.search(text):
        return found[0]
    logged_in = _LOGS_IN.search(text)
    return f"网上{logged_in['verb']}" if logged_in else ""


def says_what_is_entered(head: str) -> bool:
    """新生注册 says who is entered, 报名注册 does not."""
    return bool(re.search(_ENTERS, head)) and len(re.sub(_ENTERS, "", head)) >= 2


def handed_object(text: str) -> str:
    """What 将, 把 or the verb moves; "" where that is a word for all of it or a place."""
    if moved := _MOVED.search(text):
        title = _HEADS_OUT.sub("", moved["what"].strip())
        return title if _is_thing(title) else ""
    for behind in _BEHIND.finditer(text):
        title = _HEADS_OUT.sub("", behind["what"].strip()).removesuffix("一式")
        if _is_thing(title) and not title.endswith("的") and not _NO_OBJECT.search(title):
            return title
    return _picked_object(text)


def _picked_object(text: str) -> str:
    """推荐优秀病历,复印后于4月30日前送: what is picked, of whatever name, and made ready to be sent; no people."""
    found = _PICKED.search(text)
    title = found["what"] if found else ""
    return title if _is_thing(title) and not _ONE_OF_PEOPLE.search(title) and not _NO_OBJECT.search(title) else ""


def moved_thing(text: str) -> str:
    """于3月19日前将整改措施发至…: a thing of its own that 将 moves, of no kind we know; "" for 将其, 将盖章件."""
    found = _MOVED_ALONG.search(text)
    return "" if found is None or _OF_ONE_BEFORE.search(found["what"]) else handed_object(found[0])


def written_object(text: str) -> str:
    """每名教师撰写教育活动设计1篇: what is made, of whatever name, with its number."""
    found = _WRITTEN.search(text)
    title = _HEADS_OUT.sub("", found["what"].strip()) if found else ""
    return title if _is_thing(title) and not _NO_OBJECT.search(title) else ""


def topic(text: str) -> str:
    """What a sentence begins with: 应急预案修订稿请于…前报备."""
    found = _TOPIC.match(UP_TO.sub("", text.lstrip(" ,")))
    title = _SIGNED.sub("", _DEALT_WITH.sub("", found["what"])) if found else ""
    return title if _is_topic(title) else ""


def counted_topic(text: str) -> str:
    """对照范本修改本社章程,修改后的章程1份经法定代表人签字,于…前送: what a clause begins with and counts."""
    titles = (found["what"] for found in _COUNTED_CLAUSE.finditer(text))
    return next((title for title in titles if _is_topic(title) and _is_thing(title)), "")


def _is_topic(title: str) -> bool:
    return not (
        len(title) < 2
        or FORM.fullmatch(title)
        or _GROUP.fullmatch(title)
        or _FORM_ALONE.fullmatch(title)
        or _NO_TOPIC.search(title)
        or GENERIC.match(title)
        or BELOW.search(title)
    )


def is_group(title: str) -> bool:
    """Whether a name is that of people: 新生, 老生."""
    return bool(_GROUP.fullmatch(title))


def _is_thing(title: str) -> bool:
    return len(title) >= 2 and not (
        re.fullmatch(r"(?:签字|盖章|审核|打印|填写|确认)*后?的?(?:纸质|电子|扫描)(?:表|件|版|稿|材料|档)?", title)
        or _GROUP.fullmatch(title)
        or re.match(
            r"第[一二三四五六七八九十\d]{1,2}[期批次]$|择优|统一|及时|按[时照期]|视(?!频)|酌情|另行|适时|组织(?!架构|机构|生活)",
            title,
        )
        or _FORM_ALONE.fullmatch(title)
        or re.search(
            r"(?:平台|系统|网站|邮箱|小程序|”[一-龥]{2,6}(?:目录|文件夹|[页网]页?面?|空间|[料源例]库))[”\"]?$|[见按][下上附表]",
            title,
        )
        or re.search(r"的(?:老师|教师|学生|同学|人员|单位|企业|学校|班级|家长)$", title)
        or GENERIC.match(
            re.sub(rf"^{COUNT}\s*[项{UNITS}]|^[一-龥]{{2,6}}(?=所需)|(?:各?一式)?{COUNT}\s*[{UNITS}]$", "", title)
        )
        or BELOW.search(title)
        or ALL_OF_THEM.search(title)
        or all(FORM.fullmatch(piece) for piece in re.split(r"[、和及与]", title))
    )
