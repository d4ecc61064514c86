"""The last look at each thing owed: who, where and how many where only the section says it, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from tasks.domain.plan.circulars.office import open_office
from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.days.numbers import COUNT, number
from tasks.domain.plan.drafting.days.rest_days import say_rest_days
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import MANY, SUBMIT
from tasks.domain.plan.drafting.page import sentences
from tasks.domain.plan.drafting.papers.not_owed.kept import is_kept
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.lead_in import told_ahead
from tasks.domain.plan.drafting.people.groups import groups_told
from tasks.domain.plan.drafting.people.labelled import of_heading, said_over
from tasks.domain.plan.drafting.people.who import (
    COPIES,
    copies_of,
    count_behind,
    count_by_stage,
    count_of,
    recommended_of,
    who_owes,
)
from tasks.domain.plan.drafting.people.whose import told_party
from tasks.domain.plan.drafting.places.ways import by_their_way, is_on_the_net, mailed_to
from tasks.domain.plan.drafting.placing import place
from tasks.domain.plan.drafting.plain_names import name_plainly
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import PartyKind

_SIGNED, _TIMES = re.compile(r"签[字名]|盖章|公章|印章"), re.compile(r"\d\s*次")  # 每学期演练不少于4次 counts no papers
_PACKED_EACH_TIME = re.compile(r"每[次节][^,。;]{0,8}(?:压缩包|打包|档案袋|文件夹)")  # 初中每校15次,每次打一个压缩包
_PICTURES = re.compile(r"照片|图片|截图|影像|材料|作品")
_WITH_PICTURES = re.compile(
    r"(?:不少于|至少)?\d{1,2}(?:[-—~至]\d{1,2})?\s*[张幅](?:以上)?(?:的|清晰)?[\u4e00-\u9fff]{0,6}(?:照片|图片|截图)|(?:照片|图片|截图)\(?(?:不少于|至少)?\d{1,2}(?:[-—~至]\d{1,2})?\s*[张幅]"
)
_HOW_OFTEN = re.compile(
    r"(?:[一总]?共|共计|全年|累计|合计|计)[^,。;\d]{0,4}\d{1,2}\s*[次期周回份]|\d{1,2}\s*[次期](?=[,。;)]|$)"
)
_ALL_TOLD = re.compile(
    rf"(?:事项|材料|资料|内容|表格|报表|以下|下列)(?:一?共计?|共有|计|为|有)?\s*{COUNT}\s*[项类种]"
)  # 事项共六项
_SIGNERS = re.compile(r"(?:由|经)[^,。;]{2,24}?(?:签[字名批]|审[核定批阅]|盖章|把关)")  # who signs is not who owes
_NAMES = re.compile(r"《[^》]*》|“[^”]*”")


def finish(binding: Binding) -> None:
    """Fill in what sections and headings say; move to `unread` what is open, or no paper's name."""
    name_plainly(binding)
    binding.owed = [one for one in binding.owed if not told_ahead(one, binding.owed) and not is_kept(one, binding.page)]
    for owed in binding.owed:
        place(owed, binding)
        owed.channels = by_their_way(owed.channels, owed.ways)
        owed.channels = mailed_to(owed.channels, owed.ways, binding.page.text)
        _open_way(owed, binding)
        _people(owed, binding)
        _number(owed, binding.loose, alone=sum(other.line is owed.line for other in binding.owed) == 1)
        _groups(owed, binding)
        _copies_told_twice(owed, binding)
        _doubts(owed, binding)
    say_rest_days(binding.page.lines, binding.owed)
    _say_loose(binding)


def _open_way(owed: Owed, binding: Binding) -> None:
    """报教研室: on paper or by mail is open; a whole bureau, 上报县教育局, is no channel at all. As the linter says."""
    everything = "\n".join(line.text for line in binding.page.lines)
    opened = (open_office(sentence, everything) for sentence in owed.heard)
    office = next((one for one in opened if one and owed.channels and one.name.endswith(owed.channels[0])), None)
    if office is None or len(owed.channels) > 1:
        return
    if office.whole:
        owed.channels = []
        binding.leave(owed.line, office.name, f"{owed.title}只说报“{office.name}”，没有说交到哪里")
    else:
        binding.leave(owed.line, office.name, f"{owed.title}只说报到“{office.name}”，是送纸质的还是发邮件没有说")
    owed.doubted(0.2)


def _people(owed: Owed, binding: Binding) -> None:
    page = binding.page
    for text in (*owed.told, *owed.heard, owed.line.body, *said_over(page, owed.line)):
        bare = _SIGNERS.sub("", _NAMES.sub("", text))
        for title in (owed.title, *owed.aliases):
            bare = bare.replace(title, "")
        who = of_heading(bare) or who_owes(bare)
        owed.party = owed.party or who.party
        owed.stages = owed.stages or who.stages
    if owed.party is None and page.addressed.party:
        owed.party = page.addressed.party
        owed.doubted(0.05)
    if owed.party is not PartyKind.TEACHER:
        own = owed.line.body if owed.line.number not in page.attachment_lines else ""
        owed.who = owed.who or told_party((*owed.told, *owed.heard, own), page.addressees)
        owed.party = None if owed.who else owed.party
    owed.doubted(0.1 * (owed.party is None and not owed.who))


def _number(owed: Owed, loose: list[Demand], *, alone: bool) -> None:
    parts = re.split(r"[。;]", owed.line.body)
    own = [part for part in parts if SUBMIT.search(part) or owed.title in part or _PACKED_EACH_TIME.search(part)]
    told = [text for text in owed.told if not _TIMES.search(text) or SUBMIT.search(text) or owed.title in text]
    texts = [_ALL_TOLD.sub("", text) for text in (*told, *(own if alone else []))]
    if not _PICTURES.search(owed.title):
        texts = [_WITH_PICTURES.sub("", text) for text in texts]
    if owed.when and owed.when.repeats:
        texts = [_HOW_OFTEN.sub("", text) for text in texts]
    owed.count = owed.count or _told_number(owed.title, texts, [*texts, *owed.heard])
    if owed.count is None:  # 公示照片。…拍摄照片2张
        behind = (count_behind(alias, text) for alias in owed.aliases for text in owed.told)
        owed.count = next((count for count in behind if count), None)
    if owed.count is None and MANY.search(owed.title):
        staged = (count_of(demand.text) for demand in loose if not demand.names and not demand.whens)
        owed.count = next((count for count in staged if isinstance(count, dict)), None)
    if isinstance(owed.count, dict):
        owed.stages = tuple(owed.count)
        if len(set(owed.count.values())) == 1:
            owed.count = next(iter(owed.count.values()))  # 每所中小学20张
    if (owed.count is None or owed.count == 1) and (copies := _copies(owed)):
        owed.count = copies
    if owed.count is None and not MANY.search(re.sub(r"[》”]|\([^)]*\)", "", owed.title)):
        owed.count = 1


def _told_number(title: str, texts: list[str], heard: list[str]) -> int | Mapping[Stage, int] | None:
    """As many as are recommended, as each stage owes, as stand behind its name, or as its texts say at all."""
    counts = chain(
        map(recommended_of, heard),
        (count_by_stage(title, text) for text in heard),
        (count_behind(title, text) for text in heard),
        map(count_of, texts),
    )
    return next((count for count in counts if count), None)


def _groups(owed: Owed, binding: Binding) -> None:
    """城区园4篇、乡镇园2篇: no number holds for all, and no stage is told."""
    if groups := groups_told((*owed.told, *owed.heard)):
        owed.count = owed.count if isinstance(owed.count, dict) else None
        said = "、".join(groups)
        binding.leave(owed.line, said, f"{owed.title}的数量按类别不同（{said}），count 只分学段，要人来定")
        owed.doubted(0.2)


def _copies_told_twice(owed: Owed, binding: Binding) -> None:
    """一式两份 in one line and 一式三份 in another: which of them holds is a person's to say."""
    told = {
        found["n"]: line
        for line in binding.page.lines
        for _, sentence in sentences(line)
        if owed.title.startswith("《") and owed.title in sentence and (found := COPIES.search(sentence))
    }
    if len({number(n) for n in told}) > 1:
        said = "、".join(f"一式{n}份" for n in told)
        owed.count = None
        binding.leave([*told.values()][-1], said, f"{owed.title}的份数前后不一（{said}），以哪个为准要裁定")
        owed.doubted(0.2)


def _copies(owed: Owed) -> int | None:
    """一式两份 are two where they are carried there; what is mailed is one, however often it is printed."""
    if not owed.channels and not any(_SIGNED.search(text) for text in owed.told):
        return None
    if any(is_on_the_net(channel) for channel in owed.channels):
        return None
    if any(_is_counted_alone(owed.title, text) for text in owed.told):
        return None
    return next((copies for text in (*owed.told, *owed.ways) if (copies := copies_of(text))), None)


def _is_counted_alone(title: str, text: str) -> bool:
    """《申报书》一式2份、身份证复印件1份: the copies of the one are not the other's."""
    own = text.partition(title)[2]
    return count_behind(title, text) is not None and not COPIES.search(re.split("[、,;。]", own, maxsplit=1)[0])


def _doubts(owed: Owed, binding: Binding) -> None:
    when = owed.when
    if owed.conflicts and when is not None:
        said = "、".join(f"“{w.quote}”" for w in (when, *owed.conflicts))
        binding.leave(owed.line, said, f"{owed.title}有几个不同的期限，以哪个为准要裁定")
        owed.when = When(when.start, when.end, when.quote, None)
        owed.doubted(0.4)
        return
    if when is None:
        binding.leave(owed.line, owed.title, f"{owed.title}没有写期限")
        return
    if when.due is None:
        binding.leave(owed.due_line or owed.line, when.quote, f"{owed.title}的期限读不出：{when.why}")
        owed.doubted(0.3)
    elif when.doubt:
        binding.leave(owed.due_line or owed.line, when.quote, when.doubt)
        owed.doubted(0.3)


def _say_loose(binding: Binding) -> None:
    attached = {title for title, _ in binding.page.attachments.values()}
    for demand in binding.loose:
        if demand.line.text.endswith("通知") or demand.line.text in attached:
            continue  # the circular's own name, or an attachment's
        if demand.whens:
            binding.leave(demand.line, demand.text, "有期限，但看不出交什么")
        elif demand.activity:
            binding.leave(demand.line, demand.text, "有期限的活动，没有说要交什么")
        elif demand.hands_in and (demand.names or who_owes(demand.sentence).party) and not demand.channels:
            binding.leave(demand.line, demand.text, "说到上报，但没有写清交什么、何时交、交到哪里")
