"""Documented or it fails: whatever a county can write or type is in both READMEs, and their commands run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.main import get_command

from flows.cli import app
from flows.serve import DEPLOYMENTS
from settings.app_model import App
from settings.rungs import shipped_rungs
from settings.source_kinds import MAILBOX_KINDS, WEBSITE_KINDS
from tasks.domain.plan.check_list import CHECKS

TOP = Path(__file__).resolve().parents[1]
READMES = ["README.md", "README.zh.md"]


def settings_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield name
            yield from settings_of(inner)
        else:
            yield name


def command_names(prefix: str, group: object) -> Iterator[str]:
    for name, command in getattr(group, "commands", {}).items():
        inner = list(command_names(f"{prefix}{name} ", command))
        yield from inner or [f"{prefix}{name}"]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_setting_check_kind_rung_and_flow_is_described(readme: str) -> None:
    text = (TOP / readme).read_text("utf-8")
    named = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`[^`\n]+`", text))))
    wanted = {
        *settings_of(App),
        *CHECKS,
        *MAILBOX_KINDS,
        *WEBSITE_KINDS,
        *(rung.name for rung in shipped_rungs()),
        *(deployed.flow for deployed in DEPLOYMENTS),
    }
    assert wanted - named == set()
    commands = list(command_names("", get_command(app)))
    assert [name for name in commands if f"`{name}" not in text] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_first_screen_holds_the_two_commands(readme: str) -> None:
    screen = "\n".join((TOP / readme).read_text("utf-8").splitlines()[:24])
    assert "\ndeploy/demo " in screen
    assert "\ndeploy/test " in screen


def commands_of(readme: str) -> list[str]:
    """The lines of its shell blocks that call rollcall, without their remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", (TOP / readme).read_text("utf-8"), re.S)
    lines = [line.split("  #")[0].split(" # ")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("rollcall ")]


def test_both_readmes_give_the_same_commands() -> None:
    first, second = map(commands_of, READMES)
    assert first == second
    assert len(first) > 10


def test_the_commands_of_the_first_county_run(tmp_path: Path) -> None:
    offline = [
        line for line in commands_of("README.md") if not re.search(r" (doctor|read|serve|decide|explain)\b", line)
    ]
    assert len(offline) >= 9
    program = Path(sys.executable).with_name("rollcall")
    for line in offline:
        done = subprocess.run([program, *line.split()[1:]], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("line", commands_of("README.md"))
def test_every_command_that_is_named_is_there(line: str) -> None:
    group: object = get_command(app)
    for word in re.sub(r"^rollcall (--home \S+ )?", "", line).split():
        commands = getattr(group, "commands", {})
        if not commands:
            break
        assert word in commands, line
        group = commands[word]
