"""What is to be read of a website: one list for all, or one for each school's class or each teacher's account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from tasks.domain.evidence.reading import Scope
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.reading.addresses import absolute, account_of
from tasks.sites.reading.answer import Trouble, unbelievable


@dataclass(frozen=True, slots=True)
class Target:
    """One list to walk; `trouble` says why it cannot even be asked for."""

    scope: Scope
    spec: ListSpec
    name: str  # of the school or teacher, for people
    url: str = ""
    pages: str = ""  # pattern of the further pages, with {page}
    value: str = ""  # the class or account that stands in its address
    trouble: Trouble | None = None

    def page(self, number: int) -> str:
        return self.pages.replace("%7Bpage%7D", str(number)).replace("{page}", str(number))


def targets_of(source: WebsiteSource, roster: Roster) -> tuple[Target, ...]:
    """Every list of the source, in the order of its file and of the roster."""
    return tuple(target for number in range(len(source.lists)) for target in _of_list(source, number, roster))


def _of_list(source: WebsiteSource, number: int, roster: Roster) -> Iterator[Target]:
    spec = source.lists[number]
    if spec.one_for_each == "class":
        parties = [(school.id, school.name, school.class_name, "班级") for school in roster.schools]
    elif spec.one_for_each == "account":
        parties = [(teacher.id, teacher.name, account_of(teacher.account), "账号") for teacher in roster.teachers]
    else:
        yield _target(source, spec, Scope(spec.channel, "", str(number)), "", "")
        return
    for party, name, value, word in parties:
        scope = Scope(spec.channel, party, str(number))
        if value:
            yield _target(source, spec, scope, name, value)
        else:
            yield Target(scope, spec, name, trouble=unbelievable(f"花名册未填{word}"))


def _target(source: WebsiteSource, spec: ListSpec, scope: Scope, name: str, value: str) -> Target:
    first = spec.url or spec.pages.replace("{page}", "1")
    if value:  # a pattern in JSON: next = "/api?class={class}&cursor={data.next}"
        own = quote(value, safe="")
        spec = replace(spec, next=spec.next.replace("{class}", own).replace("{account}", own))
    return Target(scope, spec, name, _filled(source, first, value), _filled(source, spec.pages, value), value)


def _filled(source: WebsiteSource, pattern: str, value: str) -> str:
    """The pattern as an address; class and account are quoted as a browser would, a query in the pages' encoding."""
    if not pattern:
        return ""
    path, mark, query = pattern.partition("?")
    encoding = "gb18030" if source.encoding.lower() in ("gbk", "gb2312", "gb18030") else "utf-8"
    for place in ("{class}", "{account}"):
        path = path.replace(place, quote(value, safe=""))
        query = query.replace(place, quote(value, safe="", encoding=encoding))
    return absolute(source.base_url.rstrip("/") + "/", path + mark + query, encoding)
