"""What `site probe` does: look at a page, show the rows as they would be read, write the source file if asked to."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from flows.answers import print_json
from settings.app import County
from settings.files import load_files
from tasks.clock import Clock
from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import Login, WebsiteSource
from tasks.pages.status import as_table
from tasks.sites.probing.propose import Proposal
from tasks.sites.probing.setting_up import propose_source
from tasks.sites.probing.source_text import source_text
from tasks.sites.reading.answer import Trouble

_FIELDS = ("title", "name", "link", "date", "author", "account", "column")


def probe(home: Path, url: str, channel: str, like: str, write: str, *, json: bool) -> int:
    """0 with a proposal; 1 when the page cannot be believed or holds no list; 3 when it cannot be reached."""
    if not re.match(r"https?://[^/\s]+", url):
        raise BadInput(f"“{url}”不是网址；请写完整，如 https://www.example.cn/class/1/。")
    login, secret = _login_of(home, like)
    found = asyncio.run(propose_source(url, login, secret, Clock(None, ZoneInfo("Asia/Shanghai")).now(), channel))
    if isinstance(found, Trouble):
        typer.echo(f"{url}：{found.reason}。", err=True)
        return 1 if found.fault is ReadingState.PARTIAL else 3
    text = source_text(found.source, found.notes)
    if json:
        print_json({"kind": found.source.kind, "source": text, "rows": [dict(row) for row in found.rows]})
    else:
        typer.echo(_shown(found, text))
    if write:
        typer.echo(f"已写出 {_written(home, write, text)}", err=json)
    return 0


def _shown(found: Proposal, text: str) -> str:
    heads = [name for name in _FIELDS if any(row.get(name) for row in found.rows)]
    rows = [[row.get(name, "") for name in heads] for row in found.rows]
    return f"这一页有 {found.count} 行，前几行读作：\n\n{as_table(heads, rows)}\n\n来源文件：\n\n{text}"


def _login_of(home: Path, like: str) -> tuple[Login, str | None]:
    if not like:
        return Login(), None
    county = County.at(home)
    sources = {source.id: source for source in load_files(county.files()).sources}
    source = sources.get(like)
    if not isinstance(source, WebsiteSource):
        raise BadInput(f"没有名为 {like} 的网站来源。现有：{'、'.join(sources) or '无'}。")
    return source.login, county.secret(like)


def _written(home: Path, name: str, text: str) -> Path:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise BadInput(f"来源名称“{name}”只能用小写字母、数字和 -，如 class-site。")
    target = home / "sources" / f"{name}.toml"
    if target.exists():
        raise BadInput(f"{target} 已经有了，没有覆盖；请换一个名称。")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    return target
