"""What a column of a table tells, by its heading: 截止时间, 报到哪里, 由谁报."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column tells, by its heading."""

    DUE = "due"
    DATE = "date"
    CHANNEL = "channel"
    COUNT = "count"
    WHO = "who"
    NUMBER = "number"
    NAME = "name"
    OTHER = "other"


_COLUMNS = (
    (Column.NUMBER, re.compile(r"^(?:序号|编号|号)$")),
    (
        Column.DUE,
        re.compile(
            r"截[止至]|(?:报送|上报|提交|上交|上传|完成|申报|填报)(?:时间|期限|日期|时限)|时限|^期限|^(?:何时|什么时候)[前]?[报交送]"
        ),
    ),
    (Column.DATE, re.compile(r"时间|日期")),
    (
        Column.CHANNEL,
        re.compile(
            r"(?:报送|上报|提交|上交|上传)(?:方式|[办方]法|渠道|途径|地址|邮箱|位置|平台)|渠道|^(?:方式|途径)$|报送至|[交报送]到|提交至"
            r"|^(?:报送|上报|提交|上交|材料)?(?:去处|去向)$|^(?:接收|收件|受理)(?:处|地点|方式|邮箱|部门)$"
        ),
    ),
    (Column.COUNT, re.compile(r"数量|份数|篇数|件数|次数|张数|节数|名额|人数")),
    (
        Column.WHO,
        re.compile(r"(?:报送|上报|提交|填报|责任|参加)(?:单位|人|对象|学校)|^对象$|^范围$|适用|^由?谁(?:来)?[报交送]$"),
    ),
    (Column.NAME, re.compile(r"材料|名称|内容|项目|事项|任务|表格|文件")),
)


def column_of(head: str) -> Column:
    return next((column for column, pattern in _COLUMNS if pattern.search(head)), Column.OTHER)


def columns_of(heads: Sequence[str]) -> tuple[Column, ...]:
    """材料名称 beside 时间 and 方式: the one column of times says when to hand in."""
    columns = tuple(map(column_of, heads))
    times = [at for at, column in enumerate(columns) if column is Column.DATE]
    asks = Column.CHANNEL in columns or any(re.search(r"报送|上报|提交|上交", head) for head in heads)
    if len(times) != 1 or Column.DUE in columns or Column.NAME not in columns or not asks:
        return columns
    return (*columns[: times[0]], Column.DUE, *columns[times[0] + 1 :])
