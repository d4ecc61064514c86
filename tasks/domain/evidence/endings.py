"""What the ending of a file's name promises, beside what its bytes are."""

from __future__ import annotations

from pathlib import PurePosixPath

_ALIASES = {
    "jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "tif": "tiff", "htm": "html", "mht": "mhtml", "m4v": "mp4",
    "docm": "docx", "dotx": "docx", "xlsm": "xlsx", "pptm": "pptx", "ppsx": "pptx", "wps": "doc", "et": "xls",
    "dps": "ppt", "pps": "ppt", "dot": "doc", "csv": "txt", "tsv": "txt", "md": "txt", "log": "txt", "tgz": "gz",
    "heif": "heic", "asf": "wmv", "mpeg": "mpg", "vob": "mpg", "rm": "rmvb",
}  # fmt: skip


def ending(name: str) -> str:
    """The ending of a file's name as a format: "课程表.WPS" is "doc"; "" without one."""
    suffix = PurePosixPath(name.strip().lower()).suffix.lstrip(".")
    return _ALIASES.get(suffix, suffix)


def ending_note(name: str, format_: str) -> str:
    """A Chinese remark when the name says another kind than the bytes, else empty."""
    shown, actual = PurePosixPath(name.strip()).suffix.lower(), _ALIASES.get(format_, format_)
    if not shown or not format_ or ending(name) == actual or not shown[1:].isalnum():
        return ""
    if actual in {"txt", "html", "csv"} and ending(name) in {"txt", "html"}:
        return ""
    return f"扩展名是 {shown}，内容是 {format_}"
