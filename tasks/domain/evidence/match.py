"""Where an item belongs 归属: the obligations that it may fill, what is doubtful about it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tasks.domain.plan.party import Stage


class MatchKind(StrEnum):
    CLAIMED = "claimed"
    NOT_AN_ITEM = "not_an_item"  # a bounce, an auto-reply, own mail, a reply without attachment
    OTHER_MATTER = "other_matter"  # it can be read and fits nothing: blocks nothing
    UNPLACED = "unplaced"  # a person must place it

    @property
    def label(self) -> str:
        return {
            "claimed": "已归属",
            "not_an_item": "不是材料",
            "other_matter": "其他事项",
            "unplaced": "待归属",
        }[self.value]


class Doubt(StrEnum):
    """Why a person must look before the item counts."""

    SEVERAL_PARTIES = "several_parties"
    SEVERAL_REQUIREMENTS = "several_requirements"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"
    FORWARDED = "forwarded"
    UNREADABLE = "unreadable"
    OTHER_YEAR = "other_year"
    MONTH_UNCLEAR = "month_unclear"
    LOOSE_SESSION = "loose_session"
    LOOSELY_NAMED = "loosely_named"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Doubt.SEVERAL_PARTIES: "可能属于多个单位或多位教师",
    Doubt.SEVERAL_REQUIREMENTS: "名称符合多项要求",
    Doubt.UNVERIFIED: "发件人未经核实",
    Doubt.CONTRADICTED: "发件人与名称所指不一致",
    Doubt.FORWARDED: "由管理人员代转，须确认",
    Doubt.UNREADABLE: "我方打不开，须人工查看",
    Doubt.OTHER_YEAR: "名称只提到其他年度",
    Doubt.MONTH_UNCLEAR: "属于哪个月不明",
    Doubt.LOOSE_SESSION: "一次活动的材料没有打成一个压缩包，请打包",
    Doubt.LOOSELY_NAMED: "名称只是近似",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One obligation that an item may fill: `requirement`/`party`/`period`, with the stage where it names one.

    `party` is a school's or teacher's id without a stage. `stage` is only set where a combined school owes by stage.
    `member` is the roster teacher whom a row of a member list shows; empty where several of the school bear the name.
    """

    requirement: str
    party: str
    period: str
    stage: Stage | None = None
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()  # Chinese sentences
    member: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How one item was placed. `item` is the Item's id.

    UNPLACED items have no claims: `requirements` says which requirements an item without a party names (it holds their
    E2 and E3); `parties` and `unreadable` say that a file nobody can read waits at each obligation of these parties
    which lacks the item's channel; `unopened` says that its contents were not yet looked into.
    """

    item: str
    kind: MatchKind
    claims: tuple[Claim, ...] = ()
    reasons: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    unreadable: bool = False
    unopened: bool = False
