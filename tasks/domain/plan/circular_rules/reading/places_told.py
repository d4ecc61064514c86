"""Words that say where a paper goes: a mailbox, a site, an office with its room, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.office import handed_over

CHANNEL = re.compile(
    r"会上[收交]|会前交|(?:报送?|[送交])[至到给]?(?:所在地?|属地)的?(?:乡镇|[镇乡县]|街道)[一-龥]{0,6}(?:残联|妇联|科协|政府|办|站|所|中心)|(?:报到|到会|到场|参会|入场)[时处][^,。;]{0,6}交|签到[时处台]|邮箱|邮件|电邮|窗口|大厅|多功能厅|实物|OA|电子[一-龥]{1,3}局|(?:方式|地点|邮箱|渠道|途径)(?:同上|同前|相同)|网站|网页|网址|网报|平台|系统|公众号|小程序|[Qq]{2}|微信|钉钉|工作群|群[里内中]|群文件|栏目|专栏|共享栏|个人中心|文章|空间"
    r"|纸质|办公室|科室|当面(?=[交送递呈])|[向交到]学校|所在学校|我[室科股办](?![们的])|现场(?=[交送递提填核]|[^,。;]{0,4}(?:提交|交|报送))|网盘|云盘|优盘|U盘|光盘|问卷[星链]|(?:填写|在线)问卷|二维码|邮寄|信箱|传真|@|https?:|www\.|股(?![票份东长])|登[录陆]“?[一-龥]{3}|网[”,。;、]|上传[到至于](?!指定|规定|相应)[“一-龥A-Za-z]{3}|(?:提交|存[放入]?|放)[到至入]“|“[^“”]{2,18}(?:[库网云通]|团建|在线|APP|直报|学堂)”|通过[^,。;]{0,6}渠道|机要(?:渠道|交换|通道|文件|局)|“[^“”]{2,18}”(?:后台|模块)|\([一-龥]{2,10}(?:(?<![医学法])院|厅|旁|路\d{1,4}号)[^()]{0,4}\)|(?<![学本文理百各专分])科(?![学技研目任普长员])|\d{3,4}室|[一-龥]楼|[送交到至][^,。;]{0,16}(?:仓库|库房)"
)
ADDRESS = re.compile(
    r"(?<![A-Za-z0-9_.*@-])[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32}){1,4}(?![A-Za-z0-9*])"
)
URL = re.compile(r"https?://|www\.|(?<![@A-Za-z0-9_.-])[a-z0-9-]{2,30}\.(?:com|cn|net|org|edu)\b")
LABEL = re.compile(
    r"(?:报送|上报|提交|上交|投稿|收件|材料|电子|联系|咨询|接收|征集|填报|工作)?(?:邮箱|邮件|方式|渠道|途径|地址|平台|信箱|E-?mail|e-?mail)[一-龥]{0,4}\s{0,3}[:为是]"
)
ANY_SITE = re.compile(r"[一-龥”](?:平台|系统|网站|小程序)")
TO_PERSON = re.compile(r"[报送交][^,。;]{0,24}[至到给][^,。;至到给]{0,8}(?:老师|辅导员|班主任|[专联]\w员|同志|经办人)")
_NO_PLACE = re.compile(  # 不再收纸质件, 每科1份, 各分公司办公室3月13日前填好报来: words of a place that name none
    r"(?:不再?|无[需须])(?:另行?)?(?:收取?|报送?|接收|受理|提交|要求|[需用])?[^,。;]{0,4}纸质[件版]?(?:材料)?|纸质[件版]?(?:材料)?不(?:再|予)"
    r"|(?<![送交报到至给])各[一-龥]{1,8}?(?:办公室|办)(?=\d|[于在将把须应请要]|[^一-龥])"  # who does it
    r"|[每各]个?科室?(?=\d|[一两三]|[^一-龥]|均|都|[应须要])|科(?:室)?(?:主任|负责人|长)(?=审|签|把关|确认)"
    r"|(?<=[前日])(?:报送|提交|上报)纸质[版件](?:[一1二两三\d]\s?份)?(?=[。;,]|$)"
    r"|由[^,。;]{1,12}?(?:存档|留存|归档|保管|自存)"  # 签到表由办公室存档
)
_OF_TABLE_ALONE = re.compile(  # 上表所列四项材料均发至…: of no paper that the table lacks
    r"(?:[上下附]表|(?<![一-龥])表)(?:[中内]?所?列[出的]{0,2}|[中内])[^,。;]{0,6}(?:材料|资料|表格|各项)|[上下附]表(?:的?各项|的?材料)"
)
AS_BEFORE = re.compile(  # 通过以往渠道报送, 仍按往常的方式上报: which way that is, nobody says
    r"(?:通过|[按依]照?|沿用|采用|[从经由走用])(?P<name>(?:以[往前]|往[年常]|从前|过去|原有|原来|原先|原|先前|此前|平[时常日]|惯[常用例]|老|旧|习惯)的?(?:报送|上报|提交|报)?"
    rf"(?:渠道|途径|方式|办法|路径|路子))(?:(?:进行|直接|统一|一并)?(?:{SUBMIT}|[报交送发传])|[,。;]|$)"
)


def says_where(text: str) -> bool:
    text = _NO_PLACE.sub("", text)
    told = (CHANNEL, TO_PERSON, AS_BEFORE)
    return any(words.search(text) for words in told) or handed_over(text)


def places_of_the_table(circular: Circular) -> Sequence[Sentence]:
    """上表所列材料均发至…: what says where the papers of the table go, and no others."""
    return [one for one in sentences(circular) if _OF_TABLE_ALONE.search(one.text) and says_where(one.text)]
