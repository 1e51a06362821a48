"""The tree of what is on the page, as Streamlit's front end builds it from messages.

In the front end: `frontend/lib/src/render-tree/AppRoot.ts` and its visitors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOTS = ("main", "sidebar", "event", "bottom")
"""The containers that each page has, in the order of their numbers (RootContainer.proto)."""

_OLD_NAMES = {"arrow_data_frame": "dataframe"}
"""What elements were called in 1.50 and have another name now."""


class Node:
    """A block or an element of the page."""

    __slots__ = ("children", "fragment", "identity", "local", "name", "proto", "run", "script")

    def __init__(  # noqa: PLR0913 (all that the front end keeps of one)
        self,
        name: str,
        proto: Any,
        *,
        run: str,
        script: str,
        fragment: str = "",
        identity: str = "",
        children: list[Node] | None = None,
    ) -> None:
        self.name = name
        """The field of `Element` or `Block` that it came in."""
        self.proto = proto
        """That field's message, or None."""
        self.run = run
        """The script run that drew it last."""
        self.script = script
        """The hash of the page's script that drew it."""
        self.fragment = fragment
        """The fragment that drew it."""
        self.identity = identity
        """What Streamlit knows it by; empty for most."""
        self.children = children
        """None for an element."""
        self.local: dict[str, Any] = {}
        """What its React component holds and tells nobody."""

    def copy(self) -> Node:
        """Give a copy that a later run does not change."""
        node = Node(
            self.name,
            self.proto,
            run=self.run,
            script=self.script,
            fragment=self.fragment,
            identity=self.identity,
            children=None if self.children is None else [one.copy() for one in self.children],
        )
        node.local = dict(self.local)
        return node


class Tree:
    """All that is on the page now."""

    def __init__(self) -> None:
        self.root = _empty_root()

    def copy(self) -> Tree:
        """Give a copy that a later run does not change."""
        tree = Tree()
        tree.root = self.root.copy()
        return tree

    def nodes(self) -> Iterator[tuple[Node, tuple[Node, ...]]]:
        """Go through all nodes in the order of the page, each with the blocks around it."""
        for top in self.root.children or []:
            yield from _below(top, (top,))

    def apply(self, message: ForwardMsg, run: str) -> Node | None:
        """Draw what a message says. What the page has no place for is not drawn.

        Returns:
            What was drawn.
        """
        *path, place = message.metadata.delta_path
        parent = self.root
        parents = [parent]
        for step in path:
            if parent.children is None or step >= len(parent.children):
                return None
            parent = parent.children[step]
            parents.append(parent)
        if parent.children is None or place > len(parent.children):
            return None
        old = parent.children[place] if place < len(parent.children) else None
        new = _node(message, run)
        if new is None:
            if old is not None:
                # What is shown for a while stands beside what is there (TransientNode.ts).
                return None
            new = Node("empty", None, run=run, script=message.metadata.active_script_hash)
        elif old is not None and old.name == new.name and old.identity == new.identity:
            new.local = old.local
        if new.children is not None and old is not None and _goes_on(old, new):
            new.children = old.children
            new.local = old.local
        parent.children[place : place + 1] = [new]
        for one in parents:
            one.run = run
        return new

    def clear_stale(self, run: str, fragments: list[str]) -> None:
        """Take away what the run that has ended did not draw again (ClearStaleNodeVisitor.ts)."""
        for top in self.root.children or []:
            top.run = run if not fragments else top.run
            _clear_stale(top, run, fragments, within="")

    def keep_of(self, script: str) -> None:
        """Keep what a script has drawn, as when the page changes: the common one's."""
        for top in self.root.children or []:
            _filter(top, lambda node: node.script == script)


def _empty_root() -> Node:
    tops = [Node(name, None, run="", script="", children=[]) for name in ROOTS]
    return Node("root", None, run="", script="", children=tops)


def _below(node: Node, around: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    for child in node.children or []:
        yield child, around
        yield from _below(child, (*around, child))


def _node(message: ForwardMsg, run: str) -> Node | None:
    delta = message.delta
    script = message.metadata.active_script_hash
    kind = delta.WhichOneof("type")
    if kind == "new_element":
        element = delta.new_element
        name = element.WhichOneof("type") or "empty"
        proto = getattr(element, name, None)
        return Node(
            _OLD_NAMES.get(name, name),
            proto,
            run=run,
            script=script,
            fragment=delta.fragment_id,
            identity=str(getattr(proto, "id", "") or ""),
        )
    if kind == "add_block":
        block = delta.add_block
        what = block.WhichOneof("type") or "block"
        proto = getattr(block, what, None)
        return Node(
            what,
            proto,
            run=run,
            script=script,
            fragment=delta.fragment_id,
            identity=str(getattr(proto, "id", "") or block.id or ""),
            children=[],
        )
    return None


def _goes_on(old: Node, new: Node) -> bool:
    """Whether a block takes the place of the same kind of block, and keeps what is in it."""
    if old.children is None or old.name != new.name:
        return False
    return new.name != "dialog" or old.identity == new.identity


def _clear_stale(node: Node, run: str, fragments: list[str], within: str) -> None:
    kept = []
    for child in node.children or []:
        if child.children is None:
            if _element_stays(child, run, fragments, within):
                kept.append(child)
            continue
        inner = within
        if fragments:
            if within and child.run != run:
                continue
            if child.fragment in fragments and child.run == run:
                inner = child.fragment
        elif child.run != run:
            continue
        _clear_stale(child, run, fragments, inner)
        kept.append(child)
    node.children = kept


def _element_stays(node: Node, run: str, fragments: list[str], within: str) -> bool:
    if node.run == run or node.name == "toast":
        return True
    return bool(fragments) and not (node.fragment and within)


def _filter(node: Node, stays: Callable[[Node], bool]) -> None:
    node.children = [child for child in node.children or [] if stays(child)]
    for child in node.children:
        if child.children is not None:
            _filter(child, stays)
