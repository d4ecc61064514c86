"""A file's name as it came from outside, made safe to write to a disk: no folder, no control sign, no hidden ending."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 80
_BAD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
_PROGRAMS = {"exe", "bat", "cmd", "com", "scr", "js", "vbs", "lnk", "hta", "ps1", "msi", "jar", "html", "htm", "svg"}


def safe_name(name: str) -> str:
    """The name for a download. What a click would run gets .txt behind it."""
    shown = "".join(s for s in unicodedata.normalize("NFC", name) if unicodedata.category(s) not in {"Cc", "Cf", "Cs"})
    shown = _BAD.sub("_", re.split(r"[/\\]", shown)[-1]).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot:
        stem, ending = shown, ""
    stem = stem[: _LONGEST - len(ending) - 1].rstrip(" .") or "文件"
    if stem.split(".")[0].casefold() in _DEVICES:
        stem = f"_{stem}"
    safe = f"{stem}.{ending}" if ending else stem
    return f"{safe}.txt" if ending.casefold() in _PROGRAMS else safe
