"""rollcall.toml: read into typed settings, every mistake named with its line and what would be right."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from settings.app_model import App
from settings.mistakes import Mistakes
from settings.toml_text import Document, read_toml
from settings.words import is_loopback, right_one

FILE = "rollcall.toml"
_TYPES = {
    "string_type": '加引号的文字，如 "…"',
    "int_type": "整数，不加引号",
    "model_type": "一节，如 [smtp]",
    "tuple_type": '一组，如 ["08:30-11:30", "13:30-16:30"]',
    "list_type": '一组，如 ["08:30-11:30", "13:30-16:30"]',
}


def read_app(data: bytes) -> App:
    """Raises BadFiles with all mistakes of the file."""
    mistakes = Mistakes()
    doc = read_toml(FILE, data, mistakes)
    app = App()
    try:
        app = App.model_validate(dict(doc.data))
    except ValidationError as errors:
        for error in errors.errors():
            _add(doc, error, mistakes)
    else:
        _check_mail(doc, app, mistakes)
    mistakes.stop_if_any()
    return app


def _add(doc: Document, error: Any, mistakes: Mistakes) -> None:
    path, kind = tuple(error["loc"]), error["type"]
    key = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
    wrong, right = f"{key} = {error['input']!r} 不行", ""
    if kind == "extra_forbidden":
        wrong, right = f"不认识的键 {key}", right_one(key, _keys(path[:-1]))
    elif kind == "literal_error":
        right = right_one(
            str(error["input"]), error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        )
    elif kind == "value_error":
        right = str(error["ctx"]["error"])
    elif "ge" in error.get("ctx", {}) or "le" in error.get("ctx", {}):
        right = f"不小于 {error['ctx']['ge']}" if "ge" in error["ctx"] else f"不大于 {error['ctx']['le']}"
    else:
        right = _TYPES.get(kind, "")
    mistakes.add(doc.file, doc.place(path), wrong, right)


def _keys(path: tuple[str | int, ...]) -> list[str]:
    model: type[BaseModel] = App
    for part in path:
        field = model.model_fields.get(str(part))
        if field is not None and isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            model = field.annotation
    return list(model.model_fields)


def _check_mail(doc: Document, app: App, mistakes: Mistakes) -> None:
    smtp = app.smtp
    if smtp.security == "none" and not is_loopback(smtp.host):
        wrong = f"{smtp.host} 不是本机，邮件和密码不能明文传"
        mistakes.add(doc.file, doc.place(("smtp", "security")), wrong, "tls 或 starttls")
    if app.sending != "on":
        return
    for key, example in {"host": "smtp.126.com", "sender": "name@126.com"}.items():
        if key not in smtp.model_fields_set or not getattr(smtp, key):
            wrong = f'sending = "on" 之前要写明 [smtp] 的 {key}'
            right = f'{key} = "{example}"；还没有准备好就写 sending = "rehearse"'
            mistakes.add(doc.file, doc.place(("smtp", key)), wrong, right)
