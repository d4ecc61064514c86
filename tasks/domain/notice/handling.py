"""What an admin decides about a mail itself: let it go, keep it back, or send again what may not have arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatchcase

from tasks.domain.errors import BadInput
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.decision import Act, Decision, is_scope, speaks_of

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


def covers_many(target: str) -> bool:
    """Whether it names a list of notices: a scope of obligations, or a key with an asterisk (`E2|*`, `*`)."""
    return is_scope(target) or "*" in target


def keys_in(act: Act, target: str, notices: Sequence[Notice], owed: Sequence[Obligation]) -> tuple[str, ...]:
    """The keys in a scope of the notices that the act can move and, to leave, have an address; in their order.

    A scope of obligations covers the notices that carry any of them. Raises BadInput when there is none.
    """
    carried = {o.id for o in owed if speaks_of(target, o)}
    fit = [n for n in notices if n.state in _TAKES[act] and (_like(n.key, target) or carried & set(n.obligations))]
    keys = tuple(dict.fromkeys(n.key for n in fit if n.address or act is Act.HOLD))
    if not keys:
        wanted = "、".join(state.label for state in NoticeState if state in _TAKES[act])
        lost = f"有 {len(fit)} 封，但都没有收件地址" if fit else "没有"
        raise BadInput(f"{target} 里{lost}“{wanted}”的通知可以{act.label}。用 rollcall records notices 查看。")
    return keys


def taken_back(undone: Decision, notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The notices that undoing a release, or a holding, still finds as it left them.

    Raises BadInput when they have left meanwhile, and for a resending, which made a new notice.
    """
    if undone.act is Act.RESEND:
        raise BadInput(
            f"决定 {undone.id} 是再发，新的一封已经在路上，不能撤销；还没有发出的，用 rollcall decide hold 扣住。"
        )
    left = NoticeState.WAITING if undone.act is Act.RELEASE else NoticeState.HELD
    named = [notice for notice in notices if notice.key == undone.target]
    fit = tuple(notice for notice in named if notice.state is left)
    if not fit:
        states = "、".join(dict.fromkeys(notice.state.label for notice in named)) or "已不在"
        raise BadInput(f"决定 {undone.id}（{undone.act.label} {undone.target}）撤不回来：这封通知现在是“{states}”。")
    return fit


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


def _like(key: str, pattern: str) -> bool:
    return fnmatchcase(key, pattern.replace("[", "[[]"))


def _check_not_sent_again(key: str, fit: Sequence[Notice], notices: Sequence[Notice]) -> None:
    readers = {notice.recipient for notice in fit}
    stopped = {NoticeState.UNCERTAIN, NoticeState.REFUSED, NoticeState.DROPPED}
    for other in notices:
        if _root(other.key) == _root(key) and other.recipient in readers and other.state not in stopped:
            raise BadInput(f"通知 {key} 已经再发过：{other.key} 现在是“{other.state.label}”。")


def _root(key: str) -> str:
    return key.partition(AGAIN)[0]
