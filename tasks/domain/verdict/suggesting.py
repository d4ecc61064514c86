"""What the desk would decide about a waiting item, and how sure it is; a person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.names import fold, without_ending
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster
from tasks.domain.verdict.decision import Act
from tasks.domain.verdict.placing import Docket
from tasks.domain.verdict.review import Wait, Waiting, candidates
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_ALIKE = 0.34  # of the pairs of signs of a school's name: below it a likeness is chance


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`act` None: nothing can be said; `to` is an obligation's id for an ASSIGN. `sure` is 0 to 1."""

    act: Act | None
    to: str
    sure: float
    why: str  # Chinese

    def command(self, item: str) -> str:
        """The one command that takes it; with nothing to suggest, the one that shows more."""
        if self.act is None:
            return f"rollcall explain {item}"
        to = f" --to {self.to}" if self.to else ""
        return f"rollcall decide {self.act.value} {item}{to} --why 理由"


def suggest(waiting: Waiting, docket: Docket, verdicts: Mapping[str, Verdict], roster: Roster) -> Suggestion:
    """By what is doubtful about it: the graver doubt decides."""
    if waiting.wait is Wait.UNREADABLE:
        return _unread(waiting)
    if waiting.wait in {Wait.UNPLACED, Wait.SEVERAL}:
        return _place(waiting, docket, verdicts, roster)
    if Doubt.OTHER_YEAR in waiting.doubts:
        return Suggestion(Act.REJECT, "", 0.7, "名称只提到其他年度，多半是往年的旧材料")
    if Doubt.LOOSE_SESSION in waiting.doubts:
        return Suggestion(Act.REJECT, "", 0.5, "一次活动要打成一个压缩包，请对方打包重发")
    if waiting.wait is Wait.REPEATED:
        return Suggestion(Act.REJECT, "", 0.5, "照片或文字与另一件相同，请核对是否用错")
    return _accept(waiting)


def _unread(waiting: Waiting) -> Suggestion:
    item = waiting.placed.item
    texts = [finding.text for piece in waiting.pieces for finding in piece.findings]
    if any("密码" in text for text in texts):
        how = f"问到密码后运行 rollcall evidence password {item.id}，或请对方去掉密码重发"
        return Suggestion(None, "", 0.0, f"加密了：{how}")
    return Suggestion(None, "", 0.0, "请对方发来密码，或改存成能打开的格式重发；看过之后再接收或归到某一项")


def _accept(waiting: Waiting) -> Suggestion:
    doubted = [f for piece in waiting.pieces for f in piece.findings if f.result is Result.DOUBTFUL]
    if any(f.check == "certificate" for f in doubted):
        return Suggestion(Act.REJECT, "", 0.6, "证书上的姓名是别人的")
    if doubted:
        return Suggestion(Act.ACCEPT, "", 0.5, "打开看一眼，内容符合就接收")
    if waiting.wait is Wait.UNVERIFIED:
        return Suggestion(Act.ACCEPT, "", 0.8, "内容检查合格，只差确认是这所学校发来的")
    return Suggestion(Act.ACCEPT, "", 0.7, "内容检查合格")


def _place(waiting: Waiting, docket: Docket, verdicts: Mapping[str, Verdict], roster: Roster) -> Suggestion:
    """The only one that still lacks it, else the one whose school's name is most alike."""
    options = candidates(waiting, docket)
    if not options:
        return Suggestion(None, "", 0.0, "名称里看不出是谁的、是哪一项；打开看过后归到某一项，或退回")
    lacking = [o for o in options if not verdicts[o.id].kind.is_clear]
    if len(lacking) == 1:
        return Suggestion(Act.ASSIGN, lacking[0].id, 0.6, "可能的几项里，只有这一项还没有交齐")
    best, share = _most_alike(waiting, lacking or options, roster)
    if best is not None and share >= _ALIKE:
        return Suggestion(Act.ASSIGN, best.id, round(min(share, 0.9), 2), f"名称与“{best.party_name}”最接近")
    reviewed = [o for o in lacking if verdicts[o.id].kind is VerdictKind.NEEDS_REVIEW]
    if len(reviewed) == 1:
        return Suggestion(Act.ASSIGN, reviewed[0].id, 0.5, "这一项收下它就齐了")
    return Suggestion(None, "", 0.0, f"有 {len(options)} 项可归，看过后归到其中一项")


def _most_alike(waiting: Waiting, options: Sequence[Obligation], roster: Roster) -> tuple[Obligation | None, float]:
    submission = waiting.placed.item.submission
    texts = [submission.title, without_ending(waiting.placed.item.file or ""), submission.sender_name]
    said = {pair for text in texts for pair in _pairs(fold(text))}
    shares = {o.id: _likeness(o, said, roster) for o in options}
    ranked = sorted(options, key=lambda o: (-shares[o.id], o.due_at, o.id))
    if not ranked or (len(ranked) > 1 and shares[ranked[0].id] == shares[ranked[1].id]):
        return None, 0.0
    return ranked[0], shares[ranked[0].id]


def _likeness(obligation: Obligation, said: set[str], roster: Roster) -> float:
    """The share of a name's pairs of signs that are in what was said; the best of the party's names."""
    party = roster.school.get(obligation.party_id) or roster.teacher.get(obligation.party_id)
    names = [party.name, *party.aliases] if party else [obligation.party_name]
    return max(len(said & pairs) / len(pairs) if (pairs := _pairs(fold(name))) else 0.0 for name in names)


@lru_cache(maxsize=16384)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
