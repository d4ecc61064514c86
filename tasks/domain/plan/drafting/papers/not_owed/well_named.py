"""What no paper is called: a name that begins as a sentence does, ends in no thing, or only sums up other papers."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.papers.names.things import is_asked_for, is_thing
from tasks.domain.plan.drafting.papers.not_owed.clauses import is_clause
from tasks.domain.plan.drafting.papers.owed import Owed

_ENDS = (
    # what is done, and nothing that is handed in: 推进撂荒地整治, 先行自评, 县妇联到户颁牌, 加强领导
    "整治|推进|汇总|[初复终预]审|[初复终]评|采集(?:[和及与、][一-龥]{2})?|平安|述职|交流|评审|验收|[自互]评|摸底|领导|颁[牌奖]|督查|抽查|巡查|听课|答辩|演练|整理|(?:现场|汇报|展示|观摩|研讨|比武)课|"
    # whom, where and when: 骨干教师培训班, “荆山就业”微信群, 班主任工作坊, 材料评审会, 教学设计登录安原教师网
    "(?:研修|培训|进修|骨干|提升|专题|入职|班主任|[一-龥]{2}教师)班|工作坊|[微Q]信?群|[审训谈摩讨作写]会|[一-龥]网|污染源|展[位台区]|"
    # a piece of a sentence: 党校将, 用的, 报名后确, 上报时间延长
    "[将的了确限]|^(?:[Ee]xcel|[Ww]ord|PDF|电子|纸质)版|^(?:[当本上去今]年度?|序号|姓名|性别)|时间(?:延长|顺延|调整)"
)
_NO_FORM = r"(?![一-龥]{0,8}(?:表|册|单|报告|台账|方案|总结|小结|数据|情况|材料|记录|统计)(?:$|\())"
_DONE = (  # 做好总结, 推进撂荒地整治, 公布课例评选结果, 修订预案, 推送课例视频
    "(?:中心|[我本][校局县]|教研室|进修学校)(?:统一|负责)?(?:统计|汇总|审核|整理|分析|登记)|内容(?:包括|包含|为)|提出(?=[一-龥]{0,6}意见)|做(?:[好到了]|一次)|转发|公示(?!栏|情况|说明|材料|报告|照片|截图|证明|单|表|书|文|结果|期)|[推引]进(?!会|情况|方案|计划|措施|报告|台账|表)|加[强快大]|公布|修订(?!稿|版|本|说明)|推送|选派|下校|"
    f"(?:摸底|领取){_NO_FORM}|印发|召开|举办(?!者|方)|深入|严格|逐步|"
    "汇编(?!本|材料)(?=[一-龥])|发放(?!确认|表|名|花|册|签|台账|清|登|汇|记|情况|凭|明细)"
)
_HOW = (  # 自行检查辖内污染源, 亲自审核数据, 先行自评, 司机凭配送单, 逾期不发结业证
    "平时(?!成绩|作业)|后(?:自行|再|统一)|注意|[一-龥]{0,6}不[退返]还|自愿(?![一-龥]{0,6}书)|自行(?!监测|车|研)|亲自|带头(?!人)|先行(?!区|先试|示范)|及时|认真|切实|逐(?!年|月|周|日|级)|逾期(?=不|未|视|者)|"
    r"\d+[份套][^一-龥]*(?:复印|扫描|原)件|重复|司机|重点检查(?!表|情况|报告|记录|名单)|(?:体裁|题材|形式|格式|类型|主题)[为是]|"
    "组织(?!工作|奖|机构|架构|情况|实施|者|委|单位|方案|活动|形式|建设|总结|关系|生活|发展|能力|振兴)"
)
_WORDS = (  # 做好一次测评, 可来电说明, 要用大字试卷, 可修改讲解稿, 贴近期照片, 随作品, 交了才发结业证
    "[已现原]有(?!关)|要(?!素|闻|情|点|求|件|目)|[须将仍则均却又]|需(?=要|由|提|填|报|在|经)|可(?=用|修改|插|自|另|由|不)|"
    "随(?!笔|机|感|访|班|堂|想|军|迁|行|手)|交[了由]|用(?=的|以|来|于)|的|上近|备(?=汇报|有|好|齐)|贴(?=近|好|有)|进入|一次(?![性函元])|来电|"
    "并(?!案|联|购|轨|网|存)|不另|没有|如(?!期|意)|若|还(?=要|应|需|须|将|可)|再(?!生|教育|审|就业)|只|把|让"
)
_WITHIN = (  # 县妇联将于…颁牌, 值班员向我办电话报平安, 教学设计登录安原教师网, 参训名单按我中心下达的分配表
    "将于|[向给][我你本各]|已[在经于由]|不[另再得予]|[一-龥]登录(?!表|名|册|账|情况|记录)[一-龥]{2}|报平安|最多填|本人扫描|[一-龥]指定[一-龥]{1,3}人|"
    "(?<=[一-龥])凭(?!证)|按方案|按[我本][一-龥]+的|(?<=[一-龥]{4})涉及|可(?:自留|修改|插)|调整了|[才不]发|颁发|"
    "[一-龥][要须应](?:有(?!关|所)|写[明清]|包[括含]|含|体现|突出|注明)[一-龥]|"
    r"[一-龥]放\d|(?:系统|平台)[中内上](?=[一-龥])|[一-龥]直接(?:交换|报告|联系)|口头(?:说明|报告|汇报|通知)|"
    "由[一-龥]{2,8}(?:公布|发布|印发)|更新[一-龥]{4,}(?:信息|数据|资料)$"
)
_NO_NAME = re.compile(f"^(?:{_DONE}|{_HOW}|{_WORDS})|{_WITHIN}|(?:{_ENDS})$")
_NO_END = re.compile(f"(?:{_ENDS})$")
_ON_A_SITE = re.compile("“[^”]*(?:平台|系统|网站?|小程序|公众号)”(?:[网线]上)?(?:报名|注册|登记|填报|申报|签到)$")
_ONE_OF_A_KIND = re.compile(r"\d{1,2}[项个件](?:成果|作品|课题|案例)")  # 推荐1项成果,填写《推荐表》
_CAPTION = re.compile("(?:报送)?(?:任务|时间|日程|日期|事项)(?:安排|一览)?表")  # 二、报送任务表
_NO_THING = "不像是材料的名称，没有列入"
_SUMS_UP = re.compile(
    "(?<!事迹)(?<!经验)(?<!佐证)(?<!证明)(?<!汇报)(?<!交流)(?<!典型)(?<!发言)(?<!宣传)(?<!文字)(?<!音像)(?<!影像)(?<!案例)"
    "(?<!书面)(?<!调研)(?<!说明)材料$"
)
_ENTRIES = re.compile("(?:数据|信息|情况|记录)$")  # 签约信息录入卫生信息系统,不得虚报: how, as often as it comes
_IS_ENTERED = re.compile("录入|填写|导入|登记(?=[到在至])|填入")
_OF_A_MARKED = re.compile("》[一-龥]{2,8}情况$")  # 《致家长一封信》回执情况
_ASIDE = re.compile(r"\([^()]*\)$")


def why_no_paper(owed: Owed) -> str:
    """Why a name is left to a person, in the words that the person reads; "" for one that a paper can have."""
    if is_clause(owed):
        return "像是一句话，不是材料的名称，没有列入"
    title = owed.title
    if "《" in title:
        return _NO_THING if _OF_A_MARKED.search(title) else ""
    if not any(is_thing(name) for name in (title, *owed.aliases)) and not is_asked_for(
        title, (owed.line.text, *owed.told)
    ):
        return _NO_THING
    told = _ASIDE.sub("", title)
    if title.startswith("“"):  # “推门听课”教案, and “管理平台”报名
        return _NO_THING if _ON_A_SITE.match(told) or _NO_END.search(told.rpartition("”")[2]) else ""
    if _NO_NAME.search(told.rstrip("”")) or _ONE_OF_A_KIND.fullmatch(told):
        return _NO_THING
    if owed.when is None and _CAPTION.fullmatch(told):
        return _NO_THING
    if owed.when is None and _ENTRIES.search(title) and any(_IS_ENTERED.search(text) for text in owed.told):
        return f"{title}像是日常录入，又没有写期限，没有列入"
    if owed.when is None and _SUMS_UP.search(title):
        return f"{title}像是几样材料的合称，又没有写期限，没有列入"
    return ""
