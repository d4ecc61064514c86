"""A template of a mail is tried before it is taken: an unknown field is named with its file, line and the right one."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from settings.mistakes import Mistakes
from settings.words import right_one

_SYNTAX = "{{ school }}、{% for … %}…{% endfor %}"


class _Unknown(StrictUndefined):
    """Says which field was asked of what, so that the nearest right one can be named."""

    @property
    def _undefined_message(self) -> str:
        known = names_of(type(self._undefined_obj)) if is_dataclass(self._undefined_obj) else ()
        return f"{self._undefined_name}\0{right_one(str(self._undefined_name), known) if known else ''}"


def check_template(
    file: str, source: str, texts: Mapping[str, str], samples: tuple[object, ...], mistakes: Mistakes
) -> None:
    """Refuse a template that does not parse, names an unknown field, or fails on one of the samples.

    All samples are of one dataclass, whose fields are what the template may name.
    """
    of, env = type(samples[0]), _environment(tuple(sorted(texts.items())))
    try:
        tree = env.parse(source, filename=file)
        strangers = sorted(find_undeclared_variables(tree) - set(names_of(of)))
    except TemplateSyntaxError as error:
        mistakes.add(file, f"第 {error.lineno} 行", f"模板写法不对（{error.message}）", _SYNTAX)
        return
    for name in strangers:
        mistakes.add(file, _line_of(tree, name), f"模板用了不认识的字段 {name}", right_one(name, names_of(of)))
    unknown = list(_unknown_fields(tree, {name: hint for name, hint in _hints(of).items()}))
    for line, name, right in unknown:
        mistakes.add(file, f"第 {line} 行", f"模板用了不认识的字段 {name}", right)
    if not strangers and not unknown:
        for sample in samples:
            _try(env, file, source, sample, mistakes)


def names_of(of: type) -> tuple[str, ...]:
    """Fields and properties, in their order."""
    own = tuple(field.name for field in fields(of)) if is_dataclass(of) else ()
    return own + tuple(name for name, value in vars(of).items() if isinstance(value, property))


@lru_cache(maxsize=4)
def _environment(texts: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    """What the county's texts include is read once for all its templates."""
    sources = dict(texts)

    def load(name: str) -> tuple[str, str | None, Callable[[], bool] | None] | None:
        return (sources[name], f"texts/{name}", None) if name in sources else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load), undefined=_Unknown, autoescape=True, auto_reload=False
    )


def _try(env: ImmutableSandboxedEnvironment, file: str, source: str, sample: object, mistakes: Mistakes) -> None:
    try:
        template = env.template_class.from_code(env, env.compile(source, filename=file), env.globals)
        template.render(**{name: getattr(sample, name) for name in names_of(type(sample))})
    except TemplateNotFound as error:
        mistakes.add(*_place(error, file), f"没有叫 {error.name} 的文本", "texts/ 里的文件名")
    except TemplateSyntaxError as error:
        mistakes.add(error.filename or file, f"第 {error.lineno} 行", f"模板写法不对（{error.message}）", _SYNTAX)
    except UndefinedError as error:
        name, _, right = str(error.message).partition("\0")
        mistakes.add(*_place(error, file), f"模板用了不认识的字段 {name}", right or "模板里写明的字段")
    except (SecurityError, TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        said = "、".join(str(error).split("\0")[:1])
        mistakes.add(*_place(error, file), f"模板试填时出错（{said}）", "只用给出的字段，不调用程序；列表可能是空的")


def _place(error: Exception, file: str) -> tuple[str, str]:
    """File and line of the innermost template at which it failed."""
    places = [
        (frame.filename, f"第 {frame.lineno} 行")
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == file or frame.filename.startswith("texts/")
    ]
    return places[-1] if places else (file, "")


def _line_of(tree: nodes.Template, name: str) -> str:
    lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == name]
    return f"第 {min(lines)} 行" if lines else ""


def _unknown_fields(node: nodes.Node, types: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """(line, field, the right one) of what is asked of a value that has no such field, in branches not tried too."""
    if isinstance(node, nodes.Getattr):
        kind = _type_of(node.node, types)
        if isinstance(kind, type) and is_dataclass(kind) and node.attr not in names_of(kind):
            yield node.lineno, node.attr, right_one(node.attr, names_of(kind))
    if isinstance(node, nodes.For):
        yield from _unknown_fields(node.iter, types)
        inner = {**types, **_targets(node.target, _element(_type_of(node.iter, types)))}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _unknown_fields(child, inner)
        return
    if isinstance(node, nodes.Macro):
        types = {name: hint for name, hint in types.items() if name not in {arg.name for arg in node.args}}
    for child in node.iter_child_nodes():
        yield from _unknown_fields(child, types)


def _type_of(node: nodes.Node, types: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Name):
        return types.get(node.name)
    if isinstance(node, nodes.Getattr):
        kind = _type_of(node.node, types)
        return _hints(kind).get(node.attr) if isinstance(kind, type) and is_dataclass(kind) else None
    return None


def _hints(of: type) -> dict[str, Any]:
    found = get_type_hints(of)
    for name, value in vars(of).items():
        if isinstance(value, property) and value.fget is not None:
            found[name] = get_type_hints(value.fget).get("return")
    return found


def _element(kind: Any) -> Any:
    """X of tuple[X, ...]."""
    args = get_args(kind)
    return args[0] if get_origin(kind) is tuple and len(args) == 2 and args[1] is Ellipsis else None


def _targets(target: nodes.Node, kind: Any) -> dict[str, Any]:
    if isinstance(target, nodes.Name):
        return {target.name: kind}
    if isinstance(target, nodes.Tuple):
        parts = get_args(kind) if get_origin(kind) is tuple else ()
        named = [item.name for item in target.items if isinstance(item, nodes.Name)]
        return dict(zip(named, [*parts, *[None] * len(named)], strict=False))
    return {}
