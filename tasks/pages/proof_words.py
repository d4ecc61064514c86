"""What a reading can show for itself, in words: pages and rows of a site, folders and numbers of a mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def proof_sentence(proof: Mapping[str, object]) -> str:
    """Chinese: why the reading counts as complete."""
    return "；".join([*_pages(proof), *_folders(proof), *_signed(proof)]) or "来源逐项核对，没有遗漏"


def _pages(proof: Mapping[str, object]) -> Iterator[str]:
    if "rows" not in proof:
        return
    pages = f"共 {proof['pages']} 页，" if proof.get("pages") else ""
    total = proof.get("total")
    agrees = f"，与页面所示“共 {total} 条”一致" if total is not None and total == proof["rows"] else ""
    yield f"{pages}逐页走完，见到 {proof['rows']} 条{agrees}"


def _folders(proof: Mapping[str, object]) -> Iterator[str]:
    folders = proof.get("folders")
    if not isinstance(folders, Mapping):
        return
    for name, seen in folders.items():
        if not isinstance(seen, Mapping):
            continue
        last = f"，编号到 {int(number) - 1}" if isinstance(number := seen.get("uidnext"), int) else ""
        yield f"{name} 共 {seen.get('messages', 0)} 封{last}，全部看过"
    if proof.get("vanished"):
        maybe = f"（其中至多 {proof['maybe_filed']} 封可能归到了别的文件夹）" if proof.get("maybe_filed") else ""
        yield f"另有 {proof['vanished']} 封在看到之前已被移走或删除{maybe}"
    untold = proof.get("untold")
    for name, why in untold.items() if isinstance(untold, Mapping) else ():
        yield f"文件夹“{name}”{why}，上次收取之后的来信是否都看到了无法核对"


def _signed(proof: Mapping[str, object]) -> Iterator[str]:
    if proof.get("signed_by"):
        yield f"{proof['signed_by']} 签字：已看全，截至 {proof.get('signed_through', '')}"
