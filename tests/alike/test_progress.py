"""Long work says how far it has come, on the error stream; short work says nothing."""

from __future__ import annotations

import pytest

from tasks.progress import told_on


def test_long_work_tells_its_count_and_gives_every_piece(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(told_on("检查", iter("abc"), 3, every=0.0)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "检查 1/3\n检查 2/3\n检查 3/3\n")
    assert list(told_on("检查", iter("abc"), 3)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
