"""How each input is made: what the browser then holds, and which script runs it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from settled._internal.browser import actions, opened, table, wire
from settled._internal.browser.front import Front
from settled._internal.browser.held import form_of
from settled._internal.browser.page import Item, page_of
from settled._internal.browser.tree import Node

if TYPE_CHECKING:
    from streamlit.proto.WidgetStates_pb2 import WidgetStates

    from settled._internal.browser.server import Server


@dataclass(frozen=True)
class Request:
    """What the browser asks of the server."""

    states: WidgetStates | None
    """What it holds of widgets."""
    fragment: str = ""
    """The fragment that is to run; empty for the script."""
    page: str | None = None
    """The page that is to be shown; None for the one that is."""
    page_name: str | None = None
    """The same, told by its address: only when the app is opened."""
    is_auto: bool = False
    """Whether it was asked for by time and not by a person."""
    reloads: bool = False
    """Whether it is a new session that is asked for."""


class NotPossibleError(LookupError):
    """An input for which there is nothing on the page, or nothing that can be used."""


def make(front: Front, server: Server, action: actions.Action) -> Iterator[Request]:
    """Make an input. Each run that is asked for must have ended before the next.

    Raises:
        NotPossibleError: there is nothing on the page to make it with, or it cannot be used.
        NoSuchValueError: the widget does not take the value.
    """
    if isinstance(action, actions.Reload):
        yield Request(None, reloads=True)
        return
    hands = _Hands(front, server)
    target = getattr(action, "target", None)
    if not isinstance(action, actions.Wait) and _left(front, target):
        # Who goes on to something else leaves the field, and so sends what stands in it. What is
        # pressed while it is disabled takes the press, and does nothing with it.
        is_lost = target is not None and hands.is_disabled(target)
        yield from _leave(front, target)
        if is_lost:
            return
    yield from _make(action, hands)


class _Hands:
    """What an input is made with."""

    def __init__(self, front: Front, server: Server) -> None:
        self.front = front
        self.server = server

    def item(self, target: actions.Target) -> Item:
        """Give what an input is aimed at, if it can be used.

        Raises:
            NotPossibleError: it cannot.
        """
        page = page_of(self.front)
        try:
            item = page.find(target)
        except LookupError as error:
            raise NotPossibleError(str(error)) from None
        if item.disabled:
            raise NotPossibleError(f"{target.words()} is disabled")
        if not item.visible:
            raise NotPossibleError(f"{target.words()} is not seen")
        self._close_popovers(around=item)
        if page.dialog is not None and not any(one.startswith("dialog ") for one in item.path):
            raise NotPossibleError(f"{target.words()} is behind a dialog")
        return item

    def _close_popovers(self, around: Item) -> None:
        """Close the popovers that are not around what is used now, as a press outside does."""
        for node, _ in self.front.tree.nodes():
            if node.name == "popover" and node.local.get("open") and node.proto is not around.proto:
                inner = [one for one, blocks in self.front.tree.nodes() if node in blocks]
                if not any(one.proto is around.proto for one in inner):
                    # Its run, if it asks for one, is that of the input which follows.
                    for _request in self.open(node, value=False):
                        pass

    def is_disabled(self, target: actions.Target) -> bool:
        """Whether what an input is aimed at cannot be used now."""
        return any(one.disabled for one in page_of(self.front).items if one.is_meant(target))

    def widget(self, target: actions.Target) -> Node:
        """Give the widget that an input is aimed at, if it can be used."""
        return self.front.widget(self.item(target).identity)

    def set(self, node: Node, value: wire.Wire) -> Iterator[Request]:
        """Give a widget a value, which is sent unless it is in a form or what it shows already."""
        if value == self.front.held.shown[node.identity]:
            self.front.held.typed.pop(node.identity, None)
            return
        self.front.held.change(node, value)
        self.front.write_address(node, value)
        if not form_of(node) and not getattr(node.proto, "ignore_rerun", False):
            yield self.request(node)

    def request(self, node: Node) -> Request:
        """Ask for a run because of a widget."""
        return Request(self.front.held.states(), fragment=node.fragment)

    def open(self, node: Node, value: object) -> Iterator[Request]:
        """Open or close a container, of which most tell nobody."""
        opened.open_or_close(node, value, self.front.kept)
        if opened.tells(node):
            self.front.held.hold(node, value)
            yield self.request(node)

    def trigger(self, identity: str, fragment: str, **value: Any) -> Request:
        """Ask for a run because of what lasts for one run."""
        states = self.front.held.states()
        state = states.widgets.add()
        state.id = identity
        for name, what in value.items():
            if isinstance(what, str):
                getattr(state, name).data = what
            else:
                setattr(state, name, what)
        return Request(states, fragment=fragment)


def _left(front: Front, next_one: actions.Target | None) -> list[Node]:
    """Give the fields with text that was typed and not sent, but for the one that is used next."""
    return [
        front.widget(item.identity)
        for item in page_of(front).widgets
        if item.identity in front.held.typed and (next_one is None or not item.is_meant(next_one))
    ]


def _leave(front: Front, next_one: actions.Target | None) -> Iterator[Request]:
    for node in _left(front, next_one):
        front.held.change(node, wire.given(node.name, node.proto, front.held.typed[node.identity]))
        if not form_of(node):
            yield Request(front.held.states(), fragment=node.fragment)


@singledispatch
def _make(action: Any, hands: _Hands) -> Iterator[Request]:
    raise TypeError(f"no such input: {action!r}")


@_make.register
def _(action: actions.Click, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    if item.name == "button" and item.proto.is_form_submitter:
        yield from _make(actions.Submit(action.target), hands)
    elif item.name == "download_button":
        yield from _make(actions.Download(action.target), hands)
    elif item.name == "button":
        yield hands.trigger(item.identity, item.fragment, trigger_value=True)
    elif item.name != "link_button":
        raise NotPossibleError(f"{item.words()} is no button")


@_make.register
def _(action: actions.Submit, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    if not getattr(item.proto, "is_form_submitter", False):
        raise NotPossibleError(f"{item.words()} submits no form")
    held = hands.front.held
    held.submit(item.form)
    request = hands.trigger(item.identity, item.fragment, trigger_value=True)
    for node, _ in hands.front.tree.nodes():
        if node.name == "form" and node.proto.form_id == item.form and node.proto.clear_on_submit:
            held.clear_form(item.form)
    yield request


@_make.register
def _(action: actions.Download, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    if not getattr(item.proto, "ignore_rerun", False):
        yield hands.trigger(item.identity, item.fragment, trigger_value=True)


@_make.register
def _(action: actions.SetValue, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    if item.name == "menu_button":
        if action.value not in item.options:
            raise NotPossibleError(f"{item.words()} has no {action.value!r}")
        yield hands.trigger(item.identity, item.fragment, string_trigger_value=action.value)
        return
    node = hands.widget(action.target)
    if node.name in wire.TRIGGERS or node.name in wire.UPLOADERS or node.name == "dataframe":
        raise NotPossibleError(f"{item.words()} is not set to a value")
    yield from hands.set(node, wire.given(node.name, node.proto, action.value))


@_make.register
def _(action: actions.Type, hands: _Hands) -> Iterator[Request]:
    node = hands.widget(action.target)
    held = hands.front.held
    (held.drafts if node.name == "chat_input" else held.typed)[node.identity] = action.text
    yield from ()


@_make.register
def _(action: actions.Send, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    if not action.text:
        raise NotPossibleError("an empty message is not sent")
    hands.front.held.drafts.pop(item.identity, None)
    field = wire.message_field()
    yield hands.trigger(item.identity, item.fragment, **{field: action.text})


@_make.register
def _(action: actions.Upload, hands: _Hands) -> Iterator[Request]:
    node = hands.widget(action.target)
    if node.name not in wire.UPLOADERS:
        raise NotPossibleError(f"{action.target.words()} takes no file")
    files = [hands.server.upload(one) for one in action.files]
    if files and getattr(node.proto, "multiple_files", False):
        files = [*hands.front.held.shown[node.identity], *files]
    yield from hands.set(node, files)


@_make.register
def _(action: actions.EditCell, hands: _Hands) -> Iterator[Request]:
    node, known, count = _table(hands, action.target)
    yield from hands.set(node, table.edited(known, action.row, action.column, action.value, count))


@_make.register
def _(action: actions.AddRow, hands: _Hands) -> Iterator[Request]:
    node, known, _count = _table(hands, action.target)
    yield from hands.set(node, table.added(known, action.values))


@_make.register
def _(action: actions.DeleteRow, hands: _Hands) -> Iterator[Request]:
    node, known, count = _table(hands, action.target)
    yield from hands.set(node, table.deleted(known, action.rows, count))


@_make.register
def _(action: actions.SelectRows, hands: _Hands) -> Iterator[Request]:
    node = hands.widget(action.target)
    can, _many = table.selects_rows(node.proto)
    if not can:
        raise NotPossibleError(f"{action.target.words()} has no rows to select")
    yield from hands.set(node, table.selected(node.proto, action.rows))


@_make.register
def _(action: actions.SelectTab, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    for node, around in hands.front.tree.nodes():
        if node.proto is item.proto:
            yield from hands.open(around[-1], node.proto.label)
            return


@_make.register
def _(action: actions.Expander, hands: _Hands) -> Iterator[Request]:
    item = hands.item(action.target)
    for node, _around in hands.front.tree.nodes():
        if node.proto is item.proto:
            yield from hands.open(node, action.open)
            return


@_make.register
def _(action: actions.CloseDialog, hands: _Hands) -> Iterator[Request]:
    dialog = page_of(hands.front).dialog
    if dialog is None or not dialog.proto.dismissible:
        raise NotPossibleError("there is no dialog that can be closed")
    hands.front.dismissed.add(dialog.identity)
    if dialog.proto.id:
        yield hands.trigger(dialog.proto.id, dialog.fragment, trigger_value=True)


@_make.register
def _(action: actions.GoToPage, hands: _Hands) -> Iterator[Request]:
    front = hands.front
    links = [
        item
        for item in page_of(front).items
        if item.name == "page_link" and item.text == action.title and not item.proto.external
    ]
    if links:
        link = links[0]
        if link.disabled or not link.visible:
            raise NotPossibleError(f"{link.words()} cannot be used")
        page, query = link.proto.page_script_hash, getattr(link.proto, "query_string", "")
    else:
        pages = [one.identity for one in front.pages if one.title == action.title]
        if not pages:
            raise NotPossibleError(f"no page and no link to one is called “{action.title}”")
        page, query = pages[0], ""
    states = front.states_for_page()
    if page != front.page:
        bound = {
            str(node.proto.query_param_key)
            for node, _ in front.tree.nodes()
            if getattr(node.proto, "query_param_key", "")
        }
        now = parse_qsl(front.query, keep_blank_values=True)
        front.query = urlencode([*parse_qsl(query), *(pair for pair in now if pair[0] in bound)])
    yield Request(states, page=page)


@_make.register
def _(_action: actions.Rerun, hands: _Hands) -> Iterator[Request]:
    yield Request(hands.front.held.states())


@_make.register
def _(action: actions.Wait, hands: _Hands) -> Iterator[Request]:
    if action.fragment not in hands.front.timers:
        raise NotPossibleError("no such fragment runs by itself")
    yield Request(hands.front.held.states(), fragment=action.fragment, is_auto=True)


def _table(hands: _Hands, target: actions.Target) -> tuple[Node, str | None, int]:
    node = hands.widget(target)
    if node.name != "dataframe" or not table.is_editor(node.proto):
        raise NotPossibleError(f"{target.words()} cannot be edited")
    _columns, rows = table.columns_and_rows(node.proto)
    return node, hands.front.held.shown.get(node.identity), len(rows)
