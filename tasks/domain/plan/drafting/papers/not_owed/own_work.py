"""What the office that issues the circular does itself, and asks of nobody: 县局将于10月15日前印发通报."""

from __future__ import annotations

import re
from collections.abc import Iterator

OFFICE = (
    r"(?:我[股科处室部]|[我本](?:局|委|办|馆|中心|校|站|所|院|会|县|市|区|镇|园区)(?:[股科处室办][\u4e00-\u9fff]{0,2})?|局机关|(?<![各每])[院校所馆]办(?=每|将|汇|编|统一|负责(?!人)|会)|[局县市区办]里|[镇乡]里(?=将|会(?!同)|统一|汇总|定|拟)|[局县市区]?(?:教研室|(?:中心|大厅)(?=将|拟))|[一-龥]{0,4}(?:大队|支队|总队|指挥部|管委会)|园区(?=将|定?于)|学区[一-龥]{0,4}(?:工作室|办公室|中心)|(?:总务|后勤|政教|德育|教务|教导|学生)处(?=根据|会同)|组委会|领导小组(?:办公室)?|督[查导]组|专家组|评审组|评委会|"
    r"(?:[^\W\d报送交至到给向由]{2,4}?)?[县市区省镇州](?:级|直)?[\u4e00-\u9fff]{0,10}?(?:局|委|办|厅|馆|中心|领导小组|政府|联社|总工会|团委|妇联|文联|科协|残联|疾控)"
    r"(?:[\u4e00-\u9fff]{1,6}[股科室处部])?|(?:[\u4e00-\u9fff]{0,4}[县市区])?(?:教师)?进修学?校(?:[\u4e00-\u9fff]{1,6}[股科室处部])?|(?:(?!提交|报送|上报|上交|[送交报发]至?)[\u4e00-\u9fff]){2,6}[股科室](?=负责(?!人)|根据|从|依据|按照?附|对各|将|汇总|统一|牵头|会同|于|审核|反馈))"
)
_DOES = (
    r"(?=将|会(?!同各)|向[各每全]|拟|负责(?!人)|组织(?![各部])|对|于|在|根据|按|统一|适时|同步|随后|派(?!出所)|上门|汇总|审核|复[审核]|收齐|视|届时|依据|定期|不定期|每[年月季学周届半旬]|定于|起草|撰写|编[制写]|集中|择优|抽|另行|"
    r"牵头|会同|次[月周季]|编发|据此|审阅|进行|结集|汇编|编印|刊[发登]|展[播示出]|推广|已|选派|邀请|印发|下发|公布|公示|通报|反馈|发放|安排|承担|开展|建立|形成|统筹|从|分"
    r"|收[到取]|整理|完成|在?\d{1,2}月[^,。;]{1,12}前[将把审完]|在?\d{1,2}月[^,。;\d]{0,3}(?:[底初末旬]|\d{1,2}[日号]起?)(?:将|拟|组织|对|开展|会同|召开|举[行办]|抽|检查|督[导查]|通报|印发|公布)"
    r"|(?:在|于)?\d{1,2}月份?(?:统一|集中|另行)?(?:公布|公示|发布|通报|印发|下发|反馈|抽查|检查|评审|评选|组织|召开|举[办行]))"
)
_OWN = re.compile(
    rf"\s*(?P<when>[^,。;《》]{{0,18}}?(?:前|后|期间|起|日|月|底|旬|初|末|周)[,]?)?\s*(?:(?:《[^《》]{{2,30}}》|[\u4e00-\u9fff]{{2,10}})(?=由))?(?:[由经])?(?P<who>{OFFICE}){_DOES}"
)
_OTHERS = re.compile(r"各|请|(?:有关|[被受][一-龥]{1,3})?(?:学校|单位|企业)|教师|村|社区|园(?!区)|你|贵|须|务必")
_WHO_ELSE = re.compile(  # 成绩公布后各校召开质量分析会; 每名教师撰写《心得》; 三校应将发言材料发送至…
    r"(?:[^,。;]{0,8}后|[^,。;]{0,4}完)?由?(?:各|每[所个名位]?|全体|[两三四五六])(?:中小学|学校|校|园|幼儿园|单位|企业|村|社区|乡镇|[一-龥]{0,4}(?:教师|学员|选手|对象|成员|教研组|备课组|科室|班级|分馆))"
    r"(?![的长内里外])|[^,。;]{1,14}(?<![对向给])[应须需务](?:当|必)?(?:在|于|将|把)"
)
_ASKED = re.compile(r"(?<![申邀聘])请(?:尽快|及时|立即|于|在|将|把|按)")  # 县局将抽查,…整改完毕后请尽快将报告发至…
_NO_ISSUER = re.compile(
    r"^(?:[^,。;]*?)(?:各|每|所在|属地|所属|(?:[这以上][些上述]?)?[两三四五六七八九十]个(?!月|工作日)|(?<!进修)学校(?=[一-龥]{0,4}[股科室处]))"
)


def asked_of_others(start: int, sentence: str, addressed: str) -> Iterator[tuple[int, str]]:
    """The stretches of a sentence that are not about the office's own work; `addressed`: whom the circular is to."""
    clauses = [(m.start(), m[0]) for m in re.finditer(r"[^,]+,?|,", sentence)]
    kept = 0
    own = False
    for at, clause in clauses:
        ahead = sentence[at:]
        if is_own(ahead, addressed):
            if not own and sentence[kept:at].strip(" ,"):
                yield start + kept, sentence[kept:at]
            own = True
        elif own and (_OTHERS.match(clause.strip()) or _WHO_ELSE.match(clause.strip()) or _ASKED.search(clause)):
            own, kept = False, at
    if not own and sentence[kept:].strip(" ,。;"):
        yield start + kept, sentence[kept:]


def is_own(clause: str, addressed: str) -> bool:
    """Whether a clause begins with the office, as the one that acts, and the office is none of those addressed."""
    found = _OWN.match(clause)
    if not found or _NO_ISSUER.match(clause[: found.end()]):
        return False
    who = found["who"].replace("的", "")  # 三个镇的党委 are 各镇党委
    return not (addressed and re.search(re.escape(who[-4:]), addressed))
