"""What no paper of a deadline reports on: a meeting of half a day, the days in which parents register."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.activities.activities import Activity
from tasks.domain.plan.circulars.dates import Mention

_MEETING = re.compile(
    r"(?:培训|动员|部署|推进|启动|领队|座谈|交流|研讨|调度|说明|布置|协调|预备|工作|专题|联席|分析|总结|表彰|家长)会(?![演展员])"
)
_OF_MEETINGS = re.compile(r"会|培训|发言|签到|研讨|交流|座谈|动员|启动|心得")
_OTHERS = r"(?:家长|监护人|群众|市民|居民|考生|新生|适龄儿童)"
_BY_OTHERS = re.compile(rf"{_OTHERS}[^,。;]{{0,8}}$")
_REGISTER = re.compile(
    r"\s{0,2}(?:\([^()]{0,10}\))?(?:期间|之间|内)?,?(?:登[录陆]|通过|在)[^,。;]{0,24}"
    r"(?:登记|注册|报名|填写(?:个人|基本|学生|报名|入学)?信息)"
)


def is_a_meeting_apart(papers: tuple[str, ...], one: Activity) -> bool:
    """10月18日召开业务培训会: the 自查报告 and the 清单 of a stage are not made there."""
    if one.first != one.end or not _MEETING.search(one.words.split("\n")[0]):
        return False
    return bool(papers) and not any(_OF_MEETINGS.search(paper) for paper in papers)


def is_registered_then(mention: Mention) -> bool:
    """家长在6月11日至14日登录平台填写信息: when the platform is open to them, and no paper's deadline."""
    ranged = mention.ends_range or mention.starts_range
    return bool(ranged and (_BY_OTHERS.search(mention.before) or _REGISTER.match(mention.behind)))
