"""The page of the gallery: for each archive the sentence that the school reads, and what an admin can check."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import Any

from gallery.archives import Exhibit
from tasks.domain.evidence.contents import Contents, Member, Opening

_VERDICTS = {"satisfied": "已完成", "rejected": "需补正", "needs_review": "待人工核"}
_RESULTS = {"accepted": "合格", "failed": "需补正", "doubtful": "待人工核"}
_KINDS = {"document": "文档", "sheet": "表格", "slides": "课件", "pdf": "PDF", "image": "图片", "archive": "压缩包",
          "video": "视频", "other": "其他"}  # fmt: skip
_OPENINGS = {Opening.OPENED: "已打开", Opening.EMPTY: "空的", Opening.BROKEN: "打不开", Opening.LOCKED: "有密码",
             Opening.OLD: "本机不能读", Opening.REFUSED: "没有展开"}  # fmt: skip
_MEMBERS = 12  # rows of one archive; more are counted
_STYLE = """<style>
body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;
max-width:1080px;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:22px} article{border:1px solid #d5dbe1;border-radius:6px;margin:1.2em 0;padding:.6em 1.2em 1em}
h2{font-size:16px;margin:.4em 0} .wrong{color:#666;font-weight:normal}
code{font-size:12px;color:#555;overflow-wrap:anywhere}
.v{float:right;padding:0 .6em;border-radius:4px;background:#eef2f6} .v.satisfied{background:#dff3e4}
.v.rejected{background:#fbe3df} .v.needs_review{background:#fdf1cf}
table{border-collapse:collapse;width:100%;font-size:13px;table-layout:fixed}
td,th{border:1px solid #e3e7eb;padding:.2em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f5f7f9} img{max-width:100%;margin-top:.5em}
li{margin:.15em 0} h3{font-size:13px;color:#666;margin:.7em 0 .2em} @media print{article{break-inside:avoid}}
</style>"""


@dataclass(frozen=True)
class Shown:
    """An archive, the row of `status` that it led to, the evidence in it, what the opener saw, its contact sheet."""

    exhibit: Exhibit
    row: dict[str, Any]
    item: dict[str, Any]
    contents: Contents
    photos: bytes

    @property
    def verdict(self) -> str:
        return str(self.row["verdict"])

    @property
    def sentences(self) -> list[str]:
        return [finding["text"] for finding in self.item["findings"]]

    @property
    def is_as_wanted(self) -> bool:
        said = self.exhibit.said in "".join(self.sentences)
        return self.verdict == self.exhibit.verdict and said


def page_of(shown: tuple[Shown, ...]) -> str:
    head = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>压缩包检查结果</title>{_STYLE}'
    lead = "一个合格的和十个有问题的压缩包。“给学校”是学校会读到的原话，“给管理员”是可以核对的依据；右上是判定。"
    articles = "".join(_article(number, one) for number, one in enumerate(shown, 1))
    return f"{head}<h1>推门听课材料：压缩包里查到了什么</h1><p>{lead}</p>{articles}</html>"


def _article(number: int, one: Shown) -> str:
    wrong = one.exhibit.wrong or "合格的一份"
    verdict = _VERDICTS.get(one.verdict, one.verdict)
    told = dict.fromkeys((_RESULTS[finding["result"]], finding["text"]) for finding in one.item["findings"])
    findings = "".join(f"<li>{escape(result)}：{escape(text)}</li>" for result, text in told)
    return (
        f'<article><span class="v {escape(one.verdict)}">{escape(verdict)}</span>'
        f'<h2>{number}. {escape(one.row["party_name"])} <span class="wrong">{escape(wrong)}</span></h2>'
        f"<h3>给学校</h3><ul>{findings}</ul><h3>给管理员</h3>{_evidence(one)}</article>"
    )


def _evidence(one: Shown) -> str:
    seen = one.contents
    size = f"{escape(str(one.item['file']))}，{escape(seen.format or '未知格式')}"
    state = (
        _OPENINGS[seen.opening] + (f"：{seen.reason}" if seen.reason else "") + (f"；{seen.note}" if seen.note else "")
    )
    told = f"<p>{size}，{escape(state)}<br><code>sha256 {escape(str(one.item['sha256']))}</code></p>"
    rows = "".join(_row(member) for member in seen.members[:_MEMBERS])
    more = f"<p>另有 {len(seen.members) - _MEMBERS} 个文件</p>" if len(seen.members) > _MEMBERS else ""
    head = '<colgroup><col style="width:46%"><col style="width:13%"><col style="width:15%"><col></colgroup>'
    table = (
        f"<table>{head}<tr><th>文件</th><th>种类</th><th>大小</th><th>看到什么</th></tr>{rows}</table>" if rows else ""
    )
    picture = base64.b64encode(one.photos).decode()
    sheet = f'<img alt="照片缩略图" src="data:image/jpeg;base64,{picture}">' if picture else ""
    return told + table + more + sheet


def _row(member: Member) -> str:
    kind = f"{_KINDS[member.contents.kind.value]} {member.contents.format}"
    cells = (member.name, kind, f"{member.size:,} 字节", _state(member.contents))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _state(seen: Contents) -> str:
    if seen.opening is not Opening.OPENED:
        return "：".join(filter(None, (_OPENINGS[seen.opening], seen.reason)))
    if seen.kind.value == "image" and seen.pictures:
        return f"{seen.pictures[0].width}×{seen.pictures[0].height}" + (f"；{seen.note}" if seen.note else "")
    return "；".join(filter(None, (f"“{seen.heading[:20]}”" if seen.heading else "", seen.note))) or "已打开"
