"""A place that nobody can find: 指定邮箱 that is never named, a website that is nobody's, an address that is masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.places import other_boxes
from tasks.domain.plan.circular_rules.reading.doers import is_by_an_office
from tasks.domain.plan.circular_rules.reading.places_told import ADDRESS, ANY_SITE, LABEL, URL
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import stays
from tasks.domain.plan.circulars.specimen import is_shown_hidden
from tasks.domain.plan.defect import Defect, defect

_HANDS_IN = re.compile(SUBMIT)
_BY_ISSUER = re.compile(r"由(?:我[校局馆院]|我?中心)[^,。;]{0,16}(?:录入|上传|填报|登记)")
_IS_USED = re.compile(  # 测评使用省级统一平台: nothing is handed in there
    r"(?:使用|采用|依托|利用)[^,。;]{0,8}(?:统一|专用|相关|有关)的?[一-龥]{0,4}(?:平台|系统)(?![^。;]{0,30}(?:报送|上报|提交|上传|填报|录入))"
)
_UNNAMED = re.compile(
    r"(?:指定|(?<!通知)(?<!方案)(?<!计划)(?<!文件)(?<!要点)规定|相应|专[用属]|专门|约定|固定|内部(?=渠道)|(?<![部厅局委])统一(?![录导登填上从由])|有关|相关|(?:要求|安排|确定|告知)的)的?\s{0,2}(?![一两二三四五\d]{1,2}[名位]|专人|专职|兼职)"
    r"(?:[一-龥]{0,4}?)(邮箱|信箱|网站|平台|栏目|地点|系统|[一-龥Qq]{0,4}群|网盘|位置|渠道(?!$|[。:]))(?!”|管理员|联络员|负责人|维护员|操作员|信息员|审核员|账[号户]|权限|操作|建设|开发|运行|维护|接口|数据|故障|名称|(?<=[栏位][目置])[内中里处]?(?:填|写|注明|标注|签|盖|打|画|粘?贴|留空|空着|不填))"
)
_SOME_OFFICE = re.compile(  # 送至有关科室, and not 报有关部门备案
    r"(?:送至|送到|送交|交至|交到|交给|发给|放到|报送至|报至|报给|报送|(?<=[前日])[送寄])(?:[我本县市区]?局(?:里|内|机关)?|单位|镇里)?(?P<name>(?:有关|相关|指定|相应|对口|责任|分管|主管|业务)的?(?:科室|股室|处室|部门|人员|单位|领导|窗口|老师)|老地方|负责(?:此|该|本)项工作的(?:同志|人员|老师))(?=[,。;]|$)"
)
_GOES_THERE = re.compile(rf"{SUBMIT}|登[录陆]|录入|通过|填写|关注|加入")  # 因相关部门系统升级: nobody goes there
_BARE_BOX = re.compile(r"(?<=[至到])(?:电子)?(?:邮箱|信箱)(?=[,。;]|$)")
_FORM = re.compile(r":\s{0,3}_{2,40}[^_]{1,40}:\s{0,3}_{2,40}")  # 学校名称:____ 办公电话:____, to be filled in
_ANY_MAILBOX = re.compile(r"[一-龥]{0,8}(?:邮箱|信箱)")
_NOT_THERE = re.compile(
    r"(?:不[再必用需须得要]|无[需须]|不(?=[发报送传]))[^,。;]{0,8}(?:邮箱|信箱|邮件)|(?:政务|内部|办公)?(?:政务|内网|内部|办公网?)[一-龥]{0,2}邮箱"
)  # 不用另发邮箱; 区政务内网邮箱 is one that everybody there knows
_SOME_GROUP = re.compile(r"(?:相关|有关|各自|对应)[一-龥QqQ]{0,4}(?:群|平台|网站|邮箱)")
_TOLD_ABOVE = re.compile(r"(?:上述|以上|前述|[该此])(?:邮箱|信箱)$")
_OF_EACH = re.compile(r"^(?:相关|有关|各自|对应|相应)的?[一-龥]{0,6}(?:邮箱|信箱)$")
_BOXES = ("邮箱", "信箱")
_EACH_ONES_OWN = re.compile(  # 各学科教研员指定的邮箱: of each another one
    r"(?:各|对应|相应|所属|所在)[一-龥]{1,8}(?:教研员|辅导员|指导员|联络员|负责人|组长|导师|专家|班主任|[股科]室)(?:各自)?$"
)
_OWNED = re.compile(r"[一-龥]{2}(?:[股科室办处站所部组]|中心)")
_NEAR = 6  # lines below a heading
_SEVERAL = 2  # offices that are named where something goes to them
_A_PLATFORM = re.compile(  # that has a name: “校园安全”平台, 县教育资源平台
    r"(?:(?!指定|规定|相应|有关|相关|统一|专用|到|至)[一-龥][一-龥]|[”A-Za-z])(?:平台|系统)|平台[:(\s]"
)
_BARE_SITE = re.compile(
    r"(?<![一-龥”])(?:登录|登陆|通过|在|到|至|上传至|上传到)(?P<name>平台|系统|网站|网盘|云盘|小程序)"
    r"(?=[上中里内]?(?:填报|上报|报送|提交|上传|录入|申报|[,。;]))"
)
_BARE_GROUP = re.compile(
    r"(?<=[至到报送发传])(?:群[里内](?=[,。;]|$)|(?:工作|微信|QQ|qq|钉钉)群)(?![\d一-龥]{0,2}[(号“])"
)
_GROUP_TOLD = re.compile(r"群[号文]?[^\d。;]{0,12}\d{6,}|“[^“”]{2,20}”[一-龥Qq]{0,4}群|“[^“”]{2,16}群”")
_OF_OFFICE = re.compile(r"[科股室处办局站部](?:电子)?(?:邮箱|信箱)[为是:(\s]{0,3}$")
_ITS_OFFICE = re.compile(r"(?P<office>[一-龥]{2}[科股室处办部])的?$")  # 科研部指定邮箱, beside 研修部信箱
_SAYS_WHICH = re.compile(r"\s?\(?(?:即|就是|也就是)")  # 指定邮箱(即督导室邮箱)
_SAID_WHICH = re.compile(r"[“‘](?:报送|电子)?(?:邮箱|信箱)[”’](?:均|都|一律|统一)?(?:指|即|系|是|为)")  # 表中“邮箱”指…
_GENERAL_LABEL = re.compile(  # 报送邮箱:, and not 教科室邮箱:
    r"(?:^|[^一-龥])(?:报送|上报|投稿|收件|材料|电子|联系|接收|征集|指定|专用|工作|统一){0,2}(?:邮箱|信箱|邮件)(?:地址)?[为是:(\s]{0,3}$"
)
_MASKED = re.compile(
    r"(?<![A-Za-z0-9.*-])(?=[A-Za-z0-9.*-]{0,40}[A-Za-z0-9])[A-Za-z0-9.-]{0,40}\*{2,40}[A-Za-z0-9.]{0,40}(?:@[\w.*]{1,60})?"
    r"|(?<!\d)1\d{2,6}(?:[xX×●•■□_#?]{2,8}|…{1,2}|\.{3,6})\d{0,4}|(?<!\d)0\d{2,3}-?\d{0,6}[xX×●•■□_#?]{2,8}\d{0,4}|(?:(?<![A-Za-z._-])[xX]{3,10}|(?<=[A-WYZa-wyz._-])[xX]{4,10}|[×●]{2,10})@[\w.]{2,40}|[\w.]{1,40}@[xX×*●]{2,10}|[A-Za-z0-9.-]{1,40}_{3,20}@[\w.]{2,40}"
)
_MASKED_BOX = re.compile(
    r"[A-Za-z0-9.-]{0,20}\*{2,40}[A-Za-z0-9.]{0,20}@[\w.]{2,40}"
)  # named, though nobody can read it
_BLANK = re.compile(
    r"(?:电话|手机|邮箱|QQ|微信|联系方式)[号码]{0,2}\s{0,3}:\s{0,3}\(?(?:[xX×●*_]{3,20}|待定|暂缺|略|待补|后补)"
)
_SITE = re.compile(
    r"(?:上传|登录|发布|填报|提交)[到至在于]?((?:(?!上传|到|至|在|于|的|把|将)[一-龥]){2,14})(?:网站|网)(?![上络报])"
)
_OWNER = re.compile(r"[校园局厅部县市省区国]|中心|教育|中小学|全国|教师|学籍|智慧")


_FORBIDS = re.compile(r"(?:不得|不准|不许|不允许|不[可能要宜]|严禁|禁止|切勿|避免|杜绝)[^,。;:]{0,40}$")


def unnamed_channels(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    has_mailbox = any(ADDRESS.search(line) for _, line in circular.lines)
    has_url = any(URL.search(line) for _, line in circular.lines)
    has_group = any(_GROUP_TOLD.search(line) for _, line in circular.lines)
    masked = [line for _, line in circular.lines if _MASKED_BOX.search(line)]
    told: set[str] = set()
    for one in sentences(circular):
        if _BY_ISSUER.search(one.text) or _IS_USED.search(one.text) or stays(one.text):
            continue  # 学时由我校审核后统一录入系统
        for name, known in _unnamed_in(
            one, circular.all_narrow, has_mailbox=has_mailbox, has_url=has_url, has_group=has_group
        ):
            known = known and not (name.endswith(_BOXES) and _is_of_none(circular, one, name))
            known = known and not (name.endswith(_BOXES) and _EACH_ONES_OWN.search(one.text.partition(name)[0]))
            known = known or has_mailbox and bool(_TOLD_ABOVE.search(name))  # 其余材料统一发至上述邮箱
            known = known or bool(_OF_EACH.match(name)) and _are_listed(circular)
            known = known or is_by_an_office(one.text.partition(name)[0], "")  # 会议号由人事股发到工作群
            known = known or _is_defined(circular, name)
            hidden = any(name.removesuffix("邮箱") in line for line in masked)  # 保护中心,邮箱:bh****@…
            if not known and name not in told and not hidden and not _is_forbidden(one, name):
                told.add(name)
                yield defect("unnamed-channel", one.line, name, f"全文没有写明“{name}”是哪一个")


def _is_defined(circular: Circular, name: str) -> bool:
    """文中“专用邮箱”均指县教育局邮箱a@b.cn, 人事股邮箱(以下简称专用邮箱):a@b.cn."""
    told = re.compile(rf"[“\"]{name}[”\"],?(?:均|都|一律|统一)?(?:[指即系是为]|:)|(?:简称|称[为作]?)[“\":]?{name}")
    return bool(told.search(circular.all_narrow)) or _has_its_part(circular, name)


def _has_its_part(circular: Circular, name: str) -> bool:
    """四、指定邮箱, over the addresses of the stages."""
    head = re.compile(rf"\(?[一二三四五六七八九十\d]{{1,3}}[、.)]\s?(?:各学段)?{name}[:。]?")
    parts = [n for n, line in circular.lines if head.fullmatch(line.strip())]
    return any(ADDRESS.search(line) for n, line in circular.lines if any(0 < n - part <= _NEAR for part in parts))


def _is_forbidden(one: Sentence, name: str) -> bool:
    """不得将居民信息发至微信群, 严禁上传至相关平台: nothing goes there; 不得发至非指定邮箱 speaks of one that is."""
    return not name.startswith(("指定", "规定", "专用", "专门", "约定")) and bool(
        _FORBIDS.search(one.text.partition(name)[0])
    )


def _is_of_none(circular: Circular, one: Sentence, name: str) -> bool:
    """指定邮箱 where several are named, each for its own paper; 专用邮箱 beside nothing but the 科's own."""
    item = circular.places[one.line].item
    if _SAYS_WHICH.match(one.text.partition(name)[2]):
        return False
    if _is_of_other_paragraphs(circular, one, name) or other_boxes.is_beside_named_ones(circular, one, name):
        return True
    near = (line for n, line in circular.lines if n == one.line or (item and circular.places[n].item == item))
    if any(ADDRESS.search(line) for line in near):
        return False
    named = [(line[: found.start()], found[0]) for _, line in circular.lines for found in ADDRESS.finditer(line)]
    if own := _ITS_OFFICE.search(one.text.partition(name)[0]):
        return all(_OF_OFFICE.search(before) and own["office"] not in before for before, _ in named)
    if name.startswith("专"):  # 成果专用邮箱, where others are an office's, or one paper's own
        return all(_OF_OFFICE.search(before) or other_boxes.goes_there_alone(before) for before, _ in named)
    if _SAID_WHICH.search(circular.all_narrow):
        return False
    labelled = any(_GENERAL_LABEL.search(before) and not other_boxes.of_a_paper(before) for before, _ in named)
    return not labelled and (len({address for _, address in named}) > 1 or _is_for_others(circular, item))


def _is_of_other_paragraphs(circular: Circular, one: Sentence, name: str) -> bool:
    """《甲报告》发送至教研室邮箱(…)。 in several paragraphs, each for its own paper, and 《乙报告》发送至指定邮箱。"""
    place = circular.places[one.line]
    told = [other for other in sentences(circular) if ADDRESS.search(other.text)]
    return (
        not place.style
        and place.item in {0, place.section}
        and one.line not in circular.rows
        and len({other.line for other in told} - {one.line}) == len(told) >= _SEVERAL
        and all(_goes_to_its_office(other.text) and name not in circular.narrow[other.line] for other in told)
    )


def _goes_to_its_office(text: str) -> bool:
    before = text[: found.start()] if (found := ADDRESS.search(text)) else ""
    return bool(other_boxes.of_a_paper(before) and _OF_OFFICE.search(before))


def _is_for_others(circular: Circular, item: int) -> bool:
    """Whether the one mailbox is told only where other items send their own papers to it."""
    told = [one for one in sentences(circular) if ADDRESS.search(one.text)]
    return bool(told and item) and all(
        circular.places[one.line].item not in {0, item} and other_boxes.of_a_paper(one.text) for one in told
    )


def _are_listed(circular: Circular) -> bool:
    """对应科室的邮箱, where a list gives each office its mailbox, and other lines say which office takes what."""
    owned = {
        number: office[0]
        for number, line in circular.lines
        if (found := ADDRESS.search(line)) and (office := _OWNED.search(line[: found.start()]))
    }
    elsewhere = [line for number, line in circular.lines if number not in owned]
    return sum(any(office in line for line in elsewhere) for office in set(owned.values())) >= _SEVERAL


def _unnamed_in(
    one: Sentence, everything: str, *, has_mailbox: bool, has_url: bool, has_group: bool
) -> Iterator[tuple[str, bool]]:
    found = _UNNAMED.search(one.text)
    loose = found and (found[0].startswith(("有关", "相关")) or found[1] in {"位置", "地点"})  # 车辆停在指定位置
    if found and not (loose and not _GOES_THERE.search(one.text)):
        known = _is_known(found[1], has_mailbox=has_mailbox, has_url=has_url, has_group=has_group)
        yield found[0], known and (found[1] not in {"平台", "系统"} or bool(_A_PLATFORM.search(everything)))
        return
    if has_mailbox and (box := _BARE_BOX.search(one.text)) and one.asks:
        yield box[0], True  # unless it is another paper's
    mailbox = None if has_mailbox or LABEL.search(one.text) else _ANY_MAILBOX.search(_NOT_THERE.sub("", one.text))
    if (found := None if has_group else _SOME_GROUP.search(one.text) or _bare_group(one)) and (
        _HANDS_IN.search(one.text) or found.re is _BARE_GROUP
    ):
        yield found[0], False
    elif (office := _SOME_OFFICE.search(one.text)) and (one.asks or documents_in(one.text)):
        yield office["name"], False
    elif (bare := _BARE_SITE.search(one.text)) and one.asks and not ANY_SITE.search(everything):
        yield bare["name"], False
    elif mailbox and _HANDS_IN.search(one.text):
        yield mailbox[0], False


def _bare_group(one: Sentence) -> re.Match[str] | None:
    """扫描件于5月27日前报工作群, 发至微信群."""
    return _BARE_GROUP.search(one.text) if one.asks or documents_in(one.text) else None


def _is_known(what: str, *, has_mailbox: bool, has_url: bool, has_group: bool) -> bool:
    if what.endswith("群"):
        return has_group
    return has_mailbox if what in _BOXES else has_url and what in {"网站", "平台", "系统"}


def masked_contacts(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        blanks = [] if _FORM.search(line) else [found[0] for found in _BLANK.finditer(line)]
        numbers = [found for found in _MASKED.finditer(line) if not is_shown_hidden(line[: found.start()], found[0])]
        masked = [found[0] for found in numbers] or blanks
        if masked:
            yield defect("masked-contact", number, " … ".join(masked), "联系方式被遮住或空着，问不到人、也核对不了来信")


def ownerless_sites(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """能力提升网站 beside 进修学校网站: whether they are one site is open. circular L36 against L30, L38"""
    named = [(n, found) for n, line in circular.lines for found in _SITE.finditer(line)]
    owned = [found[1] for _, found in named if _OWNER.search(found[1])]
    for number, found in named:
        if any(one[:2] == found[1][:2] for one in owned):
            continue  # 白石体育网 and 白石教育网: two names that tell themselves apart
        if not _OWNER.search(found[1]) and owned and not any(URL.search(line) for _, line in circular.lines):
            message = f"“{found[1]}网站”和“{owned[0]}网站”是一个网站还是两个没有说"
            yield defect("names-vary", number, f"{found[1]}网", message)
            return
