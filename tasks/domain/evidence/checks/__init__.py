"""The content checks: one file is one check, found by its name.

Each module has `PARAMS` (what plan.toml may give it, with defaults) and `check(question) -> Finding`, which is pure.
A new file here is a new check; nothing else names it.
"""

from __future__ import annotations

import difflib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from tasks.domain.errors import BadInput
from tasks.domain.evidence.finding import CheckParam, Finding, Question

CHECKS_VERSION = 2  # raise it when what all checks share judges otherwise; a module\'s own VERSION concerns it alone


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    params: Mapping[str, CheckParam]
    check: Callable[[Question], Finding]
    problem: Callable[[Mapping[str, object]], str]  # Chinese: what its own grammar finds wrong, or ""
    version: int = 1  # the module's VERSION; findings of an older one are drawn again

    def basis(self, params: Mapping[str, object]) -> str:
        """What a finding of this check rests on, beside the file and the roster."""
        return f"{self.version}.{CHECKS_VERSION}{sorted((k, str(v)) for k, v in params.items()) or ''}"


def check_names() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def find_check(name: str) -> Check:
    """Raises BadInput (with the nearest right name) when there is no such check."""
    if name not in check_names():
        near = difflib.get_close_matches(name, check_names(), n=1)
        raise BadInput(
            f"没有名为“{name}”的检查；" + (f"是不是“{near[0]}”？" if near else f"可用：{'、'.join(check_names())}")
        )
    module = import_module(f"{__name__}.{name}")
    problem = getattr(module, "problem", lambda params: "")
    return Check(name, module.PARAMS, module.check, problem, getattr(module, "VERSION", 1))


def problems_of(name: str, params: Mapping[str, object]) -> tuple[str, ...]:
    """All that is wrong with a check as plan.toml gives it, in Chinese sentences; empty when it is fine."""
    try:
        check = find_check(name)
    except BadInput as error:
        return (str(error),)
    problems = [_unknown(check, given) for given in params if given not in check.params]
    problems += [
        f"检查 {name} 缺少参数 {key}" for key, p in check.params.items() if p.default is None and key not in params
    ]
    problems += [
        wrong for key, p in check.params.items() if key in params and (wrong := _wrong(name, key, p, params[key]))
    ]
    if not problems and (problem := check.problem(params)):
        problems.append(problem)
    return tuple(problems)


def _unknown(check: Check, given: str) -> str:
    known = "、".join(check.params) or "无"
    near = difflib.get_close_matches(given, check.params, n=1)
    return f"检查 {check.name} 没有参数 {given}；" + (f"是不是 {near[0]}？" if near else f"可用参数：{known}")


def _wrong(name: str, key: str, param: CheckParam, value: object) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if param.kind == "count" and not (number and isinstance(value, int) and value >= 0):
        return f"检查 {name} 的参数 {key} 应是不小于 0 的整数"
    if param.kind == "share" and not (number and isinstance(value, (int, float)) and 0 <= value <= 1):
        return f"检查 {name} 的参数 {key} 应是 0 到 1 之间的数"
    if param.kind == "words" and not (
        isinstance(value, (list, tuple)) and all(isinstance(v, str) and v for v in value)
    ):
        return f'检查 {name} 的参数 {key} 应是一组文字，如 ["…", "…"]'
    if param.kind == "requirement" and not (isinstance(value, str) and value):
        return f'检查 {name} 的参数 {key} 应是一个要求的编号，如 "T4"'
    return ""
