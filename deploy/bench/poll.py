"""A website of 300 lists that did not change, polled by us and by urlwatch: each in a process of its own, in turns.

The server waits 50 ms before each answer, gives ETags, counts what it is asked, and answers 304 to who knows the page.
Both use four connections. What is measured is one poll, without the start of the process: wall and CPU seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import PeerMissing

LISTS, ROWS, PAIRS = 300, 5, 5
TOP = Path(__file__).resolve().parents[2]
_SERVER = f"""
import asyncio
asked = 0
def page(n):
    rows = "".join(f"<li><a href='/p/{{n}}-{{k}}.html'>第{{n}}小学材料{{k}}</a><time>2023-02-24 08:{{k:02}}</time></li>"
                   for k in range({ROWS}))
    return f"<html><body><ul>{{rows}}</ul><p class=total>共 {ROWS} 条</p></body></html>".encode()
async def serve(reader, writer):
    global asked
    try:
        while True:
            head = (await reader.readuntil(b"\\r\\n\\r\\n")).decode("latin-1")
            path = head.split()[1]
            if path == "/asked":
                body = str(asked).encode()
                writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body) + body)
                continue
            asked += 1
            await asyncio.sleep(0.05)
            mark = '"' + path.strip("/") + '"'
            if mark in head:
                writer.write(f"HTTP/1.1 304 Not Modified\\r\\nETag: {{mark}}\\r\\n\\r\\n".encode())
                continue
            body = page(path.strip("/c"))
            writer.write(f"HTTP/1.1 200 OK\\r\\nContent-Type: text/html; charset=utf-8\\r\\nETag: {{mark}}\\r\\n"
                         f"Content-Length: {{len(body)}}\\r\\n\\r\\n".encode() + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""
_TIMED = """
import json, sys, time
print("ready", flush=True)
for line in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    count = poll()
    print(json.dumps([time.perf_counter() - wall, time.process_time() - cpu, count]), flush=True)
"""
_OURS = f"""
import asyncio
from pathlib import Path
from settings.app import County
from tasks.clock import Clock
from tasks.domain.evidence.reading import ReadingState
from tasks.read import read_source, to_read
import tasks.sites.html_list
county = County.at(Path(sys.argv[1]))
clock = Clock(None, county.zone)
plan = to_read(county, clock.now(), "websites")
def poll():
    [source] = plan.sources
    found = asyncio.run(read_source(county, clock, source, plan.roster)).reading
    assert found.state is ReadingState.COMPLETE, found.reason
    assert len(found.scopes) == {LISTS}
    return found.new
"""
_THEIRS = """
import os, urlwatch.worker
from urlwatch.config import CommandConfig
from urlwatch.main import Urlwatch
from urlwatch.storage import CacheMiniDBStorage, UrlsYaml, YamlConfigStorage
urlwatch.worker.MAX_WORKERS = 4
home = sys.argv[1]
args = ["--urls", home + "/urls.yaml", "--config", home + "/urlwatch.yaml", "--cache", home + "/cache.db"]
def poll():
    config = CommandConfig(args, "urlwatch", home, home, home + "/urlwatch.yaml", home + "/urls.yaml",
                           home + "/hooks.py", home + "/cache.db", False)
    watch = Urlwatch(config, YamlConfigStorage(config.config), CacheMiniDBStorage(config.cache), UrlsYaml(config.urls))
    watch.run_jobs()
    states = [state.verb for state in watch.report.job_states]
    watch.cache_storage.close()
    assert states and not [one for one in states if one == "error"], states[:3]
    return states.count("new")
"""


@dataclass(frozen=True, slots=True)
class Poll:
    """Medians of ours over theirs."""

    wall: float
    cpu: float


def measure_poll() -> Poll:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-poll-")))
        url = stack.enter_context(_server())
        theirs = stack.enter_context(_process(_peer(folder), _THEIRS, str(_watched(folder, url)), {}))
        ours = stack.enter_context(_process(sys.executable, _OURS, str(_county(folder, url)), {"PYTHONPATH": str(TOP)}))
        for poll in (ours, theirs):  # the first one fetches everything, and keeps it
            _ask(poll, url, new=True)
        taken = [(_ask(ours, url), _ask(theirs, url)) for _ in range(PAIRS)]
    middle = [[statistics.median(pair[side][what] for pair in taken) for side in (0, 1)] for what in (0, 1)]
    for words, (own, other) in zip(("wall", "CPU"), middle, strict=True):
        print(f"{words}: {own:.2f} s against {other:.2f} s of urlwatch")
    return Poll(middle[0][0] / middle[0][1], middle[1][0] / middle[1][1])


def _ask(process: subprocess.Popen[str], url: str, *, new: bool = False) -> tuple[float, float]:
    """One poll: its wall and CPU seconds; each list was asked for once, and no more."""
    before = _asked(url)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    line = process.stdout.readline()
    while line and not line.startswith("["):
        line = process.stdout.readline()
    wall, cpu, count = json.loads(line)
    assert _asked(url) - before == LISTS, (before, _asked(url))
    assert bool(count) is new, count
    return wall, cpu


def _asked(url: str) -> int:
    import httpx

    return int(httpx.get(f"{url}/asked", trust_env=False).text)


@contextmanager
def _server() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, "-c", _SERVER], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.kill()
        process.wait()


@contextmanager
def _process(python: str, text: str, argument: str, env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [python, "-c", "import sys\n" + text + _TIMED, argument]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **env}, cwd=argument
    )
    assert process.stdout is not None
    if process.stdout.readline().strip() != "ready":
        raise AssertionError(f"{python} did not start")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _peer(folder: Path) -> str:
    """urlwatch in an environment of its own, which is thrown away."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = str(folder / "venv" / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "urlwatch==2.29"]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        raise PeerMissing("urlwatch could not be installed: pip install urlwatch==2.29")
    return python


def _watched(folder: Path, url: str) -> Path:
    home = folder / "urlwatch"
    home.mkdir()
    (home / "urls.yaml").write_text("---\n".join(f"name: c{n}\nurl: {url}/c{n}\n" for n in range(LISTS)))
    (home / "urlwatch.yaml").write_text("display:\n  new: true\n  error: true\n  unchanged: false\nreport: {}\n")
    return home


def _county(folder: Path, url: str) -> Path:
    home = folder / "county"
    schools = "".join(f"s{n},第{n}小学,primary,c{n}\n" for n in range(LISTS))
    plan = '[plan]\nid = "b"\nyear = 2023\n[[requirement]]\nid = "S1"\ntitle = "计划"\nparty = "school"\n'
    fields = 'fields = { title = "a", link = "a@href", date = "time" }'
    files = {
        "rollcall.toml": "",
        "plan.toml": plan + 'channels = ["class_share"]\ndue = "02-24"\n',
        "roster/schools.csv": "id,name,stages,class\n" + schools,
        "sources/w.toml": f'kind = "html_list"\nbase_url = "{url}"\nrate = "9999/s"\n'
        f'[[list]]\nchannel = "class_share"\nurl = "/{{class}}"\ncontainer = "ul"\nrow = "li"\n'
        f'total = ".total"\n{fields}\n',
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(TOP)}
    opened = [sys.executable, "-c", "from flows.cli import main; main()", "--home", str(home), "plan", "open", "--yes"]
    subprocess.run(opened, check=True, env=env, stdout=subprocess.DEVNULL)
    return home
