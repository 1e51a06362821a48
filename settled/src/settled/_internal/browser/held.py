"""What the browser holds of widgets, and sends with each rerun.

In the front end: `frontend/lib/src/WidgetStateManager.ts`, and of each widget's own component
`frontend/lib/src/useBasicWidgetState.ts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from settled._internal.browser import wire
from settled._internal.browser.tree import Node
from settled._internal.browser.wire import Wire

if TYPE_CHECKING:
    from streamlit.proto.WidgetStates_pb2 import WidgetStates

_ABSENT = object()


@dataclass
class Held:
    """What a browser holds of the widgets that are on its page."""

    sent: dict[str, Wire] = field(default_factory=dict)
    """What is sent with each rerun, by the widget's identity."""
    in_forms: dict[str, dict[str, Wire]] = field(default_factory=dict)
    """What is changed in a form and waits for its button, by the form and the widget."""
    shown: dict[str, Wire] = field(default_factory=dict)
    """What the components show that are on the page."""
    typed: dict[str, str] = field(default_factory=dict)
    """Text that stands in a field, and that nobody sent."""
    drafts: dict[str, str] = field(default_factory=dict)
    """What stands in a chat input. It is sent by its button alone."""
    widgets: dict[str, Node] = field(default_factory=dict)
    """Who those are, as they were drawn last."""

    def copy(self) -> Held:
        """Give a copy that a later input does not change."""
        return Held(
            dict(self.sent),
            {form: dict(values) for form, values in self.in_forms.items()},
            dict(self.shown),
            dict(self.typed),
            dict(self.drafts),
            dict(self.widgets),
        )

    def render(self, nodes: Iterable[Node]) -> None:
        """Show the widgets that are on the page now. A new one takes what is held, or its default.

        Args:
            nodes: all widgets of the page, in its order.
        """
        there = {node.identity: node for node in nodes}
        for identity in self.drafts.keys() - there.keys():
            del self.drafts[identity]
        for identity in self.shown.keys() - there.keys():
            del self.shown[identity]
            self.typed.pop(identity, None)
        for identity, node in there.items():
            self.widgets[identity] = node
            if identity not in self.shown and node.name in wire.VALUES:
                known = self._known(node)
                value = wire.default(node.name, node.proto) if known is _ABSENT else known
                self.shown[identity] = value
                if not _sends_no_default(node):
                    self.sent[identity] = value

    def tell(self, node: Node) -> None:
        """Show the value that the server says. It is sent from now on, but for a message."""
        if node.name == "chat_input":
            self.drafts[node.identity] = node.proto.value
            return
        value = wire.told(node.name, node.proto)
        self.sent[node.identity] = value
        self.shown[node.identity] = value
        self.typed.pop(node.identity, None)

    def change(self, node: Node, value: Wire) -> None:
        """Take a value from the person."""
        self.shown[node.identity] = value
        self.typed.pop(node.identity, None)
        if form := form_of(node):
            self.in_forms.setdefault(form, {})[node.identity] = value
        else:
            self.sent[node.identity] = value

    def hold(self, block: Node, value: Wire) -> None:
        """Hold what a container tells the server: which tab is open, or whether it is."""
        self.widgets[block.identity] = block
        self.sent[block.identity] = value

    def submit(self, form: str) -> None:
        """Let what is in a form be sent."""
        self.sent |= self.in_forms.pop(form, {})

    def clear_form(self, form: str) -> None:
        """Set all widgets of a form back. Their defaults wait for the next submission."""
        for identity in list(self.shown):
            node = self.widgets[identity]
            if form_of(node) == form:
                self.change(node, wire.default(node.name, node.proto))

    def forget(self, active: frozenset[str]) -> None:
        """Forget what is not on the page any more."""
        for values in (self.sent, *self.in_forms.values()):
            for identity in values.keys() - active:
                del values[identity]
        for identity in self.widgets.keys() - active:
            del self.widgets[identity]

    def states(self, only: frozenset[str] | None = None) -> WidgetStates:
        """Give all that is sent with a rerun.

        Args:
            only: the widgets that it is about, if not about all.
        """
        from streamlit.proto.WidgetStates_pb2 import WidgetStates  # noqa: PLC0415

        states = WidgetStates()
        for identity, value in self.sent.items():
            if only is None or identity in only:
                node = self.widgets[identity]
                state = states.widgets.add()
                state.id = identity
                wire.into_state(state, node.name, node.proto, value)
        return states

    def _known(self, node: Node) -> Any:
        held = self.in_forms.get(form_of(node), {})
        value = held.get(node.identity, _ABSENT)
        value = self.sent.get(node.identity, _ABSENT) if value is _ABSENT else value
        # Of what is held as nothing, a new component takes its default (`??` in the front end).
        return _ABSENT if value is None else value


def form_of(node: Node) -> str:
    """Give the form that a widget is in; empty for none."""
    return str(getattr(node.proto, "form_id", ""))


def _sends_no_default(node: Node) -> bool:
    """Whether a widget says nothing to the server before it was used."""
    return node.name == "dataframe" and wire.default(node.name, node.proto) is None
