"""A table with rows of data in it, and the columns that were asked for."""

from __future__ import annotations

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.rows import Sheet, is_table, read_sheet
from tasks.domain.evidence.sight import is_pictorial, leaves, obstacle, shown_name, with_note

PARAMS = {"rows": CheckParam(1), "columns": CheckParam((), "words")}


def check(question: Question) -> Finding:
    if finding := obstacle("table", question):
        return finding
    least, columns = question.count_param("rows", 1), question.words_param("columns", ())
    files = [contents for _, contents in leaves(question.contents)]
    sheets = [read_sheet(t, columns) for contents in files for t in contents.tables if is_table(t)]
    name = shown_name(question)
    good = [sheet for sheet in sheets if not sheet.lacks(columns)]
    rows = sum(len(sheet.data) for sheet in good)
    if good and rows >= least:
        return Finding("table", Result.ACCEPTED, with_note(f"{name}里有表格，{rows} 行数据", question))
    if any(_may_hide_a_table(contents) for contents in files):
        return Finding("table", Result.DOUBTFUL, f"{name}里的表格是图片或 PDF，本机读不出，现由人工查看")
    return Finding("table", Result.FAILED, f"{name}{_lack(sheets, good, rows, least, columns)}")


def _may_hide_a_table(contents: Contents) -> bool:
    """The text of a PDF does not tell its tables."""
    return contents.kind is ContentKind.PDF or is_pictorial(contents)


def _lack(sheets: list[Sheet], good: list[Sheet], rows: int, least: int, columns: tuple[str, ...]) -> str:
    if not sheets:
        return "里没有表格，请改交表格"
    if not good:
        nearest = min(sheets, key=lambda sheet: len(sheet.lacks(columns)))
        return f"的表格缺少“{'”“'.join(nearest.lacks(columns))}”列，请补上后重交"
    return f"的表格只有 {rows} 行数据，要求不少于 {least} 行，请补填后重交"
