"""PDF: pages, text, and whether it is a scan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from tasks.domain.evidence.contents import TEXT_CAP, ContentKind, Contents, Opening
from tasks.openers.data import Data
from tasks.openers.facts import text_facts
from tasks.openers.limits import PDF_PAGES, Budget, OpeningError, broken
from tasks.openers.locked import WRONG

_BARE = 50  # characters on a page below which a picture on it is the page


def open_pdf(data: Data, budget: Budget) -> Contents:
    """Raises OpeningError when it is locked or cut short. Text that a font hides stays unseen."""
    _refuse_cut(data)
    data.stream.seek(0)
    try:
        reader = pypdf.PdfReader(data.stream, strict=False)
        if reader.is_encrypted and not reader.decrypt("") and not (budget.password and reader.decrypt(budget.password)):
            raise OpeningError(Opening.LOCKED, WRONG if budget.password else "文件有密码")
        pages = len(reader.pages)
        if not pages:
            raise broken("PDF 里没有页面，文件已损坏")
        texts, pictured, note = _texts(reader, budget)
    except OpeningError:
        raise
    except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, OSError, RecursionError) as error:
        raise broken("PDF 已损坏，打不开") from error
    text = _as_written(data) if budget.as_written else "\n".join(texts)
    facts = text_facts(ContentKind.PDF, "pdf", text, budget, pages=pages, note=note)
    return replace(facts, scanned=pictured * 2 >= len(texts) and pictured > 0)


def _as_written(data: Data) -> str:
    """Its paragraphs and rows; "" where that reader, which is stricter, cannot follow."""
    from tasks.openers.printed.reading import written_text

    data.stream.seek(0)
    try:
        return written_text(data.stream)
    except Exception:  # of whatever kind: the plain text is read without it
        return ""


def _texts(reader: pypdf.PdfReader, budget: Budget) -> tuple[list[str], int, str]:
    """The text of each page, how many pages are pictures, and a note when not all were read."""
    texts: list[str] = []
    pictured = 0
    for number, page in enumerate(reader.pages):
        if number >= PDF_PAGES or budget.is_late or sum(map(len, texts)) > 10 * TEXT_CAP:
            return texts, pictured, f"只读了前 {number} 页"
        try:
            text = page.extract_text() or ""
        except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError):
            text = ""  # one odd page is no reason to refuse the file
        texts.append(text)
        pictured += len("".join(text.split())) < _BARE and _has_picture(page)
    return texts, pictured, ""


def _has_picture(page: Any) -> bool:
    try:
        objects = page["/Resources"]["/XObject"].get_object()
        return any(objects[name].get_object().get("/Subtype") in ("/Image", "/Form") for name in objects)
    except (PyPdfError, LookupError, AttributeError, TypeError, ValueError):
        return False


def _refuse_cut(data: Data) -> None:
    """After the last end mark nothing of the document may follow: a file cut short ends within an object."""
    content = data.all()
    end = content.rfind(b"%%EOF")
    if end < 0 or b" obj" in content[end:]:
        raise broken("PDF 不完整，可能上传时被截断")
