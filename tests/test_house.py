"""The house as it stands: sizes, names, first lines, and one way to look at the clock."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from statistics import median

import pytest

TOP = Path(__file__).resolve().parents[1]
PACKAGES = ("flows", "tasks", "settings")
ROOMS = {".ci", "deploy", "flows", "settings", "tasks", "tests"}
PAPERS = {".gitignore", "LICENSE", "README.md", "README.zh.md", "pyproject.toml"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return [
        path for package in PACKAGES for path in sorted((TOP / package).rglob("*.py")) if "migrations" not in path.parts
    ]


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """Lines of code: the docstring does not count."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def test_nothing_else_is_kept_at_the_top_of_the_house() -> None:
    assert kept_at_the_top() == ROOMS | PAPERS


def kept_at_the_top() -> set[str]:
    """What a checkout keeps there; what stands there and is not ignored, in a copy without its history."""
    if not (TOP / ".git").exists():
        ignored = [pattern.rstrip("/") for pattern in (TOP / ".gitignore").read_text("utf-8").split()]
        return {path.name for path in TOP.iterdir() if not any(fnmatch(path.name, pattern) for pattern in ignored)}
    asked = ["git", "-c", "safe.directory=*", "ls-files"]  # a checkout may be another user's
    kept = subprocess.run(asked, cwd=TOP, check=True, capture_output=True, text=True).stdout.splitlines()
    return {path.partition("/")[0] for path in kept}


def test_no_module_is_over_250_lines_and_the_median_is_at_most_100() -> None:
    sizes = {str(path.relative_to(TOP)): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: size for name, size in sizes.items() if size > 250} == {}
    assert median(size for size in sizes.values() if size) <= 100


def test_no_function_is_over_30_lines_and_the_median_is_at_most_8() -> None:
    sizes = {
        f"{path.relative_to(TOP)}:{function.name}": lines_of(function)
        for path in modules()
        for function in functions(path)
    }
    assert {name: size for name, size in sizes.items() if size > 30} == {}
    assert median(sizes.values()) <= 8


def test_no_module_hides_behind_a_name_that_says_nothing() -> None:
    assert [path for path in modules() if path.stem.strip("_") in BANNED_NAMES] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_begins_with_a_sentence(package: str) -> None:
    silent = [
        str(path.relative_to(TOP))
        for path in (TOP / package).rglob("*.py")
        if path.read_text("utf-8").strip() and not (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").strip()
    ]
    assert silent == []


def test_every_flow_is_a_percent_notebook_of_its_own() -> None:
    for path in (TOP / "flows").glob("*.py"):
        text = path.read_text("utf-8")
        if "\n@flow(" in text:
            assert "\n# %%" in text, path.name
            assert "with Notebook.of(" in text, path.name
            assert len(text.splitlines()) <= 100, path.name


def test_every_deployed_flow_is_the_function_of_its_module() -> None:
    from flows.serve import DEPLOYMENTS

    named = {path.stem for path in (TOP / "flows").glob("*.py") if "\n@flow(" in path.read_text("utf-8")}
    assert {deployed.flow for deployed in DEPLOYMENTS} == named


def test_every_private_name_of_a_module_is_used_in_it() -> None:
    dead = [f"{path.relative_to(TOP)}: {name}" for path in modules() for name in private_names(path)]
    assert dead == []


def private_names(path: Path) -> Iterator[str]:
    """The names of a module's own top level that begin with one underscore and that nothing in it reads."""
    tree = ast.parse(path.read_text("utf-8"))
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names = [] if node.decorator_list else [name]
            case ast.Assign(targets=targets):
                names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
            case _:
                names = []
        yield from (n for n in names if n.startswith("_") and not n.startswith("__") and n not in read)


def test_what_is_to_be_a_number_is_asked_whether_it_is_decimal() -> None:
    """① and ² are digits too, which `int` refuses; bytes, as a mail server's, have no such signs."""
    asked = [
        f"{path.relative_to(TOP)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"isdigit", "isnumeric"}
    ]
    assert [place.partition(":")[0] for place in asked] == ["tasks/mailboxes/answers.py"], asked
