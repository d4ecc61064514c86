"""The page that a run keeps of itself survives failure, SIGKILL and whatever comes from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread, current_thread
from zoneinfo import ZoneInfo

import pytest

from tasks import notebook
from tasks.domain.errors import CannotReach
from tasks.notebook import Notebook, list_records
from tasks.pages.record import Told, own_markdown, plain, plain_markdown

AT = datetime(2023, 2, 25, 9, tzinfo=ZoneInfo("Asia/Shanghai"))

KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from tasks.notebook import Notebook
from tasks.pages.record import Told
with Notebook.of("收信 read_mailboxes", Path(sys.argv[1]), datetime.fromisoformat("2023-02-25T09:00+08:00")) as page:
    page.show(Told("读到 3 封，进行中 running"))
    os.kill(os.getpid(), signal.SIGKILL)
"""

LIVES_ON = KILLED.replace("os.kill(os.getpid(), signal.SIGKILL)", "print(flush=True); sys.stdin.read()")


def pages(records: Path) -> list[str]:
    return [page.path.read_text("utf-8") for page in list_records(records)]


def test_it_writes_the_page_again_after_every_cell(tmp_path: Path) -> None:
    with Notebook.of("核催 judge", tmp_path, AT) as page:
        assert "进行中 running" in pages(tmp_path)[0]
        page.md("## 识别\n\n看是谁的。")
        assert "<h2>识别</h2>" in pages(tmp_path)[0]
        shown = page.show(Told("3 件", ("谁",), (("第一小学",),)))
        assert ">第一小学</td>" in pages(tmp_path)[0]
    assert shown.sentence == "3 件"
    assert [record.state for record in list_records(tmp_path)] == ["完成 done"]


def test_it_keeps_the_failure_with_what_was_done_before_and_raises_it_again(tmp_path: Path) -> None:
    with pytest.raises(CannotReach), Notebook.of("收信", tmp_path, AT) as page:
        page.md("先读第一个邮箱。")
        raise CannotReach("邮箱 <secondary> 连不上。")
    [text] = pages(tmp_path)
    assert "先读第一个邮箱。" in text
    assert "在此中断 stopped here</strong><br>邮箱 &lt;secondary&gt; 连不上。" in text
    assert list_records(tmp_path)[0].state == "在此中断 stopped here"


def test_a_run_that_was_killed_is_relabelled_by_the_next_run_of_any_notebook(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert "进行中 running" in pages(tmp_path)[0]
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    newest, first = list_records(tmp_path)
    assert (newest.state, first.state) == ("完成 done", "中断 cut short")
    text = first.path.read_text("utf-8")
    assert "读到 3 封，进行中 running" in text  # what a cell said is left alone
    assert text.count("进行中 running") == 1
    assert "没有走完" in text


def test_a_living_process_keeps_its_page(tmp_path: Path) -> None:
    with Notebook.of("收信 read_mailboxes", tmp_path, AT):
        with Notebook.of("核催 judge", tmp_path, AT):
            pass
        assert {record.state for record in list_records(tmp_path)} == {"进行中 running", "完成 done"}


@contextmanager
def living(records: Path) -> Iterator[None]:
    """A run in another process, killed in the end; it wrote its page long ago."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", LIVES_ON, str(records)], **pipes) as running:
        running.stdout.readline()
        for path in records.iterdir():
            os.utime(path, (path.stat().st_mtime - 3600,) * 2)
        yield
        running.kill()


def test_a_run_that_others_saw_alive_and_that_was_killed_later_is_relabelled_too(tmp_path: Path) -> None:
    with living(tmp_path):
        for _ in range(2):
            with Notebook.of("核催 judge", tmp_path, AT):
                pass
        assert [page.state for page in list_records(tmp_path)][-1] == "进行中 running"
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    assert [page.state for page in list_records(tmp_path)][-1] == "中断 cut short"


def test_two_runs_that_begin_at_once_both_see_who_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = notebook._written_since
    one = Thread(target=Notebook.of, args=("收信 read_mailboxes", tmp_path, AT))
    one_looks, other_looks = Event(), Event()

    def meanwhile(records: Path, since: int) -> Iterator[tuple[Path, int]]:
        if current_thread() is one:
            one_looks.set()
            other_looks.wait(60)
        else:
            other_looks.set()
            one.join()  # it ends first
        return look(records, since)

    with living(tmp_path):
        with Notebook.of("核催 judge", tmp_path, AT):
            pass
        monkeypatch.setattr(notebook, "_written_since", meanwhile)
        one.start()
        one_looks.wait(60)
        with Notebook.of("收站 read_websites", tmp_path, AT):
            pass
        monkeypatch.undo()
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    assert list_records(tmp_path)[-1].state == "中断 cut short"


def test_a_clock_that_was_set_back_hides_no_page(tmp_path: Path) -> None:
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    looked = tmp_path / ".looked"
    os.utime(looked, (looked.stat().st_mtime + 3600,) * 2)
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    os.utime(looked, (looked.stat().st_mtime + 3600,) * 2)
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    assert "中断 cut short" in {page.state for page in list_records(tmp_path)}


def test_a_number_that_was_given_out_again_does_not_pass_for_the_old_process(tmp_path: Path) -> None:
    page = Notebook.of("收信 read_mailboxes", tmp_path, AT)
    page.__enter__()
    start = Path(f"/proc/{os.getpid()}/stat").read_text().rpartition(")")[2].split()[19]
    page.path.write_text(page.path.read_text("utf-8").replace(f":{start}", ":1"), "utf-8")
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    assert [record.state for record in list_records(tmp_path)] == ["完成 done", "中断 cut short"]


def test_nothing_from_outside_is_live_on_the_page(tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script><a href="http://x.test">点</a><img src=//x.test/p>--><!--'
    with pytest.raises(ValueError, match="script"), Notebook.of("收信 read_mailboxes", tmp_path, AT) as page:
        page.show(Told(hostile, (hostile,), ((hostile,), ("第一行\n第二行",))))
        page.md(hostile)
        raise ValueError(hostile)
    [text] = pages(tmp_path)
    assert "<script" not in text
    assert "<a " not in text
    assert "<img" not in text
    assert "第一行<br>第二行" in text
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in text
    assert list_records(tmp_path)[0].title == "收信 read_mailboxes"


def test_runs_of_one_moment_are_listed_in_the_order_in_which_they_ran(tmp_path: Path) -> None:
    for title in ["收信 read_mailboxes", "核催 judge", *["发 send_outbox"] * 10]:
        with Notebook.of(title, tmp_path, AT):
            pass
    listed = list(reversed(list_records(tmp_path)))
    assert [record.path.name for record in listed][:3] == [
        "20230225T090000-read-mailboxes-1.html",
        "20230225T090000-judge-2.html",
        "20230225T090000-send-outbox-3.html",
    ]
    assert listed[-1].path.name == "20230225T090000-send-outbox-12.html"
    assert [path.name for path in tmp_path.glob(".*")] == [".looked"]


def test_markdown_for_the_screen_carries_no_link_image_or_html() -> None:
    text = "![x](http://x.test/p.png) [点](https://x.test) <b> www.x.test a@x.test javascript:alert(1)"
    for told in (plain_markdown(text), own_markdown(text)):
        assert "http:" not in told
        assert "https:" not in told
        assert "javascript:" not in told
        assert "www." not in told
        assert "<b>" not in told
        assert "](" not in told.replace("\\]", "")
    assert plain("时间 09:00，S1/sch01/2023") == "时间 09:00，S1/sch01/2023"


def test_a_page_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "别的.html").write_bytes(b"\xff<html>")
    with Notebook.of("核催 judge", tmp_path, AT):
        pass
    assert len(list_records(tmp_path)) == 1
    assert (tmp_path / "别的.html").read_bytes() == b"\xff<html>"
