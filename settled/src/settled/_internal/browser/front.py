"""The front end in the browser's tab: takes messages, shows the page, holds what was put in.

In Streamlit: `frontend/app/src/App.tsx`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from settled._internal.browser import opened, run_identity, wire
from settled._internal.browser.held import Held
from settled._internal.browser.tree import Node, Tree

if TYPE_CHECKING:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass(frozen=True)
class AppPage:
    """A page that an app has."""

    identity: str
    """Streamlit's hash of it."""
    title: str
    path: str
    """What stands for it in the address; empty for the first."""


class Front:
    """All that a browser holds of one app."""

    def __init__(self, query: str = "") -> None:
        self.tree = Tree()
        self.held = Held()
        self.query = query
        """What the address has after the question mark."""
        self.pages: tuple[AppPage, ...] = ()
        self.page = ""
        """Streamlit's hash of the page that is shown."""
        self.main_script = ""
        self.timers: dict[str, float] = {}
        """The fragments that run by themselves, and every how many seconds."""
        self.kept: opened.Kept = {}
        self.dismissed: set[str] = set()
        """Dialogs that the person closed."""
        self.compile_error: tuple[str, str] | None = None
        self.title = ""
        self._run = ""
        self._fragments: list[str] = []

    def copy(self) -> Front:
        """Give a copy that a later input does not change."""
        other = copy.copy(self)
        other.tree, other.held = self.tree.copy(), self.held.copy()
        other.timers, other.dismissed = dict(self.timers), set(self.dismissed)
        other.kept = dict(self.kept)
        nodes = {node.identity: node for node in other._widgets()}
        other.held.widgets |= {k: v for k, v in nodes.items() if k in other.held.widgets}
        return other

    def receive(self, messages: Iterable[ForwardMsg]) -> None:
        """Take what the server has sent, in one part."""
        told: dict[str, Node] = {}
        for message in messages:
            kind = message.WhichOneof("type")
            if kind == "delta":
                node = self.tree.apply(message, self._run)
                if node is not None and _tells(node):
                    told[node.identity] = node
                if node is not None and node.name == "dialog" and node.proto.is_open:
                    self.dismissed.discard(node.identity)
            elif kind == "script_finished":
                self._render(told)
                self._finish(message)
            elif kind == "new_session":
                self._run, self._fragments = run_identity.read(message)
                self._begin(message.new_session)
            elif kind is not None and (take := getattr(self, f"_on_{kind}", None)):
                take(getattr(message, kind))
        self._render(told)

    def resume(self, messages: Iterable[ForwardMsg], sent: Iterable[Any], page: str) -> None:
        """Hold what the front end of a running app holds, as far as its server knows.

        That is all but fields of forms that wait, and what is open.

        Args:
            messages: those that make up the page.
            sent: what the browser has sent last: messages of the type `WidgetState`.
            page: Streamlit's hash of the page.
        """
        self._run = "0"
        known = {state.id: wire.from_state(state) for state in sent if not wire.is_trigger(state)}
        self.held.sent |= known
        told: dict[str, Node] = {}
        # What a fragment drew anew stands at the end: a parent may come after its neighbors.
        for message in sorted(messages, key=lambda one: tuple(one.metadata.delta_path)):
            kind = message.WhichOneof("type")
            if kind == "delta":
                node = self.tree.apply(message, self._run)
                if node is not None and _tells(node):
                    told[node.identity] = node
            elif kind is not None and (take := getattr(self, f"_on_{kind}", None)):
                take(getattr(message, kind))
        self.page = page
        self._render(told)
        self.held.shown |= {
            name: known[name] for name in self.held.shown if known.get(name, 0) is None
        }
        self._forget()

    def widget(self, identity: str) -> Node:
        """Give a widget of the page.

        Raises:
            LookupError: it is not there.
        """
        for node in self._widgets():
            if node.identity == identity:
                return node
        raise LookupError(identity)

    def states_for_page(self) -> Any:
        """Give what is sent when the page changes: of the widgets of the common script only."""
        tree = self.tree.copy()
        tree.keep_of(self.main_script)
        common = frozenset(node.identity for node, _ in tree.nodes() if node.identity)
        return self.held.states(common)

    def write_address(self, node: Node, value: wire.Wire) -> None:
        """Write a value into the address, of a widget that is bound to it."""
        key = str(getattr(node.proto, "query_param_key", ""))
        if not key:
            return
        now = [pair for pair in parse_qsl(self.query, keep_blank_values=True) if pair[0] != key]
        if value != wire.default(node.name, node.proto):
            now += [(key, one) for one in _in_address(node, value)]
        self.query = urlencode(now)

    def _widgets(self) -> Iterator[Node]:
        for node, _ in self.tree.nodes():
            if node.identity and node.children is None and wire.is_widget(node.name, node.proto):
                yield node

    def _render(self, told: dict[str, Node]) -> None:
        self.held.render(self._widgets())
        for identity, node in told.items():
            if identity in self.held.shown or node.name == "chat_input":
                self.held.tell(node)
        told.clear()
        for node, value in opened.render((node for node, _ in self.tree.nodes()), self.kept):
            self.held.hold(node, value)

    def _finish(self, message: ForwardMsg) -> None:
        status = type(message).ScriptFinishedStatus
        if message.script_finished not in (
            status.FINISHED_SUCCESSFULLY,
            status.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        ):
            return
        self.tree.clear_stale(self._run, self._fragments)
        self._render({})
        self._forget()

    def _forget(self) -> None:
        active = frozenset(node.identity for node, _ in self.tree.nodes() if node.identity)
        self.held.forget(active)
        self.kept = {name: value for name, value in self.kept.items() if name in active}

    def _begin(self, session: Any) -> None:
        if self._fragments:
            return
        self.timers.clear()
        self.compile_error = None
        self.main_script = session.main_script_hash
        if self.page and self.page != session.page_script_hash:
            self.tree.keep_of(self.main_script)
            self._render({})
            self._forget()
        self.page = session.page_script_hash

    def _on_navigation(self, navigation: Any) -> None:
        self.pages = tuple(
            AppPage(one.page_script_hash, one.page_name, "" if one.is_default else one.url_pathname)
            for one in navigation.app_pages
        )
        self.page = navigation.page_script_hash

    def _on_page_info_changed(self, info: Any) -> None:
        self.query = info.query_string

    def _on_page_config_changed(self, config: Any) -> None:
        self.title = getattr(config, "title", "") or self.title

    def _on_auto_rerun(self, timer: Any) -> None:
        self.timers[timer.fragment_id] = timer.interval

    def _on_stop_auto_rerun(self, stopped: Any) -> None:
        for fragment in stopped.fragment_ids:
            self.timers.pop(fragment, None)

    def _on_session_event(self, event: Any) -> None:
        if event.WhichOneof("type") == "script_compilation_exception":
            error = event.script_compilation_exception
            self.compile_error = error.type, error.message


def _tells(node: Node) -> bool:
    return bool(node.identity) and node.children is None and wire.is_told(node.name, node.proto)


def _in_address(node: Node, value: wire.Wire) -> list[str]:
    """Give a value as the address has it (`convertToUrlValue` in the front end)."""
    many = value if isinstance(value, list) else [value]
    shown = []
    for one in many:
        if one is None:
            continue
        if isinstance(one, bool):
            shown.append("true" if one else "false")
        elif isinstance(one, float) and one.is_integer():
            shown.append(str(int(one)))
        else:
            shown.append(str(one))
    return shown
