"""A circular as it comes: text, a document, a PDF or a sheet, read into lines; what cannot be read says why."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tasks.domain.errors import BadInput
from tasks.domain.evidence.contents import TEXT_CAP, ContentKind, Contents, Opening
from tasks.domain.plan.circulars.broken import rejoined
from tasks.domain.plan.circulars.text import filled_rows, unwrapped, with_rows
from tasks.openers import open_as_written, open_file

_MAX_BYTES = 20_000_000  # of a circular's file; a .docx with its pictures has a few
_SECONDS = 20
_PACKED = {".docx", ".docm", ".doc", ".wps", ".pdf"}
_KINDS = {ContentKind.DOCUMENT, ContentKind.PDF, ContentKind.SHEET}
_REMEDIES = {
    Opening.EMPTY: "请向发文单位要一份完整的，或重新下载、复制。",
    Opening.BROKEN: "请重新下载或复制原件；原件打得开的，另存为 .docx 或 .txt 再试。",
    Opening.LOCKED: "请用打开它的程序去掉密码，另存一份再试。",
}
_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xdb\xa5-\x00")  # zip, OLE, RTF, Word 2
TOOLS = ("antiword", "catdoc", "pdftotext")  # of Debian: the first two for .doc and .wps, one is enough
_OLD_READERS = (("antiword", ("-m", "UTF-8.txt", "-w", "0")), ("catdoc", ("-d", "utf-8", "-w")))


def read_circular(path: Path) -> str:
    """A circular's text from a text file, an office document, a PDF or a sheet. Raises BadInput for any other file.

    Of a text file the lines keep their numbers; of others a paragraph or a table's row is a line.
    """
    if not path.is_file():
        raise BadInput(f"没有文件 {path}。请检查文件名和所在的文件夹。")
    if (size := path.stat().st_size) > _MAX_BYTES:
        raise BadInput(
            f"{path.name} 有 {size // 1_000_000} MB，超过 {_MAX_BYTES // 1_000_000} MB，没有检查；这不像一份通知，"
            "请确认文件，或把正文另存为 .txt。"
        )
    _refuse_renamed(path)
    seen = _opened(path)
    text = _text(path, seen)
    if not text.strip():
        scan = "，只有扫描的图片" if seen.scanned else "（可能是扫描件）"
        raise BadInput(
            f"{path.name} 里没有文字{scan}，读不了。"
            "请用带文字的 .docx 或 .txt，或先用扫描软件的“文字识别（OCR）”转成文字、核对后再试。"
        )
    if len(text) >= TEXT_CAP:
        raise BadInput(f"{path.name} 太长（超过 {TEXT_CAP // 10000} 万字），不像一份通知。请只保留通知正文再试。")
    return text


def _opened(path: Path) -> Contents:
    """A PDF that takes too long to be read line by line (hundreds of drawn lines a page) is read as plain text."""
    seen = open_as_written(path, path.name)
    if seen.opening is not Opening.REFUSED or path.suffix.lower() != ".pdf":
        return seen
    plain = open_file(path, path.name)
    return replace(plain, text="") if plain.opening is Opening.OPENED else plain


def _refuse_renamed(path: Path) -> None:
    """A .docx, .doc or .pdf that begins as none of them does: what lies in it is not what somebody sent."""
    if path.suffix.lower() not in _PACKED:
        return
    with path.open("rb") as file:
        begins = file.read(1024)
    if not any(sign in begins[:16] for sign in _SIGNS) and b"%PDF" not in begins and b"<" not in begins[:64]:
        raise BadInput(
            f"{path.name} 不能作为通知读取：文件是空的（0 字节）。{_REMEDIES[Opening.EMPTY]}"
            if not begins
            else f"{path.name} 不能作为通知读取：它不是 {path.suffix.lower()} 文件。"
            "请核对是不是这个文件；里面如果就是文字，把文件名改成 .txt 再试。"
        )


def _text(path: Path, seen: Contents) -> str:
    if seen.opening is Opening.OLD and seen.kind is ContentKind.DOCUMENT:
        return _of_old(path)
    if seen.opening is not Opening.OPENED or seen.kind not in _KINDS:
        remedy = _REMEDIES.get(seen.opening, "请另存为 .docx 或 .txt。")
        raise BadInput(f"{path.name} 不能作为通知读取：{seen.reason or '里面不是一份通知的正文'}。{remedy}")
    if seen.kind is ContentKind.PDF:
        return seen.text if seen.text.strip() else _of_odd_pdf(path)
    if seen.kind is ContentKind.SHEET:
        return "\n".join(line for table in seen.tables for line in _rows(table.rows))
    if seen.format == "txt":
        return rejoined(seen.text)
    return with_rows(seen.text, [table.rows for table in seen.tables])


def _rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """A title alone in its row is a line; a blank cell at a row's end stays one."""
    width = max(map(len, rows), default=0)
    return ["\t".join([*row, *[""] * (width - len(row))]) if len(row) > 1 else "".join(row) for row in rows]


def _of_odd_pdf(path: Path) -> str:
    """One whose fonts or structure only a more patient reader follows; its tables may come out cut."""
    told = _of_tool("pdftotext", ("-layout", "-nopgbrk", "-enc", "UTF-8", str(path), "-"))
    return unwrapped(told if told.strip() else open_file(path, path.name).text)


def _of_old(path: Path) -> str:
    """An old Word file, by whichever of Debian's readers is there and can read it."""
    there = [reader for reader in _OLD_READERS if shutil.which(reader[0])]
    if not there:
        raise BadInput(
            f"{path.name} 是旧版 .doc/.wps，本机没有读它的工具。请运行 sudo apt-get install antiword catdoc 后再试，"
            "或把它另存为 .docx 或 .txt。"
        )
    for tool, arguments in there:
        if (text := _of_tool(tool, (*arguments, str(path)))).strip():
            return filled_rows(text)
    raise BadInput(
        f"{path.name} 是旧版 .doc/.wps，{'、'.join(tool for tool, _ in there)} 没有读出文字。请另存为 .docx 或 .txt。"
    )


def _of_tool(tool: str, arguments: tuple[str, ...]) -> str:
    """What the tool prints; no text where it is missing, fails, or takes too long."""
    if not shutil.which(tool):
        return ""
    try:
        ran = subprocess.run((tool, *arguments), capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.decode("utf-8", "replace") if ran.returncode == 0 else ""
