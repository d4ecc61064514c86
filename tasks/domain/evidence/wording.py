"""What an item says of itself: its file's name, the names inside it, its folder, the title it came under."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.item import Attachment, Item, Submission, SubmissionKind
from tasks.domain.evidence.names import without_ending

ARCHIVE_ENDINGS = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|回复|答复|转发|转|自动转发)\s*[:：]\s*|\[[^\]]{0,12}\]\s*)+", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:re|回复|答复)\s*[:：]", re.IGNORECASE)
_PASSES_ON = re.compile(r"\s*(?:fwd?|转发|自动转发)\s*[:：]", re.IGNORECASE)
_LOGO = re.compile(r"(?:image\d{3}|logo\w*|att\d+|outlook-\w+|signature\w*|icon\w*)\.(?:png|jpe?g|gif|bmp)", re.I)
_ADDED = re.compile(r"att\d+\.(?:txt|html?)|.*\.(?:ics|vcf|p7s)|signature\.asc", re.IGNORECASE)
_LOGO_SIZE = 30 * 1024  # bytes; a photograph that was pasted into a reply is image001.jpg too
_JUNK = re.compile(r"(^|/)(__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:表|单|计划|规划|总结|小结|方案|教案|预案|案例|设计|课件|反思|体会|心得|感悟|记录|报告|简报|月报|书|证|材料|册|簿"
    r"|台[账帐]|制度|承诺|意见|情况)\W*$"
)
_BODY_CAP = 4000  # a school's name stands at the head or foot of a letter, not on its tenth page
_HEADING_CAP = 60
_HEADER_LINES = 4  # below the first: the school, the term, the group
_SECTION = re.compile(
    r"[一二三四五六七八九十\d]+\s*[、.．)）]|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十\d]+[章节部条]"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts that may name a requirement or a party, strongest first; all as they were written."""

    file: str = ""  # the item's own name, without ending
    inside: tuple[str, ...] = ()  # names of an archive's members, a document's heading, a book's sheets
    containers: tuple[str, ...] = ()  # folders (nearest first) and the archive that a bundle's member came in
    title: str = ""  # a mail's subject, a post's title
    sender: str = ""
    column: str = ""
    body: str = ""
    siblings: tuple[str, ...] = ()  # names of the submission's other files
    title_label: str = "主题"

    @property
    def levels(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(what a person calls it, its texts), in the order in which they decide."""
        return (
            ("文件名", (self.file,)),
            ("文件内的名称", self.inside),
            ("所在文件夹或压缩包名", self.containers),
            (self.title_label, (self.title,)),
        )


def wording(item: Item, contents: Contents | None) -> Wording:
    """Read an item's names. `contents` is None as long as it was not opened."""
    submission = item.submission
    mail = submission.kind is SubmissionKind.MAIL
    text = contents.text[:_BODY_CAP] if contents is not None and item.file is not None else ""
    return Wording(
        file=without_ending(item.file) if item.file else "",
        inside=_inside(contents) if item.file is not None else (),
        containers=_containers(item),
        title=_PREFIX.sub("", submission.title),
        sender=submission.sender_name,
        column=submission.column,
        body=f"{submission.body[:_BODY_CAP]}\n{submission.body[-500:]}\n{text}",
        siblings=_siblings(item),
        title_label="主题" if mail else "标题",
    )


def is_reply(submission: Submission) -> bool:
    """A mail that answers another and brings no file is never an item (an appeal is read elsewhere).

    What a mail program adds is no file.
    """
    if submission.kind is not SubmissionKind.MAIL or not all(is_trifle(one) for one in submission.attachments):
        return False
    if _ANSWERS.match(submission.title):
        return True
    return bool(submission.headers.get("in_reply_to", "").strip()) and not _PASSES_ON.match(submission.title)


def is_trifle(file: Attachment) -> bool:
    """Of a mail: its signature's logo, a visiting card, an invitation, what a gateway adds below it: nobody's paper."""
    if _ADDED.fullmatch(file.name) or file.content_type == "text/calendar":
        return True
    return bool(_LOGO.fullmatch(file.name)) and file.blob is not None and file.blob.size < _LOGO_SIZE


def is_junk(path: str) -> bool:
    """Whether an archive's member is a leftover of the machine that packed it."""
    return bool(_JUNK.search(path))


def is_archive(name: str | None, contents: Contents | None) -> bool:
    """By what it is, and by its ending as long as it could not be opened."""
    if contents is not None and contents.opening is Opening.OPENED:
        return contents.kind is ContentKind.ARCHIVE
    named = (name or "").casefold().endswith(ARCHIVE_ENDINGS)
    return named or (contents is not None and contents.kind is ContentKind.ARCHIVE)


def member_paths(contents: Contents) -> tuple[str, ...]:
    """The paths of all files in an archive, those of archives inside it too, without the packer's leftovers."""
    paths: list[str] = []
    for member in contents.members:
        if not is_junk(member.name):
            paths.append(member.name)
            paths.extend(f"{member.name}/{path}" for path in member_paths(member.contents))
    return tuple(paths)


def heading(contents: Contents) -> str:
    """A document's own heading: its first line, and below a school's name or a term the line that is a paper's name.

    A sentence is running text, not a heading: it is left out.
    """
    lines = [line.strip() for line in contents.text[:2000].splitlines() if line.strip()]
    first = contents.heading.strip() or (lines[0] if lines else "")
    after = lines[lines.index(first) + 1 :] if first in lines else lines
    if _is_sentence(first):
        return ""
    below = "" if _PAPER.search(first) else _paper_in(after[:_HEADER_LINES])
    return f"{first}\n{below}" if below else first


def _paper_in(lines: list[str]) -> str:
    """The first of a letterhead's lines that is a paper's name; a sentence or a numbered section ends the head."""
    for line in lines:
        if _is_sentence(line) or _SECTION.match(line):
            return ""
        if _PAPER.search(line):
            return line
    return ""


def _is_sentence(line: str) -> bool:
    return len(line) > _HEADING_CAP or line.endswith(("。", "！", "？", "：", ":", "；")) or "。" in line


def _inside(contents: Contents | None) -> tuple[str, ...]:
    if contents is None:
        return ()
    if contents.kind is ContentKind.ARCHIVE:
        return member_paths(contents)
    sheets = tuple(table.name for table in contents.tables) if contents.kind is ContentKind.SHEET else ()
    return tuple(text for text in (heading(contents), *sheets) if text)


def _containers(item: Item) -> tuple[str, ...]:
    """Of a bundle's member: its folders, nearest first, then the archive's own name."""
    attachment, _, path = item.part.partition("/")
    if not path:
        return ()
    folders = [without_ending(folder) for folder in re.split(r"[/\\]", path)[:-1] if folder]
    archive = _attachment_name(item, attachment)
    return (*reversed(folders), *((without_ending(archive),) if archive else ()))


def _attachment_name(item: Item, part: str) -> str:
    number = int(part[1:]) if part[1:].isdecimal() else 0
    attachments = item.submission.attachments
    return attachments[number - 1].name if 0 < number <= len(attachments) else ""


def _siblings(item: Item) -> tuple[str, ...]:
    own = item.part.partition("/")[0]
    parts = ((f"a{number}", one.name) for number, one in enumerate(item.submission.attachments, start=1))
    return tuple(name for part, name in parts if part != own)
