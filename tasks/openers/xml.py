"""XML from strangers: no entities, no outside files, no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from tasks.openers.limits import broken, refused

Element = Any  # lxml has no types of its own


def parse(content: bytes) -> Element:
    """The root. A document that declares its own entities is refused: no office program writes one."""
    if b"<!DOCTYPE" in content[:4096].upper() or b"<!ENTITY" in content[:65536].upper():
        raise refused("文件里有可疑的外部引用声明，未展开查看")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise broken("文件已损坏，打不开") from error
    if root.getroottree().docinfo.doctype:
        raise refused("文件里有可疑的外部引用声明，未展开查看")
    return root


def strip(root: Element, names: tuple[str, ...]) -> None:
    """Take these branches out."""
    etree.strip_elements(root, *(f"{{*}}{name}" for name in names), with_tail=False)


def local(element: Element) -> str:
    """The name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def space(element: Element) -> str:
    """The namespace in front of its name, "{…}" """
    head, brace, _ = str(element.tag).rpartition("}")
    return head + brace


def attribute(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def walk(element: Element, skip: frozenset[str]) -> Iterator[Element]:
    """The element and all below it in reading order, but for branches named in `skip`. Flat: depth costs nothing."""
    stack = [element]
    while stack:
        current = stack.pop()
        if local(current) in skip:
            continue
        yield current
        stack.extend(reversed(current))
