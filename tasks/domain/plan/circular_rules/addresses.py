"""Addresses that reach nobody, and one office or person with two addresses or numbers that are almost the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.channels import ADDRESS
from tasks.domain.plan.circular_rules.spoken import are_apart
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import documents_in
from tasks.domain.plan.defect import Defect, defect

_MOST = 60  # addresses of one circular that are compared
_AFTER_LABEL = re.compile(
    r"(?:邮箱|信箱|E-?mail|e-?mail)[一-龥]{0,4}[为是:\s(]{0,4}((?!https?|www)[A-Za-z0-9][A-Za-z0-9_.#%&+@*-]{4,63})"
)
_WRONG_SIGN = re.compile(
    r"(?<![A-Za-z0-9_.:/@-])[A-Za-z0-9_.-]{2,40}[#&$!%][A-Za-z0-9-]{2,30}\.(?:com|cn|net|org|edu)[A-Za-z.]{0,8}"
)
_WRONG_URL = re.compile(
    r"(?<![A-Za-z])https?(?!://)[:/.,;]{0,4}[A-Za-z0-9-]{2,40}[.,][A-Za-z0-9.,/-]{2,60}"
    r"|https?://[A-Za-z0-9.-]{2,60},(?:com|cn|net|org|edu)\b|(?<![A-Za-z0-9])w{2}\.[A-Za-z0-9-]{2,30}\.(?:com|cn|net|org)"
)
_WITH_SIGN = re.compile(
    r"(?<![A-Za-z0-9_.@*])[A-Za-z0-9_.-]{2,40}@{1,2}[A-Za-z0-9.-]{2,40}(?:,(?:com|cn|net|org))?(?![A-Za-z0-9*@])"
)
_SPACED = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z0-9_.-]{1,40}(?:\s{1,3}@\s{0,3}|@\s{1,3})[A-Za-z0-9.-]{2,40}")
_NO_SIGN = re.compile(r"发送?[至到]([A-Za-z0-9_-]{2,30}\.[A-Za-z0-9-]{2,20}\.(?:com|cn|net))(?=邮箱|[,。;)]|$)")
_SITE = re.compile(
    r"(?P<name>[一-龥]{3,14}(?:平台|系统|网站|网))[”\"]?[,:\s(]{0,3}(?:网址|地址)?[为是:]{0,2}(?P<url>https?://[A-Za-z0-9./_-]{4,60})"
)
_WHOLE = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32}){1,4}")
_NUMBER = re.compile(r"(?<![\d*-])(?:0\d{2,3}-?\d{7,8}|1\d{10})(?![\d*])")
_TITLE = r"(?:老师|主任|科长|股长|所长|校长|园长|同志)"
_NEAR = 18  # signs before a number that may say whose it is
_WHO = re.compile(rf"[一-龥]{_TITLE}")
_SENDS = re.compile(r"发[送至到往]|[报寄传交]至|报送|上传")
_A_SCHEME = 3  # addresses that are nearly the same
_OF_LETTERS = re.compile(r"受理|举报|监督|投诉|信访|巡[察视]")
_CONTACT = re.compile(r"联系人|联系电话|联系方式|电话")
_OWNER = re.compile(r"[一-龥]{2}(?:[股科室办站所馆]|中心|部)[一-龥]{0,4}邮箱|咨询|技术|监督|举报|意见|反馈")
_LINE = re.compile(r"传真|值班|举报|监督|投诉|热线|应急|报警|救援")  # what a number is for
_LABEL = re.compile(r"(?<![一-龥])([一-龥]{2,4})(?:电话|热线)[号码]{0,2}[:为是\s]{0,3}$")
_OFFICE = re.compile(
    r"(?:(?![为的于报送寄至到由和及与向给]|交(?![通警管流])|发(?!展))[一-龥]){2,8}?(?:[股科室办站所部院馆]|中心)|[一-龥]{1,2}处"
)
_PERSON_BEHIND = re.compile(
    rf"(?<![\d*-])(?P<phone>(?:0\d{{2,3}}-?)?\d{{7,8}}|1\d{{10}})\s{{0,2}}\([^()\d]{{0,10}}?(?P<name>[一-龥]{_TITLE})\)"
)
_PERSON = re.compile(
    rf"(?<![一-龥])(?P<name>[一-龥]{{1,3}}{_TITLE})[^\d。;@]{{0,12}}(?P<phone>(?:0\d{{2,3}}-?)?[\d*]{{7,11}})(?![\d*])"
)


def bad_addresses(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """hxtj#example.com, abc163.com behind 邮箱: no mail arrives there."""
    for number, line in circular.lines:
        wrong = [found[0] for found in _WRONG_SIGN.finditer(line)]
        wrong += [found[1].rstrip(".-") for found in _AFTER_LABEL.finditer(line) if _is_broken(found[1].rstrip(".-"))]
        wrong += [found[0] for found in _WITH_SIGN.finditer(line) if _is_broken(found[0].rstrip(".-,"))]
        wrong += [found[1] for found in _NO_SIGN.finditer(line)]
        wrong += [found[0] for found in _SPACED.finditer(line)]
        wrong += [found[0] for found in _WRONG_URL.finditer(line)]
        for quote in dict.fromkeys(wrong):
            yield defect("bad-address", number, quote, f"“{quote}”不是写得通的地址，发不到也打不开")


def _is_broken(token: str) -> bool:
    looks_like = "@" in token or re.search(r"[.#](?:com|cn|net|org)", token)
    return bool(looks_like) and "*" not in token and not _WHOLE.fullmatch(token)


def contacts_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _addresses(circular)
    yield from _numbers(circular)
    yield from _sites(circular)
    yield from _sent_elsewhere(circular)
    yield from _last_digit(circular)


def _sites(circular: Circular) -> Iterator[Defect]:
    """望山智慧教育平台(http://ws.…) here, 望山智慧教育平台(http://wsjy.…) there."""
    first: list[tuple[str, str, int]] = []
    for number, line in circular.lines:
        for found in _SITE.finditer(line):
            name, url = re.split(r"至|到|在|录", found["name"])[-1], found["url"].rstrip("/.")
            known = next((one for one in first if one[0].endswith(name) or name.endswith(one[0])), None)
            if known is None:
                first.append((name, url, number))
            elif known[1].split("/")[2] != url.split("/")[2]:
                message = f"“{name}”这里是 {url}，第 {known[2]} 行是 {known[1]}，哪一个对没有说"
                yield defect("contact-conflict", number, url, message)


def _last_digit(circular: Circular) -> Iterator[Defect]:
    """电话0451-57220031 and 电话0451-57220032 of one office: the circular's two numbers, alike but for one digit."""
    told: dict[str, tuple[int, str]] = {}
    for number, line in circular.lines:
        for found in _NUMBER.finditer(line):
            told.setdefault(found[0], (number, line[max(0, found.start() - _NEAR) : found.start()]))
    if len(told) != 2:
        return
    (one, (first, before_one)), (two, (later, before_two)) = told.items()
    unlike = sum(a != b for a, b in zip(one, two, strict=False)) == 1 and len(one) == len(two)
    owners = [set(_OFFICE.findall(text)) | set(_WHO.findall(text)) for text in (before_one, before_two)]
    next_to_it = abs(int(one[-1]) - int(two[-1])) == 1 and one[:-1] == two[:-1]  # two telephones of one house
    same = any(_is_same_office(a, b) for a in owners[0] for b in owners[1])
    apart = (all(owners) or next_to_it) and not same
    people = [set(_WHO.findall(text)) for text in (before_one, before_two)]
    apart = apart or (all(people) and not people[0] & people[1])  # two of one office
    apart = apart or are_apart(before_one, before_two)  # 唐会计(小学), 秦会计(初中)
    apart = apart or set(_LINE.findall(before_one)) != set(_LINE.findall(before_two))
    apart = apart or _called(before_one) != _called(before_two)
    if unlike and first != later and not apart:
        yield defect("contact-conflict", later, two, f"电话这里是 {two}，第 {first} 行是 {one}，哪一个对没有说")


def _called(before: str) -> str:
    """预约 of 预约电话, none of 电话: what a telephone is for, told by its own label."""
    label = _LABEL.search(before)
    return re.sub("联系|办公|咨询|固定", "", label[1]) if label else ""


def _sent_elsewhere(circular: Circular) -> Iterator[Defect]:
    """发至 lhb@… in the text, and 邮箱 lvhua@… beside the only person to ask: the circular's two addresses."""
    told = [(found[0].lower(), number) for number, line in circular.lines for found in ADDRESS.finditer(line)]
    if len({address for address, _ in told}) != 2:
        return
    contacts = [(address, number) for address, number in told if _is_contact(circular.narrow[number])]
    sent = [(address, number) for address, number in told if (address, number) not in contacts]
    if len({address for address, _ in contacts}) == len({address for address, _ in sent}) == 1:
        (own, line), (there, at) = contacts[0], sent[0]
        owners = [_OWNER.search(circular.narrow[n].split(address)[0][-14:]) for address, n in (contacts[0], sent[0])]
        if own != there and line != at and not any(owners):
            message = f"第 {at} 行发到 {there}，联系人的邮箱是 {own}，发哪一个没有说"
            yield defect("contact-conflict", line, own, message)


def _is_contact(line: str) -> bool:
    """联系人:王老师,邮箱:…, and not 联系人信息表传至…, which sends a paper of its own, nor 信访邮箱…受理来信."""
    return bool(_CONTACT.search(line)) and not documents_in(line) and not _OF_LETTERS.search(line)


def _addresses(circular: Circular) -> Iterator[Defect]:
    """yfjy@… in the text and yfjyan@… among the contacts."""
    first: dict[str, int] = {}
    for number, line in circular.lines:
        for found in ADDRESS.findall(line):
            if len(first) < _MOST:
                first.setdefault(found.lower(), number)
    often = {one for one in first if sum(one in line.lower() for _, line in circular.lines) > 1}
    listed = [address for address, line in first.items() if not _SENDS.search(circular.narrow[line])]
    scheme = {address for pair in combinations(listed, 2) if _almost(*pair) for address in pair}
    if len(scheme) >= _A_SCHEME:  # hynqz@…, hyzbz@…, hynjz@…: each group's own, made in one way
        often |= scheme
    for (one, above), (two, below) in combinations(first.items(), 2):
        apart = _are_of_two_offices(circular.narrow[above], one, circular.narrow[below], two)
        rows = above in circular.rows and below in circular.rows and circular.rows[above] != circular.rows[below]
        if above != below and not rows and not {one, two} <= often and not apart and _almost(one, two):
            message = f"这里写 {two}，第 {above} 行写 {one}，哪一个对没有说"
            yield defect("contact-conflict", below, two, message)


_CALLED = re.compile(r"^[\W\d_]*([一-龥]{2,10}):\s{0,2}$")


def _are_of_two_offices(above: str, one: str, below: str, two: str) -> bool:
    """报镇应急办,邮箱lhtyjb@… and 报镇民政办(lhtmzb@…): near only because the offices' names are."""
    offices = [
        _OFFICE.findall(line[: max(0, line.lower().find(address))]) for line, address in ((above, one), (below, two))
    ]
    if all(offices) and not _is_same_office(offices[0][-1], offices[1][-1]):
        return True
    called = [
        _CALLED.search(line[: max(0, line.lower().find(address))]) for line, address in ((above, one), (below, two))
    ]
    if called[0] and called[1] and called[0][1] != called[1][1]:
        return True  # 1.东城分局:dchbgf@…, 2.西城分局:xchbgf@…
    papers = [set(documents_in(line)) for line in (above, below)]
    return all(papers) and not papers[0] & papers[1] and len(one) == len(two)  # 总结发至lsfd@…, 征文发至lszw@…


def _is_same_office(one: str, other: str) -> bool:
    """县局安全股 is 安全股; 学前教育股 and 基础教育股 are two."""
    return one.endswith(other) or other.endswith(one)


def _almost(one: str, two: str) -> bool:
    here, there = one.partition("@"), two.partition("@")
    if here[0] == there[0]:
        return True  # one box at two providers
    if here[2] != there[2] or min(len(here[0]), len(there[0])) < 4:
        return False
    return not _are_counted(here[0], there[0]) and _distance(here[0], there[0]) <= 2


def _are_counted(one: str, two: str) -> bool:
    """aq1@ and aq2@ are two boxes that were meant; 2023 for 2032 is a slip."""
    ones, twos = re.findall(r"\d+", one), re.findall(r"\d+", two)
    return re.sub(r"\d+", "", one) == re.sub(r"\d+", "", two) and max(map(len, (*ones, *twos)), default=0) <= 2


def _distance(one: str, two: str) -> int:
    """How many signs were left out, added, changed, or swapped with the next (two of these count as two)."""
    if len(one) == len(two) and sorted(one) == sorted(two):
        return sum(a != b for a, b in zip(one, two, strict=True))
    before = list(range(len(two) + 1))
    for at, sign in enumerate(one, 1):
        now = [at]
        for to, other in enumerate(two, 1):
            now.append(min(before[to] + 1, now[to - 1] + 1, before[to - 1] + (sign != other)))
        before = now
    return before[-1]


def _numbers(circular: Circular) -> Iterator[Defect]:
    """刘老师 0455-57****06 here, 刘老师 0455-57****60 there."""
    first: dict[str, tuple[str, int]] = {}
    for number, line in circular.lines:
        for found in (*_PERSON.finditer(line), *_PERSON_BEHIND.finditer(line)):
            name = found["name"][-3:]
            known, at = first.setdefault(name, (found["phone"], number))
            differ = len(known) == len(found["phone"]) and at != number
            if differ and 0 < sum(a != b for a, b in zip(known, found["phone"], strict=True)) <= 2:
                message = f"{found['name']}的电话这里是 {found['phone']}，第 {at} 行是 {known}，哪一个对没有说"
                yield defect("contact-conflict", number, found["phone"], message)
