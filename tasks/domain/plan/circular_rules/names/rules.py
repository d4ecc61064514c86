"""The rules of names, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.names import (
    alike,
    attached,
    called_else,
    columns,
    handed_in_names,
    left_over,
    lesson_papers,
    made_and_sent,
    misnamed,
    names,
    naming,
    numbering,
    platforms,
    remarked,
    row_names,
    sent_back,
    sites,
    slips_of_names,
    synonyms,
    two_names,
)
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    naming.naming_slips,
    names.names_vary,
    columns.columns_vary,
    made_and_sent.made_and_sent,
    lesson_papers.lesson_papers_vary,
    alike.names_alike,
    two_names.two_names,
    called_else.called_otherwise,
    platforms.platforms_vary,
    sites.sites_vary,
    slips_of_names.names_slip,
    misnamed.misnamed,
    remarked.remarked_otherwise,
    handed_in_names.handed_in_otherwise,
    handed_in_names.last_sign_differs,
    sent_back.sent_back_otherwise,
    left_over.attachment_left_over,
    synonyms.synonyms_vary,
    attached.attachments_vary,
    attached.papers_vary,
    numbering.numbering_gaps,
    row_names.row_names_vary,
)
