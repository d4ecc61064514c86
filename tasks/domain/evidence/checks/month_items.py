"""Which kinds of a month's report an item is for (circular L36: 培训、考核、新闻)."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.kinds import kinds_of
from tasks.domain.evidence.sight import obstacle, shown_name, with_note

_KINDS = ("培训", "考核", "新闻")
PARAMS = {"kinds": CheckParam(_KINDS, "words")}


def check(question: Question) -> Finding:
    finding = obstacle("month_items", question)
    if finding and not _is_title_alone(question):
        return finding
    kinds = question.words_param("kinds", _KINDS)
    found = kinds_of(question, kinds)
    name = f"“{question.item.submission.title}”" if finding else shown_name(question)
    if not found.kinds:
        text = f"{name}看不出是{'、'.join(kinds)}中的哪一类，现由人工归类；请在标题里写明"
        return Finding("month_items", Result.DOUBTFUL, text)
    said = "、".join(found.kinds)
    if len(found.kinds) > 1 and not found.has_sections:
        text = f"{name}提到{said}，但没有分项写，现由人工核定算哪一类"
        return Finding("month_items", Result.DOUBTFUL, text)
    text = f"{name}是本月的{said}材料"
    return Finding("month_items", Result.ACCEPTED, text if finding else with_note(text, question))


def _is_title_alone(question: Question) -> bool:
    """A row of a site's list whose page was not read: its title says which kind it is."""
    item = question.item
    return item.file is None and not item.sha256 and item.submission.kind is SubmissionKind.POST
