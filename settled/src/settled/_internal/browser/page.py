"""What is on a page at one moment, as a person sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from settled._internal.browser import opened, wire
from settled._internal.browser.actions import Target
from settled._internal.browser.front import AppPage, Front
from settled._internal.browser.held import form_of
from settled._internal.browser.tree import Node
from settled._internal.capture import Element
from settled._internal.comparable import comparable

_OF_ONE_RUN = frozenset(
    ["id", "set_value", "value", "raw_value", "raw_values", "selection_state", "default"]
)
"""Fields of an element's message that the identity or the value stand for, or that tell the
browser in one run alone to show another value."""

_TEXTS = ("label", "body", "message", "title", "placeholder")


@dataclass(frozen=True)
class Item:
    """An element or a container on the page."""

    kind: str
    """Its type in a reader's words: `slider`, `text`, `error`, `tab`."""
    text: str
    """Its label, or what it says."""
    value: object = None
    """Of a widget, what it shows; None for all else."""
    identity: str = ""
    """What Streamlit recognizes it by; empty for what keeps no state."""
    key: str | None = None
    """The key that the app gave it."""
    nth: int = 1
    """Which of those with this kind and label it is, in the order of the page."""
    disabled: bool = False
    visible: bool = True
    """Whether it is seen: not in a tab or expander that is closed, nor in a dialog that is."""
    options: tuple[str, ...] = ()
    """The words that can be chosen."""
    form: str = ""
    """The form that it is in."""
    fragment: str = ""
    """The fragment that drew it."""
    path: tuple[str, ...] = ()
    """The containers that it is in, from the outside: `sidebar`, `form “f”`, `tab “Settings”`."""
    properties: tuple[tuple[str, str], ...] = ()
    """All else that is sent to the browser, by the name of the field."""
    is_widget: bool = False
    open: bool | None = None
    """Of a tab, an expander, a popover or a dialog, whether it is open."""
    name: str = field(default="", compare=False)
    """The field of Streamlit's message that it came in."""
    proto: Any = field(default=None, compare=False, repr=False)

    @property
    def target(self) -> Target:
        """What an action is aimed at."""
        return Target(self.kind, self.text, self.key, self.nth)

    def is_meant(self, target: Target) -> bool:
        """Whether an action is aimed at this: with a key, its label may have changed."""
        if self.kind != target.kind:
            return False
        if target.key is not None:
            return self.key == target.key
        return (self.text, self.nth) == (target.label, target.nth)

    def words(self) -> str:
        """Name it in a sentence."""
        return self.target.words()

    def as_element(self) -> Element:
        """Give it as `settled.differences` compares it."""
        return Element(
            kind=self.kind,
            text=self.text,
            identity=self.identity,
            value=comparable(self.value),
            properties=self.properties,
        )


@dataclass(frozen=True)
class Page:
    """What a person has before them."""

    items: tuple[Item, ...]
    """Everything that is on the page, in its order; what is closed too."""
    query: str = ""
    """What the address has after the question mark."""
    path: str = ""
    """What stands for the app's page in the address; empty for the first."""
    pages: tuple[AppPage, ...] = ()
    """The pages of the app, if it has several."""
    timers: tuple[str, ...] = ()
    """The fragments that run by themselves every few seconds."""
    compile_error: tuple[str, str] | None = None
    """Type and message, if Python cannot read the script."""

    @property
    def widgets(self) -> tuple[Item, ...]:
        """All that can be used, in the order of the page."""
        return tuple(item for item in self.items if item.is_widget)

    @property
    def exceptions(self) -> tuple[tuple[str, str], ...]:
        """Type and message of what the app shows as an exception."""
        found = [
            (str(item.proto.type), item.text) for item in self.items if item.kind == "exception"
        ]
        return (*found, *([self.compile_error] if self.compile_error else []))

    @property
    def dialog(self) -> Item | None:
        """The dialog that is open over the page."""
        return next((one for one in self.items if one.kind == "dialog" and one.open), None)

    def find(self, target: Target) -> Item:
        """Give what an action is aimed at.

        Raises:
            LookupError: it is not on the page.
        """
        for item in self.items:
            if item.is_meant(target):
                return item
        raise LookupError(f"{target.words()} is not on the page")


def page_of(front: Front) -> Page:
    """Give what a person has before them in this front end."""
    path = next((one.path for one in front.pages if one.identity == front.page), "")
    return Page(
        items=tuple(_items(front)),
        query=front.query,
        path=path,
        pages=front.pages,
        timers=tuple(front.timers),
        compile_error=front.compile_error,
    )


def _items(front: Front) -> Iterator[Item]:
    counts: dict[tuple[str, str], int] = {}
    for node, around in front.tree.nodes():
        if node.proto is None or node.name == "empty":
            continue
        kind, text = kind_of(node), text_of(node)
        key = key_of(node.identity)
        counts[kind, text] = nth = counts.get((kind, text), 0) + 1
        yield _item(front, node, around, kind=kind, text=text, key=key, nth=nth)


def _item(front: Front, node: Node, around: tuple[Node, ...], *, nth: int, **known: Any) -> Item:
    held = front.held
    is_block = node.children is not None
    is_widget = not is_block and wire.is_widget(node.name, node.proto)
    value: object = None
    if node.name == "chat_input":
        value = held.drafts.get(node.identity, "")
    elif is_widget and node.identity in held.shown:
        value = held.typed.get(node.identity)
        if value is None:
            value = wire.shown(node.name, node.proto, held.shown[node.identity])
    is_open = None
    if node.name == "dialog":
        is_open = node.proto.is_open and node.identity not in front.dismissed
    elif node.name in opened.OPENERS:
        is_open = opened.is_open(node, around)
    closed = [one for one in around if one.name == "dialog" and _is_closed(front, one)]
    return Item(
        **known,
        nth=nth,
        value=value,
        identity=node.identity,
        disabled=bool(getattr(node.proto, "disabled", False)),
        visible=opened.shows(around) and not closed,
        options=wire.options_of(node.name, node.proto) if node.name in _CHOOSE else (),
        form=form_of(node),
        fragment=node.fragment,
        path=tuple(words for one in around if (words := _container(one))),
        properties=_properties(node, known["text"]),
        is_widget=is_widget,
        open=is_open,
        name=node.name,
        proto=node.proto,
    )


_CHOOSE = wire.CHOICES | {"slider", "feedback", "menu_button"}


def _is_closed(front: Front, dialog: Node) -> bool:
    return not dialog.proto.is_open or dialog.identity in front.dismissed


def kind_of(node: Node) -> str:
    """Give the type of an element or a container in a reader's words."""
    kind = _KINDS.get(node.name)
    return kind(node.proto) if kind else node.name.replace("_", " ")


def _markdown(proto: Any) -> str:
    return "caption" if proto.element_type == proto.CAPTION else "text"


def _dataframe(proto: Any) -> str:
    return "data editor" if proto.id and proto.editing_mode != proto.READ_ONLY else "dataframe"


_KINDS: dict[str, Callable[[Any], str]] = {
    "alert": lambda proto: str(type(proto).Format.Name(proto.format)).lower(),
    "checkbox": lambda proto: "toggle" if proto.type == proto.TOGGLE else "checkbox",
    "slider": lambda proto: "select slider" if proto.type == proto.SELECT_SLIDER else "slider",
    "heading": lambda proto: {"h1": "title", "h2": "header"}.get(proto.tag, "subheader"),
    "markdown": _markdown,
    "dataframe": _dataframe,
    "button_group": lambda _: "pills",
    "expandable": lambda _: "expander",
}


def text_of(node: Node) -> str:
    """Give the label of an element or a container, or what it says."""
    for name in _TEXTS:
        if isinstance(text := getattr(node.proto, name, None), str) and text:
            return text
    return ""


def key_of(identity: str) -> str | None:
    """Give the key that the app gave a widget; it stands at the end of its identity.

    In Streamlit: `_compute_element_id` in `elements/lib/utils.py`.
    """
    if not identity.startswith("$$ID-"):
        return None
    key = identity.split("-", 2)[-1]
    # A form's button has one that Streamlit makes up.
    return None if key == "None" or key.startswith("FormSubmitter:") else key


def _container(node: Node) -> str:
    if node.name in ("sidebar", "bottom"):
        return node.name
    if node.proto is None:
        return ""
    if node.name == "form":
        return f"form “{node.proto.form_id}”"
    if node.name in ("dialog", "tab", "popover", "expandable"):
        return f"{kind_of(node)} “{text_of(node)}”"
    return ""


def _properties(node: Node, text: str) -> tuple[tuple[str, str], ...]:
    sent = sorted(
        (one.name, str(what))
        for one, what in node.proto.ListFields()
        if one.name not in _OF_ONE_RUN
    )
    return tuple((name, what) for name, what in sent if what != text)
