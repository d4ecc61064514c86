"""How moments and standings are worded to a school: 尚未收到, never 缺交."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, tzinfo

from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.reading import CompleteReading
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import ChannelStanding, ChannelState, Evidence, Standing, Verdict, VerdictKind

_WEEKDAYS = "一二三四五六日"
_FOLDERS = {"inbox": "收件箱", "junk": "垃圾箱", "spam": "垃圾箱", "trash": "已删除", "deleted messages": "已删除"}


def due_words(due_at: datetime) -> str:
    """2023年2月24日（星期五）17:00 前; a day without a clock ends at 24 时."""
    return f"{due_at.year}年{day_words(due_at)}{clock_words(due_at)}前"


def day_words(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日（星期{_WEEKDAYS[moment.weekday()]}）"


def clock_words(due_at: datetime) -> str:
    return " 24 时" if due_at.time() >= time(23, 59) else f" {due_at:%H:%M} "


def countdown(due_at: datetime, now: datetime) -> str:
    """今日下班前 · 今日24时前 · 还有 3 天; empty once it has passed."""
    if now > due_at:
        return ""
    days = (due_at.date() - now.date()) // timedelta(days=1)
    if days == 0:
        return "今日24时前" if due_at.time() >= time(23, 59) else f"今日 {due_at:%H:%M} 前"
    return f"还有 {days} 天"


def verdict_words(kind: VerdictKind) -> str:
    """What a school may read: 缺交 is never said."""
    return "尚未收到" if kind is VerdictKind.MISSING else kind.label


def came_in_part(verdict: Verdict) -> bool:
    """Whether something of what is lacking did come: 邮箱已收、网站未见, or nine of fifteen."""
    return any(channel.accepted or channel.state is ChannelState.PRESENT for channel in verdict.channels.values())


def how_it_stands(verdict: Verdict) -> str:
    """尚未收到 only of what did not come at all."""
    is_part = verdict.kind is VerdictKind.MISSING and came_in_part(verdict)
    return "尚未收齐" if is_part else verdict_words(verdict.kind)


def standing_words(channel: ChannelStanding, overdue: bool) -> str:
    """One sentence on one channel. Only a channel proved empty is said to lack something."""
    label = channel_label(channel.channel)
    lacks = f"，还差：{'、'.join(channel.lacks)}" if channel.lacks else ""
    tally = f"，已收 {channel.accepted}，应有 {channel.needed}{lacks}" if channel.needed > 1 or lacks else ""
    match channel.state:
        case ChannelState.PRESENT:
            return f"{label}：已收齐，不必再交"
        case ChannelState.WAITING:
            return f"{label}：有材料正在核对，核定前不必重复上传"
        case ChannelState.UNKNOWN:
            return f"{label}：我方暂未能核对，不要求重复上传"
        case ChannelState.ABSENT:
            return f"{label}：{'尚未收齐' if channel.accepted else '尚未收到'}{tally}"
        case ChannelState.OPEN if channel.accepted:
            return f"{label}：部分已交{tally}"
        case _:
            return f"{label}：{'尚未收到' if overdue else '待交'}{tally}"


def item_words(evidence: Evidence, zone: tzinfo | None) -> str:
    """One thing that was sent, and how it was taken."""
    item = evidence.item
    name = unlinked(item.file or item.submission.title or "正文")
    when = f"{evidence.received_at.astimezone(zone):%Y-%m-%d %H:%M} 收到"
    how = evidence.standing.label if evidence.in_time else f"{evidence.standing.label}，晚于截止"
    return f"{when}，{channel_label(evidence.channel)}：{name}（{how}）"


def mend_words(evidence: Evidence) -> tuple[str, ...]:
    """What is wrong with a thing that came, in the words of the checks."""
    if evidence.standing is not Standing.FAILED:
        return ()
    name = unlinked(evidence.item.file or evidence.item.submission.title or "正文")
    texts = [unlinked(f.text) for f in evidence.findings if f.result is Result.FAILED] or ["不合要求，请重新提交"]
    # once: of a file that does not open all checks say the same
    return tuple(text if name in text else f"{name}：{text}" for text in dict.fromkeys(texts))


def reading_words(reading: CompleteReading, zone: tzinfo | None, whose: str = "") -> str:
    """What was looked at, and when: the place is the channel with its folder or column.

    `whose`: the school or teacher whose list it was, where each has one.
    """
    place = f"{whose}的{channel_label(reading.scope.channel)}" if whose else channel_label(reading.scope.channel)
    folders = reading.proof.get("folders")
    if isinstance(folders, dict | list | tuple) and folders:
        place += f"（{'、'.join(_folder_words(str(folder)) for folder in folders)}）"
    began, ended = reading.began_at.astimezone(zone), reading.ended_at.astimezone(zone)
    span = f"{began:%Y-%m-%d %H:%M}" + (f"—{ended:%H:%M}" if ended.date() == began.date() and ended > began else "")
    rows = reading.proof.get("rows")
    found = f"，当时共 {rows} 条" if isinstance(rows, int) and not isinstance(rows, bool) else ""
    gone = f"；{reading.unseen_words}，如果您寄过，请回复告知" if reading.unseen else ""
    return f"{span} 完整查看{place}{found}{gone}"


def _folder_words(name: str) -> str:
    """The folders that every provider has are named as its webmail names them."""
    return _FOLDERS.get(name.lower(), unlinked(name))


def clean(text: str) -> str:
    """Text from outside on one line, without control and direction characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]


def unlinked(text: str) -> str:
    """Outside text in which nothing becomes a live link, also where a mail program links addresses by itself."""
    text = re.sub(r"(?i)\b([a-z][a-z0-9+.-]*):(?=//)|\b(mailto|javascript|data|tel):", r"\1\2：", clean(text))
    return re.sub(r"(?i)\bwww\.", "www．", text).replace("@", "＠")


def masked_phone(phone: str) -> str:
    """182****2923, as the circular itself masks them (L56); what is too short to mask is left out whole."""
    digits = [place for place, sign in enumerate(phone) if sign.isdecimal()]
    if len(digits) < 7:
        return "*" * len(digits)
    hidden = set(digits[len(digits) - 8 : len(digits) - 4])
    return "".join("*" if place in hidden else sign for place, sign in enumerate(phone))


def masked_address(address: str) -> str:
    """syp6****@126.com (circular L56)."""
    name, at, host = address.rpartition("@")
    return f"{name[: min(4, max(len(name) - 1, 1))]}****{at}{host}" if at else ""
