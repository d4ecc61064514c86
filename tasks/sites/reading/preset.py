"""Lists of a system whose pages are known: what the source's file leaves out is filled in with its usual selectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.html_list import Pages
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.targets import Target, targets_of


class Preset(Pages):
    """A kind states `usual`; whatever the file says itself goes before it."""

    usual: ListSpec

    async def targets(self, source: WebsiteSource, roster: Roster, fetcher: Fetcher) -> Sequence[Target]:
        return [replace(target, spec=filled(target.spec, self.usual)) for target in targets_of(source, roster)]


def filled(spec: ListSpec, usual: ListSpec) -> ListSpec:
    """The list with the usual selectors wherever its file is silent; a list that is described is left as it is."""
    if spec.row or spec.fields:
        return spec
    return replace(
        spec,
        container=spec.container or usual.container,
        row=usual.row,
        fields=usual.fields,
        next="" if spec.pages else spec.next or usual.next,
        detail=spec.detail or usual.detail,
    )
