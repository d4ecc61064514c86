"""Reads an IMAP mailbox without touching it: every folder but Sent and Drafts, every mail exactly once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from time import monotonic

from imapclient.exceptions import IMAPClientError

from tasks.domain.errors import CannotReach, LoginRefused
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading, Sink
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import folders as choosing
from tasks.mailboxes.connect import hang_up, in_words, open_mailbox
from tasks.mailboxes.cursor import Cursor
from tasks.mailboxes.look import Look
from tasks.mailboxes.providers import provider_of
from tasks.mailboxes.vanished import Vanished

SCOPE = Scope("mailbox")


def nobodys(message_id: str) -> bool:
    """The answer to "is this Message-ID ours" while nothing was ever sent."""
    return False


def read(
    source: MailboxSource,
    secret: str | None,
    cursor: Mapping[str, object],
    sink: Sink,
    now: Callable[[], datetime],
    own_message_ids: Callable[[str], bool] = nobodys,
    recalled: Iterable[str] = (),
) -> Reading:
    """One look at the mailbox; mails and cursor go to `sink` while it reads, so that a reading cut short resumes.

    `cursor` is what was last kept ({} at first); `now` is aware, in the plan's zone; `recalled` are the keys of mails
    that were read before and are wanted once more, if they still lie where they lay. Of what the wire or the server
    does nothing is raised: the reading's state and reason say it.
    """
    began = now()
    if not secret:
        return Reading(source.id, began, now(), ReadingState.REFUSED, no_secret(source))
    look = Look(source, secret, Cursor(cursor), sink, now, own_message_ids)
    look.cursor.recall(recalled)
    state, reason = ReadingState.COMPLETE, ""
    try:
        look.through()
    except LoginRefused as refused:
        state, reason = ReadingState.REFUSED, str(refused)
    except CannotReach as unreachable:
        state, reason = ReadingState.UNREACHABLE, str(unreachable)
    vanished = look.settle(began)
    if state is ReadingState.COMPLETE and look.troubles:
        state, reason = ReadingState.PARTIAL, "；".join(look.troubles.values())
    proof = _proof(look, vanished)
    part = ScopeReading(SCOPE, state is ReadingState.COMPLETE, reason, proof)
    scopes = (part,) if look.proof or state is ReadingState.COMPLETE else ()
    return Reading(source.id, began, now(), state, "；".join(filter(None, [reason, vanished.remark])), scopes, look.new)


def probe(source: MailboxSource, secret: str | None) -> str:
    """What the mailbox shows, in one Chinese sentence. Raises CannotReach or LoginRefused with theirs."""
    if not secret:
        raise LoginRefused(no_secret(source))
    client = open_mailbox(source, secret)
    try:
        chosen, lacking = choosing.choose(choosing.listed(client.list_folders()), source.folders)
        counts = []
        for folder in chosen:
            client.select_folder(folder.wire, readonly=True)
            counts.append(f"{folder.name} {client.folder_status(folder.wire, ['MESSAGES'])[b'MESSAGES']} 封")
    except (OSError, IMAPClientError) as trouble:
        if "unsafe login" in str(trouble).lower():
            raise LoginRefused(
                f"服务商拒绝打开邮箱 {source.id}（Unsafe Login）。{provider_of(source).advice}"
            ) from trouble
        raise CannotReach(f"邮箱 {source.id} 已登录，但打不开文件夹：{in_words(trouble)}") from trouble
    finally:
        hang_up(client)
    return f"邮箱 {source.id} 可以读取：{'、'.join(counts) or '没有可读的文件夹'}" + "".join(
        f"；{no}" for no in lacking
    )


def no_secret(source: MailboxSource) -> str:
    name = "".join(c if c.isalnum() else "_" for c in source.id.upper())
    return f"没有找到邮箱 {source.id} 的密码/授权码：请设置 ROLLCALL_SECRET_{name}。{provider_of(source).advice}"


def _proof(look: Look, vanished: Vanished) -> dict[str, object]:
    """What shows that everything was seen: for each folder its UIDVALIDITY, UIDs and counts."""
    return {
        "folders": look.proof,
        "left_out": list(look.left_out),
        "vanished": vanished.unseen,
        "maybe_filed": vanished.maybe_filed,
        **({"untold": dict(vanished.untold)} if vanished.untold else {}),
        "seconds": round(monotonic() - look.began, 1),
    }
