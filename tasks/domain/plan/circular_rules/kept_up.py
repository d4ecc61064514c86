"""Data that are entered as they come, and have to be true: 签约信息录入系统,不得虚报. Nothing falls due by it."""

from __future__ import annotations

import re

_KEPT_UP = re.compile(
    r"(?:信息|数据|情况|结果|记录)(?:[须应要均都]|必须|一律)?(?:如实|准确|规范|统一|全部|逐[条项人户])?(?:录入|填入|登记|上传|填报)[^,。;《》]{0,20}(?:系统|平台),"
    r"[^。;《》\d]{0,12}(?:不得|不准|严禁|杜绝|防止|避免|确保|保证|做到|真实|准确|一致|相符|应[录填报]尽[录填报])"
)


def is_kept_up(sentence: str) -> bool:
    return bool(_KEPT_UP.search(sentence))
