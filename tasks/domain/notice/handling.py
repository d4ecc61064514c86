"""What an admin decides about a mail itself: let it go, keep it back, or send again what may not have arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tasks.domain.errors import BadInput
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.verdict.decision import Act

AGAIN = "|again"
_TAKES = {
    Act.RELEASE: frozenset({NoticeState.HELD}),
    Act.HOLD: frozenset({NoticeState.WAITING}),
    Act.RESEND: frozenset({NoticeState.UNCERTAIN, NoticeState.REFUSED}),
}


def handled(act: Act, key: str, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The notices with this key that the act can move.

    Raises BadInput for an unknown key, one in another state, one without an address, one that was sent again already.
    """
    named = [notice for notice in notices if notice.key == key]
    if not named:
        raise BadInput(f"没有键为 {key} 的通知。用 rollcall records notices 查看。")
    fit = [notice for notice in named if notice.state in _TAKES[act]]
    if not fit:
        states = "、".join(dict.fromkeys(notice.state.label for notice in named))
        wanted = "、".join(state.label for state in NoticeState if state in _TAKES[act])
        raise BadInput(f"通知 {key} 现在是“{states}”；只有“{wanted}”的才能{act.label}。")
    if act is Act.HOLD:
        return tuple(fit)
    reachable = [notice for notice in fit if notice.address]
    if not reachable:
        raise BadInput(f"通知 {key} 没有收件地址，发不出去。请先在花名册里补上 {fit[0].recipient} 的邮箱。")
    if act is Act.RESEND:
        _check_not_sent_again(key, reachable, notices)
    return tuple(reachable)


def again(notice: Notice, notices: Sequence[Notice], address: str, at: datetime) -> Notice:
    """A new notice with a key of its own, so that both remain on record; released, because a person asked for it."""
    number = sum(_root(other.key) == _root(notice.key) and other.recipient == notice.recipient for other in notices)
    return replace(
        notice,
        id=0,
        key=f"{_root(notice.key)}{AGAIN}{number}",
        address=address,
        decided_at=at,
        send_at=at,
        state=NoticeState.WAITING,
        reason=f"由管理员决定再发一次（前一封：{notice.state.label}）",
        released=True,
    )


def _check_not_sent_again(key: str, fit: Sequence[Notice], notices: Sequence[Notice]) -> None:
    readers = {notice.recipient for notice in fit}
    stopped = {NoticeState.UNCERTAIN, NoticeState.REFUSED, NoticeState.DROPPED}
    for other in notices:
        if _root(other.key) == _root(key) and other.recipient in readers and other.state not in stopped:
            raise BadInput(f"通知 {key} 已经再发过：{other.key} 现在是“{other.state.label}”。")


def _root(key: str) -> str:
    return key.partition(AGAIN)[0]
