"""What asks for no paper by any day: data entered as they come, a question, how an empty form is filled in."""

from __future__ import annotations

import re

_KEPT_UP = re.compile(  # 签约信息录入系统,不得虚报
    r"(?:信息|数据|情况|结果|记录)(?:[须应要均都]|必须|一律)?(?:如实|准确|规范|统一|全部|逐[条项人户])?(?:录入|填入|登记|上传|填报)[^,。;《》]{0,20}(?:系统|平台),"
    r"[^。;《》\d]{0,12}(?:不得|不准|严禁|杜绝|防止|避免|确保|保证|做到|真实|准确|一致|相符|应[录填报]尽[录填报])"
)
_IS_ASKED = re.compile(r"(?:吗|呢)[?？。”]*\s*$|[?？]\s*$")  # 问:排查的记录要上报吗?
_WHERE_THERE_IS_NONE = re.compile(
    r"^[^,。;]{0,12}(?:没有|无)[^,。;]{2,20}的[^,。;]{0,6},.{0,24}(?:填写?|注明)“?[无零]”?"
)


def is_kept_up(sentence: str) -> bool:
    """Whether it asks for nothing that has a day: 签约信息录入系统,不得虚报; 没有信息系统的单位,在清单中填写“无”."""
    return any(one.search(sentence) for one in (_KEPT_UP, _IS_ASKED, _WHERE_THERE_IS_NONE))
