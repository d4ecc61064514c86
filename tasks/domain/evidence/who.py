"""Which teacher an item is from: account, then author, then the names in its file's name and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.names import account_key, fold, spell
from tasks.domain.evidence.near_people import NearName, near_names
from tasks.domain.evidence.whose import Parties
from tasks.domain.evidence.wording import Wording
from tasks.domain.plan.party import Teacher

_SUBJECTS = "语文|数学|英语|物理|化学|生物|历史|地理|政治|道德与法治|道法|音乐|美术|体育|科学|信息技术?|劳动|心理|幼教"
_PAPERS = (
    "读书|学习|研修|培训|教学|师德|听课|公开课|研课|材料|作业|论文|案例|反思|心得体会|心得|体会|感悟|感想|笔记|教案|课件|设计|"
    "计划|总结|小结|方案|承诺书|责任书|证书|证明|签字|签名|扫描件?|照片|截图|电子版|副本|复件|最终版?|终稿|定稿|初稿|修改版?|新版"
)
_BEFORE = "老师|教师|同志|作者|姓名|学科|[组年班级](?=.{2,4}$)|的"
_TITLES = re.compile(rf"(?:{_SUBJECTS}|{_PAPERS}|{_BEFORE}|\d|[a-z])+")


def teachers_of(submission: Submission, words: Wording, schools: Parties, index: Index) -> Parties:
    """The teachers that an item may be from. `schools` is what `schools_of` said of it: where it names one, the author
    and the names in the texts are sought in it."""
    roster = index.roster
    if submission.list_party in roster.teacher:
        return Parties((submission.list_party,), reasons=(f"登在{roster.name_of(submission.list_party)}的个人栏目",))
    if submission.kind is not SubmissionKind.MAIL:
        by_account = _by_account(submission, index)
        if by_account.ids:
            return by_account
    scope = _scope(submission, schools, index)
    author = _by_author(submission, words, scope, index)
    named = _by_text(words, scope, index)
    if submission.kind is SubmissionKind.MAIL:  # whoever sends a colleague's paper names the colleague on it
        found = named if named.ids else author
        return _vouched(found, submission, schools, index) if found.ids else _nobody(schools)
    if author.ids:
        return _weighed(author, named, submission, index)
    if named.ids:
        return _vouched(named, submission, schools, index)
    return _nobody(schools)


def _nobody(schools: Parties) -> Parties:
    return Parties(reasons=(*schools.reasons, "作者、标题和文件名都没有指明花名册上的教师"))


def _by_account(submission: Submission, index: Index) -> Parties:
    account = account_key(submission.account) if submission.account else ""
    teachers = index.teachers_by_account.get(account, ())
    found = Parties(tuple(t.id for t in teachers), reasons=(f"账号 {submission.account} 在花名册",))
    return found.doubted(Doubt.SEVERAL_PARTIES) if len(teachers) > 1 else found


def _scope(submission: Submission, schools: Parties, index: Index) -> tuple[str, ...]:
    """The schools in which the teacher is sought: those of the list or the mail; all for a list of all."""
    if submission.list_party in index.roster.school:
        return (submission.list_party,)
    return schools.ids if submission.kind is SubmissionKind.MAIL else ()


def _by_author(submission: Submission, words: Wording, scope: tuple[str, ...], index: Index) -> Parties:
    name = submission.sender_name
    teachers = _bearing(name, scope, index)
    schools = set(index.schools.ids_in(submission.column)) | set(index.schools.ids_in(name))
    reason = f"作者 {name}"
    if schools and len(teachers) > 1:
        teachers, reason = [t for t in teachers if t.school in schools] or teachers, f"{reason}（{submission.column}）"
    if len(teachers) > 1:
        said = {id_ for text in (words.title, words.file, *words.inside[:1]) for id_ in index.schools.ids_in(text)}
        teachers = [t for t in teachers if t.school in said] or teachers
    found = Parties(tuple(t.id for t in teachers), reasons=(f"{reason} 在花名册",))
    if len(teachers) > 1:
        where = "、".join(dict.fromkeys(index.roster.name_of(t.school) for t in teachers))
        return found.doubted(Doubt.SEVERAL_PARTIES, reason=f"同名：{where}")
    return found


def _bearing(name: str, scope: tuple[str, ...], index: Index) -> list[Teacher]:
    """Teachers of the scope who bear a name as it is written, or the one that is left without school and subject."""
    found = list(index.teachers_named.get(fold(name), ())) if name else []
    if not found and name:
        found = [t for one in names_in(name, index) for t in index.teachers_named[one]]
    return [teacher for teacher in found if not scope or teacher.school in scope]


def names_in(text: str, index: Index) -> tuple[str, ...]:
    """Folded teachers' names in a title or file name. Short names count only where they stand apart."""
    found: dict[str, None] = {}
    for token in re.split(r"[^\w\x01]+|_", spell(text)):
        folded = fold(token)
        if folded in index.teachers_named:
            found[folded] = None
            continue
        for piece in _pieces(folded, index):
            if piece in index.teachers_named:
                found[piece] = None
            for hit in index.teacher_names.find(piece):
                if hit.length >= 3:
                    found.update(dict.fromkeys(hit.keys))
    return tuple(found)


def _pieces(folded: str, index: Index) -> list[str]:
    """A token without schools, requirements and subjects: what may be a name."""
    hits = [*index.schools.named_in(folded), *index.titles.find(folded)]
    signs = list(folded)
    for hit in hits:
        signs[hit.start : hit.end] = ["|"] * hit.length
    pieces = [piece for piece in "".join(signs).split("|") if piece]
    return pieces + [rest for piece in pieces for rest in _TITLES.split(piece) if rest and rest != piece]


def _by_text(words: Wording, scope: tuple[str, ...], index: Index) -> Parties:
    for label, texts in words.levels:
        if label == "文件内的名称" and len(texts) > 3:
            continue  # an archive's photos may show many people
        names = dict.fromkeys(name for text in texts for name in names_in(text, index))
        if len(scope) == 1:
            names |= dict.fromkeys(name for text in texts for name in own_names_in(text, scope[0], index))
        teachers = [t for name in names for t in index.teachers_named[name] if not scope or t.school in scope]
        if teachers:
            said = {id_ for text in (*texts, words.title, words.column) for id_ in index.schools.ids_in(text)}
            teachers = [t for t in teachers if t.school in said] or teachers
            found = Parties(tuple(t.id for t in teachers), reasons=(f"{label}含“{'、'.join(names)}”",))
            return found.doubted(Doubt.SEVERAL_PARTIES) if len(teachers) > 1 else found
    return _mistyped(words, scope, index)


def own_names_in(text: str, school: str, index: Index) -> Iterator[str]:
    """The school's own names of two signs that a title's words touch: 王莉继续教育电子证书, but not 王莉娟证书."""
    pieces = [piece for token in re.split(r"[^\w\x01]+|_", spell(text)) for piece in _pieces(fold(token), index)]
    for name in (fold(teacher.name) for teacher in index.roster.teachers_of.get(school, ())):
        begins = (piece.startswith(name) and piece[2:4] in index.pairs for piece in pieces)
        ends = (piece.endswith(name) and piece[-4:-2] in index.pairs for piece in pieces)
        if len(name) == 2 and (any(begins) or any(ends)):
            yield name


def _mistyped(words: Wording, scope: tuple[str, ...], index: Index) -> Parties:
    """A name that only comes near to one of the school's: 许文净 is its 许文静, unless it is another teacher's name."""
    if not scope or len(scope) > 1:
        return Parties()
    mine = {fold(name): t for t in index.roster.teachers_of.get(scope[0], ()) for name in (t.name, *t.aliases)}
    for label, texts in words.levels:
        if label == "文件内的名称" and len(texts) > 3:
            continue
        near = [one for text in texts for one in _near_in(text, mine, index)]
        teachers = tuple(dict.fromkeys(mine[one.name].id for one in near))
        if teachers:
            said = "、".join(dict.fromkeys(one.sentence for one in near))
            found = Parties(teachers, reasons=(f"{label}中的{said}",))
            if len(teachers) > 1:
                return found.doubted(Doubt.SEVERAL_PARTIES)
            return found if all(one.is_sure for one in near) else found.doubted(Doubt.LOOSELY_NAMED)
    return Parties()


def _near_in(text: str, mine: Mapping[str, Teacher], index: Index) -> list[NearName]:
    pieces = [piece for token in re.split(r"[^\w\x01]+|_", spell(text)) for piece in _pieces(fold(token), index)]
    fresh = [piece for piece in dict.fromkeys(pieces) if piece not in index.teachers_named]
    return [near for piece in fresh for near in near_names(piece, mine, index.readings)]


def _weighed(author: Parties, named: Parties, submission: Submission, index: Index) -> Parties:
    """The author decides; another teacher's name on what a school's own list shows is for a person."""
    own_list = submission.list_party in index.roster.school
    others = tuple(id_ for id_ in named.ids if id_ not in author.ids)
    if not own_list or not others or len(others) < len(named.ids):
        return author
    both = replace(author, ids=(*author.ids, *others))
    return both.doubted(Doubt.CONTRADICTED, reason=f"但{named.reasons[0]}")


def _vouched(named: Parties, submission: Submission, schools: Parties, index: Index) -> Parties:
    """Names in the text alone count where a school's list or known address vouches for them."""
    doubts = tuple(d for d in schools.doubts if d in {Doubt.UNVERIFIED, Doubt.FORWARDED, Doubt.CONTRADICTED})
    if submission.list_party in index.roster.school or (submission.kind is SubmissionKind.MAIL and schools.ids):
        found = replace(named, reasons=schools.reasons + named.reasons)
        return found.doubted(*doubts) if submission.kind is SubmissionKind.MAIL else found
    return named.doubted(Doubt.UNVERIFIED, reason="只有文字指明教师，作者未经核实")
