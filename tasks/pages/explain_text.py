"""The answer to `explain` as a person reads it: in a terminal, and as a page that prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tasks.domain.notice.notice import NoticeState
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import Standing
from tasks.pages.record import Cell, RunState, Told, record_page


def as_text(document: dict[str, Any]) -> str:
    """The document as a person reads it in a terminal."""
    return "\n".join(_item_lines(document) if "item" in document else _obligation_lines(document))


def _obligation_lines(d: dict[str, Any]) -> list[str]:
    lines = [f"{d['id']}  {d['party_name']}  {d['title']}", f"判定：{d['verdict_label']} {d['verdict']}"]
    lines += [f"  · {reason}" for reason in d["reasons"]]
    lines += _rule_lines(d)
    lines += [f"进度：{d['pace']['sentence']}"] if d["pace"] else []
    lines += ["材料："] + ([_evidence_line(e) for e in d["evidence"]] or ["  没有收到"])
    lines += ["收取："] + [f"  {_reading_line(r)}" for r in d["readings"]]
    lines += [f"通知：{n['send_at']} {n['rung']} → {n['recipient']}（{n['state']}）" for n in d["notices"]]
    lines += [f"来信：{sentence}" for sentence in d["letters"]]
    lines += [f"决定：{sentence}" for sentence in d["decisions"]]
    return [*lines, f"怎样会变：{d['would_change']}"]


def _sentences(e: dict[str, Any]) -> list[str]:
    """What the checks said, once: of a file that does not open they all say the same."""
    return list(dict.fromkeys(finding["text"] for finding in e["findings"]))


def _evidence_line(e: dict[str, Any]) -> str:
    findings = "；".join(_sentences(e))
    return (
        f"  {e['id']} {channel_label(e['channel'])} {e['received_at']} "
        f"{e['file'] or e['title'] or '正文'}：{Standing(e['standing']).label}"
        + (f"。{findings}" if findings else "")
        + (f"（{'；'.join(e['reasons'])}）" if e["reasons"] else "")
    )


def _item_lines(d: dict[str, Any]) -> list[str]:
    lines = [
        f"{d['item']}  {d['file'] or '正文'}  （{d['title']}）",
        f"来自 {d['source']}，{d['sender']}，{d['received_at']}",
    ]
    lines += [f"  · {reason}" for reason in d["match_reasons"]]
    for claim in d["claims"]:
        lines.append(f"可归：{claim['requirement']}/{claim['party']}/{claim['period']}：{'；'.join(claim['reasons'])}")
    return lines + [f"计入 {c['obligation']}：{c['standing']}，{'；'.join(c['reasons'])}" for c in d["counts_for"]]


def _rule_lines(d: dict[str, Any]) -> list[str]:
    rule = d["rule"]
    lines = [f"规则：截止 {d['due_at']}；渠道：{'、'.join(rule['channels'])}"]
    lines += [f"  · {step}" for step in rule["due_steps"]]
    lines += [f"  通知第 {c['line']} 行：{c['quote']}" for c in rule["circular"]]
    return lines + [f"  裁定 {r['date']} {r['by']}（{r['defect']}）：{r['text']}" for r in rule["rulings"]]


def _reading_line(r: dict[str, Any]) -> str:
    name = f"{channel_label(r['channel'])} {r['source']}："
    since = f"；{r['since']}" if r["since"] else ""
    if r["complete_at"] is None:
        return f"{name}还没有看全过{since}"
    return f"{name}{r['complete_at']} 看全（第 {r['reading']} 次收取，{r['why_complete']}）{since}"


def as_page(document: dict[str, Any], now: datetime) -> str:
    """The answer about one obligation as a self-contained page. Everything from outside is escaped."""
    d, rule = document, document["rule"]
    looks = [(channel_label(r["channel"]), r["source"], _when(r), r["why_complete"], r["since"]) for r in d["readings"]]
    told = [(_minute(n["send_at"]), n["rung"], n["recipient"], NoticeState(n["state"]).label) for n in d["notices"]]
    cells = [
        _shown(f"判定：{d['verdict_label']} {d['verdict']}", ("理由",), [(r,) for r in d["reasons"]]),
        _shown(f"截止 {_minute(d['due_at'])}，是这样来的", ("步骤",), [(step,) for step in rule["due_steps"]]),
        _shown("通知和裁定", ("出处", "原文"), _cited(rule)),
        _shown("收取：何时看全，凭什么算看全", ("渠道", "来源", "最近看全", "依据", "此后"), looks),
        _shown("材料", ("件", "渠道", "收到", "名称", "怎样算", "检查和理由"), _items(d)),
        _shown("发过的通知", ("时间", "级", "收件人", "状态"), told),
        _shown("学校的来信", ("来信",), [(sentence,) for sentence in d["letters"]]),
        _shown("人的决定", ("决定",), [(sentence,) for sentence in d["decisions"]]),
        Cell("prose", f"## 怎样会变\n\n{d['would_change']}"),
    ]
    title = f"{d['party_name']}：{d['title']}（{d['id']}）"
    return record_page(title, now, RunState.DONE, cells, "explain")


def _cited(rule: dict[str, Any]) -> list[tuple[str, ...]]:
    lines = [(f"第 {c['line']} 行", c["quote"]) for c in rule["circular"]]
    return lines + [(f"裁定 {r['date']} {r['by']}", r["text"]) for r in rule["rulings"]]


def _items(d: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (e["id"], channel_label(e["channel"]), _minute(e["received_at"]), e["file"] or e["title"] or "正文",
         Standing(e["standing"]).label, "；".join([*_sentences(e), *e["reasons"]]))
        for e in d["evidence"]
    ]  # fmt: skip


def _when(r: dict[str, Any]) -> str:
    return _minute(r["complete_at"]) if r["complete_at"] else "没有看全过"


def _minute(iso: str) -> str:
    return iso[:16].replace("T", " ")


def _shown(sentence: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Cell:
    return Cell("shown", told=Told(sentence if rows else f"{sentence}：没有", headings, tuple(rows)))
