"""Which school an item is from: the list it stood on, the address it came from, then what its names say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.domain.evidence.index import Index, addresses_in
from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.names import account_key, fold
from tasks.domain.evidence.near import nearest
from tasks.domain.evidence.sender import vouching
from tasks.domain.evidence.wording import Wording
from tasks.domain.plan.party import Contact, Role

_FORWARDERS = frozenset({Role.ADMIN, Role.STAGE_CONTACT, Role.BUREAU})


@dataclass(frozen=True, slots=True)
class Parties:
    """School or teacher ids that an item may be from; several of them, or a doubt, means that a person must look."""

    ids: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()

    def doubted(self, *doubts: Doubt, reason: str = "") -> Parties:
        return replace(
            self,
            doubts=tuple(dict.fromkeys((*self.doubts, *doubts))),
            reasons=(*self.reasons, reason) if reason else self.reasons,
        )


def schools_of(submission: Submission, words: Wording, index: Index, *, verified: bool | None = None) -> Parties:
    """The schools that an item may be from. `verified` False: the provider does not vouch for the mail's sender."""
    if submission.kind is SubmissionKind.MAIL:
        found = _of_mail(submission, words, index)
        said = vouching(submission, index.source.get(submission.source))
        if verified is False and found.ids:
            reason = said.reason if not said.is_good else "邮件服务商的验证结果缺失或未通过，发件人未经核实"
            found = found.doubted(Doubt.UNVERIFIED, reason=reason)
        elif found.ids and said.is_good and said.reason:
            found = replace(found, reasons=(*found.reasons, said.reason))
    else:
        found = _of_post(submission, words, index)
    return found.doubted(Doubt.SEVERAL_PARTIES) if _are_rivals(found) else found


def _are_rivals(found: Parties) -> bool:
    return len(found.ids) > 1 and Doubt.CONTRADICTED not in found.doubts


def _of_mail(submission: Submission, words: Wording, index: Index) -> Parties:
    address = submission.sender_address.strip().casefold()
    contacts = index.contacts_by_address.get(address, ())
    schools = _listing(contacts, index)
    if schools:
        return _from_address(schools, contacts, words, index)
    if any(contact.role in _FORWARDERS for contact in contacts):
        return _forwarded(contacts, submission, words, index)
    named = named_by(words, index)
    if not named.ids:
        return Parties(reasons=(f"发件地址 {address or '（空）'} 不在花名册，名称和正文也没有指明一所学校",))
    by = f"发件地址 {address} 不在花名册" if address else "没有发件地址"
    return named.doubted(Doubt.UNVERIFIED, reason=f"{by}，只有文字指明学校")


def _listing(contacts: Iterable[Contact], index: Index) -> tuple[str, ...]:
    return index.schools.in_order(s.id for c in contacts for s in index.schools_of_contact.get(c.id, ()))


def _from_address(schools: tuple[str, ...], contacts: tuple[Contact, ...], words: Wording, index: Index) -> Parties:
    names = "、".join(index.roster.name_of(id_) for id_ in schools)
    roles = "、".join(dict.fromkeys(contact.role.label for contact in contacts))
    reason = f"发件地址在花名册（{names} {roles}）"
    if len(schools) > 1:
        decided = named_by(words, index, among=schools)
        if decided.ids:
            return replace(decided, reasons=(reason, *decided.reasons))
    elif any(contact.role in _FORWARDERS for contact in contacts):
        other = named_by(words, index)
        if other.ids and not set(other.ids) & set(schools):
            return other.doubted(Doubt.FORWARDED, reason="由管理人员代转，须确认")
    return contradicted(Parties(schools, reasons=(reason,)), words, index)


def _forwarded(contacts: tuple[Contact, ...], submission: Submission, words: Wording, index: Index) -> Parties:
    """A forward by an admin or stage contact is on the named school's behalf, for a person to confirm."""
    who = "、".join(dict.fromkeys(f"{contact.name}（{contact.role.label}）" for contact in contacts))
    named = named_by(replace(words, body="", sender=""), index)
    if not named.ids:
        quoted = [c for one in addresses_in(submission.body) for c in index.contacts_by_address.get(one, ())]
        ids = _listing(quoted, index)
        named = Parties(ids, reasons=("正文所引原邮件的地址在花名册",)) if ids else named_by(words, index)
    if not named.ids:
        return Parties(reasons=(f"由{who}转来，没有指明学校",))
    return named.doubted(Doubt.FORWARDED, reason=f"由{who}代转，须确认")


def _of_post(submission: Submission, words: Wording, index: Index) -> Parties:
    owner = submission.list_party
    if owner in index.roster.school:
        base = Parties((owner,), reasons=(f"登在{index.roster.name_of(owner)}自己的栏目",))
        return contradicted(base, words, index)
    if owner in index.roster.teacher:
        school = index.roster.teacher[owner].school
        return Parties((school,), reasons=(f"登在{index.roster.name_of(owner)}的个人栏目",))
    for base in _by_post_fields(submission, index):
        if base.ids:
            return contradicted(base, words, index) if len(base.ids) == 1 else _narrowed(base, words, index)
    named = named_by(replace(words, sender="", column=""), index)
    if not named.ids:
        return Parties(reasons=("栏目、作者和标题都没有指明学校",))
    return named.doubted(Doubt.UNVERIFIED, reason="只有标题或文字指明学校，作者未经核实")


def _by_post_fields(submission: Submission, index: Index) -> Iterable[Parties]:
    """Column, account, author, in this order: what the site itself says of a post on a list of all."""
    roster = index.roster
    column = fold(submission.column)
    classes = tuple(s.id for s in roster.schools if column and fold(s.class_name) == column)
    ids = classes or index.schools.ids_in(submission.column)
    yield Parties(ids, reasons=(f"栏目“{submission.column}”属于{_names(ids, index)}",))
    account = account_key(submission.account) if submission.account else ""
    ids = tuple(dict.fromkeys(t.school for t in index.teachers_by_account.get(account, ())))
    yield Parties(ids, reasons=(f"账号 {submission.account} 在花名册（{_names(ids, index)}）",))
    ids = index.schools.ids_in(submission.sender_name)
    yield Parties(ids, reasons=(f"作者“{submission.sender_name}”是{_names(ids, index)}",))
    author = fold(submission.sender_name)
    ids = tuple(dict.fromkeys(t.school for t in index.teachers_named.get(author, ())))
    contacts = [c for c in roster.contacts if author and fold(c.name) == author]
    ids = tuple(dict.fromkeys((*ids, *_listing(contacts, index))))
    yield Parties(ids, reasons=(f"作者 {submission.sender_name} 在花名册（{_names(ids, index)}）",))


def _names(ids: Iterable[str], index: Index) -> str:
    return "、".join(index.roster.name_of(id_) for id_ in ids)


def _narrowed(base: Parties, words: Wording, index: Index) -> Parties:
    decided = named_by(words, index, among=base.ids)
    return replace(decided, reasons=base.reasons + decided.reasons) if decided.ids else base


def named_by(words: Wording, index: Index, among: tuple[str, ...] = ()) -> Parties:
    """The schools that the strongest text names; running text counts only when it names exactly one."""
    strong = (*words.levels[:1], *words.levels[2:], ("发件人名称", (words.sender,)), *words.levels[1:2])
    for label, texts in strong:
        ids = _in_texts(texts, index, among)
        if ids:
            return Parties(ids, reasons=(f"{label}指明{_names(ids, index)}",))
    for label, texts in strong[:-1]:
        found = _mistyped(label, texts, index, among)
        if found.ids:
            return found
    ids = tuple(id_ for id_ in index.schools.ids_in(words.body, loosely=False) if not among or id_ in among)
    return Parties(ids, reasons=(f"正文指明{_names(ids, index)}",)) if len(ids) == 1 else Parties()


def _mistyped(label: str, texts: Iterable[str], index: Index, among: tuple[str, ...]) -> Parties:
    """弟一小学 sounds like one school's name and no other's; a name with another sign in it is for a person."""
    near = [one for text in texts for one in nearest(index.near_schools(fold(text)))]
    found = {id_ for one in near for id_ in index.schools.clear.names[one.name]}
    ids = index.schools.in_order(id_ for id_ in found if not among or id_ in among)
    said = "、".join(dict.fromkeys(one.sentence for one in near))
    parties = Parties(ids, reasons=(f"{label}中的{said}近似{_names(ids, index)}",))
    return parties if all(one.is_sure for one in near) else parties.doubted(Doubt.LOOSELY_NAMED)


def _in_texts(texts: Iterable[str], index: Index, among: tuple[str, ...]) -> tuple[str, ...]:
    found = {id_ for text in texts for id_ in index.schools.ids_in(text)}
    return index.schools.in_order(id_ for id_ in found if not among or id_ in among)


def contradicted(base: Parties, words: Wording, index: Index) -> Parties:
    """`base`, and with it the other schools that a file's name, title or heading clearly gives as the owner."""
    for label, texts in words.levels:
        mentioned = {id_ for text in texts for id_ in index.schools.ids_in(text)}
        if mentioned & set(base.ids):
            return base
        owners = tuple(dict.fromkeys(id_ for text in texts for id_ in index.schools.owners_in(text)))
        if owners and len(owners) <= 2:
            both = replace(base, ids=tuple(dict.fromkeys((*base.ids, *owners))))
            return both.doubted(Doubt.CONTRADICTED, reason=f"但{label}指明{_names(owners, index)}")
    return base
