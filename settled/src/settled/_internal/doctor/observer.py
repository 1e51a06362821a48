"""Notes what each widget call of a script run gives to Python, and which callbacks are called.

A page has what the browser shows. What Python has of the same widget is another thing, and where
the two differ is what half of the detectors look for.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.runtime.state.session_state import SessionState, WStates

from settled._internal.comparable import comparable


@dataclass(frozen=True)
class Given:
    """What a widget call has returned in one run."""

    identity: str
    key: str | None
    value: object
    """As plain data."""
    default: object
    """What a new widget with these arguments would return."""
    assigned: bool
    """Whether code has set the key in this run, before the widget was drawn."""


@dataclass(frozen=True)
class Called:
    """A callback that was called."""

    identity: str
    """Of its widget."""
    name: str
    arguments: tuple[object, ...]
    """As plain data."""


@dataclass
class Notes:
    """What was noted since the last input."""

    given: list[Given] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)

    def drew(self, identity: str) -> bool:
        """Whether any run has drawn a widget."""
        return any(one.identity == identity for one in self.given)

    def last(self) -> dict[str, Given]:
        """Give what each widget has returned last, by its identity."""
        return {one.identity: one for one in self.given}


@contextlib.contextmanager
def observing() -> Iterator[list[Notes]]:
    """Take notes until the end of the block.

    Yields:
        A list whose last one is written to: who wants new ones appends them.
    """
    notes = [Notes()]
    register, call = SessionState.register_widget, WStates.call_callback

    @functools.wraps(register)
    def registered(state: Any, metadata: Any, *more: Any, **kw: Any) -> Any:
        key = kw.get("user_key", more[0] if more else None)
        assigned = key is not None and state.is_new_state_value(key)
        result = register(state, metadata, *more, **kw)
        with contextlib.suppress(Exception):
            notes[-1].given.append(
                Given(
                    metadata.id,
                    key,
                    comparable(result.value),
                    comparable(_default(metadata)),
                    assigned,
                )
            )
        return result

    @functools.wraps(call)
    def called(states: Any, identity: str) -> None:
        metadata = states.widget_metadata.get(identity)
        if metadata is not None and metadata.callback is not None:
            given = [*(metadata.callback_args or ()), *(metadata.callback_kwargs or {}).values()]
            name = getattr(metadata.callback, "__name__", "callback")
            arguments = tuple(comparable(one) for one in given)
            notes[-1].called.append(Called(identity, name, arguments))
        call(states, identity)

    SessionState.register_widget = registered  # type: ignore[method-assign,assignment]
    WStates.call_callback = called  # type: ignore[method-assign,assignment]
    try:
        yield notes
    finally:
        SessionState.register_widget = register  # type: ignore[method-assign]
        WStates.call_callback = call  # type: ignore[method-assign]


def _default(metadata: Any) -> object:
    try:
        return metadata.deserializer(None)
    except TypeError:
        return metadata.deserializer(None, "")
