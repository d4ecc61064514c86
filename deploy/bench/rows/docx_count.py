"""Counting the characters of documents, against python-docx that walks the same paragraphs and cells."""

from __future__ import annotations

import io
import random
import time

from bench import interleaved

SENTENCE = "times as fast as python-docx at counting the characters of .docx files, with equal counts"
GOAL = 20.0
AT_MOST = False


def measure() -> float:
    from tasks.domain.evidence.contents import count_text
    from tasks.openers.data import Data
    from tasks.openers.limits import Budget
    from tasks.openers.office import Parts
    from tasks.openers.opening import open_data
    from tasks.openers.word_text import main_part, text_in
    from tasks.openers.zip_directory import read_directory

    papers = [_paper(seed) for seed in range(6)]
    counted: dict[str, list[tuple[int, int]]] = {}

    def ours() -> float:
        began = time.perf_counter()
        opened = [_parts(paper) for paper in papers]
        counted["ours"] = [count_text(text_in(parts, main_part(parts))) for parts in opened]
        return time.perf_counter() - began

    def _parts(paper: bytes) -> Parts:
        data = Data.of(paper)
        return Parts(data, read_directory(data), Budget())

    def opened() -> float:
        """The whole opening, with tables, pictures and heading, of which the counting is a part."""
        began = time.perf_counter()
        seen = [open_data(Data.of(paper), "心得.docx", Budget(), 0) for paper in papers]
        taken = time.perf_counter() - began
        counted["opened"] = [(contents.han, contents.words) for contents in seen]
        return taken

    def theirs() -> float:
        began = time.perf_counter()
        counted["theirs"] = [count_text(_text(paper)) for paper in papers]
        return time.perf_counter() - began

    ours(), theirs()
    ratio = 1 / interleaved(ours, theirs, 9)
    print(f"the whole opening, tables and pictures too: {1 / interleaved(opened, theirs, 3):.1f} times as fast")
    if not counted["ours"] == counted["opened"] == counted["theirs"]:
        raise SystemExit(f"the counts differ: {counted}")
    return ratio


def _text(paper: bytes) -> str:
    """Paragraphs and the cells of tables, tables within cells too, as python-docx gives them."""
    import docx

    lines: list[str] = []

    def walk(part: object) -> None:
        lines.extend(paragraph.text for paragraph in part.paragraphs)
        for table in part.tables:
            for row in table.rows:
                for cell in row.cells:
                    walk(cell)

    walk(docx.Document(io.BytesIO(paper)))
    return "\n".join(lines)


def _paper(seed: int) -> bytes:
    """Pages of text and a table of sixty teachers, as schools hand them in: bold words, lines, tabs, a table within."""
    import docx

    chance = random.Random(seed)
    signs = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    document = docx.Document()
    for number in range(25):
        paragraph = document.add_paragraph("".join(chance.choices(signs, k=60)) + " STEM 2")
        paragraph.add_run(".0，").bold = True
        paragraph.add_run(f"\n第{number}节\tA&B <C> don't")
    table = document.add_table(rows=60, cols=8)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "".join(chance.choices(signs, k=12))
    within = table.cell(59, 7).add_table(rows=2, cols=2)
    within.cell(1, 1).text = "听课笔记 3"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
