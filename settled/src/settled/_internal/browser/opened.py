"""Which tabs, expanders and popovers are open: their components hold it, most tell nobody.

In the front end: `Expander`, `Tabs` and `Popover` in `frontend/lib/src/components/elements/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from settled._internal.browser.tree import Node

OPENERS = ("tab", "expandable", "popover")

Kept = dict[str, Any]
"""What is kept of containers with a key, by their identity, however they move about."""


def render(nodes: Iterable[Node], kept: Kept) -> Iterator[tuple[Node, object]]:
    """Open what begins open, and what the app has changed.

    Yields:
        The containers that tell the server, and that the app has opened or closed; and what they
        tell from now on.
    """
    for node in nodes:
        known = node.local.get("known")
        if node.name == "tab_container":
            _render_tabs(node, kept)
        elif node.name in ("expandable", "popover"):
            _render_opener(node, kept)
        if tells(node) and known not in (None, node.local.get("known")):
            yield node, node.local["open"]


def open_or_close(node: Node, value: object, kept: Kept) -> None:
    """Show a tab of a container of tabs, told by its label, or whether another one is open."""
    node.local["open"] = value
    if _has_key(node):
        kept[node.identity] = value


def tells(node: Node) -> bool:
    """Whether a container tells the server when it is opened (`on_change`)."""
    return bool(getattr(node.proto, "id", ""))


def is_open(node: Node, around: tuple[Node, ...]) -> bool:
    """Whether a tab, an expander or a popover is open."""
    if node.name == "tab":
        return bool(around) and around[-1].local.get("open") == node.proto.label
    return bool(node.local.get("open"))


def shows(around: tuple[Node, ...]) -> bool:
    """Whether what stands in these blocks is seen."""
    return all(
        is_open(node, around[:place]) for place, node in enumerate(around) if node.name in OPENERS
    )


def _has_key(node: Node) -> bool:
    return bool(node.identity) and not tells(node)


def _render_tabs(node: Node, kept: Kept) -> None:
    labels = [tab.proto.label for tab in node.children or [] if tab.name == "tab"]
    if not labels:
        return
    first = getattr(node.proto, "default_tab_index", 0)
    default = labels[first if first < len(labels) else 0]
    if _has_key(node) and kept.get(node.identity) in labels:
        node.local["open"] = kept[node.identity]
    elif node.local.get("open") not in labels or (
        tells(node) and node.local.get("known") not in (None, default)
    ):
        open_or_close(node, default, kept)
    node.local["known"] = default


def _render_opener(node: Node, kept: Kept) -> None:
    told = bool(node.proto.expanded if node.name == "expandable" else _told_open(node))
    if _has_key(node):
        node.local["open"] = kept.setdefault(node.identity, told)
        return
    # An expander with another label is another one, though it stands in the same place.
    known = (node.proto.label if node.name == "expandable" else "", told)
    if node.local.get("known") != known:
        node.local |= {"known": known, "open": told}


def _told_open(popover: Node) -> bool:
    return bool(getattr(popover.proto, "open", False))
