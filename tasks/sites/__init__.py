"""Websites, one file for each kind, found by its name; what the kinds share is in reading/."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from tasks.domain.errors import BadInput


def find_site(kind: str) -> ModuleType:
    """The module of a kind of website; it has `read` and `probe`. Raises BadInput for a kind that does not exist."""
    if kind in site_kinds():
        return import_module(f"{__name__}.{kind}")
    raise BadInput(f"没有“{kind}”这种网站，来源没有读取；请在来源文件里改 kind，可用：{'、'.join(site_kinds())}。")


def site_kinds() -> tuple[str, ...]:
    """Every kind of website that can be read, in alphabetical order: every module here is one."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))
