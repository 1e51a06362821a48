"""What the recorder knows of a session and of its run that goes on, and where it keeps that."""

from __future__ import annotations

import functools
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, TypeAlias

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX, SessionState

from settled._internal.display import display, shorten
from settled._internal.own_files import OwnFile
from settled._internal.record_shape import Record

_KEPT = f"{STREAMLIT_INTERNAL_KEY_PREFIX}_SETTLED"
"""Session state keeps what is known of a session, and ends with it. Scripts do not see this key."""

Place: TypeAlias = "tuple[str, int, int]"
"""Where a widget is drawn: the file, the statement's first line, and its place in the statement."""

_log = logging.getLogger(__name__)


@dataclass
class Call:
    """A call of one of the app's own functions, or of the script itself, that goes on."""

    frame: FrameType
    depth: int
    line: int = 0
    """The first of the statement that runs."""
    step: Record | None = None
    names: dict[str, str] = field(default_factory=dict)
    """The variables after the last statement."""
    skips: bool = False
    """Whether statements ran since that are not told."""


class Run:
    """A script run that goes on."""

    def __init__(self, script: str, scope: str, trigger: str, state: dict[str, str]) -> None:
        self.script = script
        """The path of the app's main script."""
        self.record: Record = {"trigger": trigger, "scope": scope, "before": state}
        self.state = state
        """Session state as it was seen last."""
        self.steps: list[Record] = []
        self.phase = self.steps
        """Where steps go now: to the script's, or to a callback's."""
        self.count = 0
        """How many statements are kept."""
        self.lines = 0
        """How many were seen."""
        self.turns: Counter[tuple[str, int]] = Counter()
        """How often each ran, by its file and its first line."""
        self.is_full = False
        """Whether no more of them are kept."""
        self.files: dict[str, OwnFile] = {}
        """The app's own, as they ran, by their names."""
        self.calls: list[Call] = []
        self.inputs: dict[str, Record] = {}
        """What the browser sent anew, by Streamlit's identity of the widget."""
        self.widgets: dict[str, Record] = {}
        """Those of this run, by Streamlit's identity."""
        self.raised = ""
        """The exception that ends a call now."""
        self.places: dict[Place, str] = {}
        """The identity of the widget that a statement drew."""

    def step(self) -> Record | None:
        """Give the step of the statement that runs."""
        return self.calls[-1].step if self.calls else None


class Session:
    """What is known of a session beyond a run."""

    def __init__(self) -> None:
        self.run: Run | None = None
        self.runs = 0
        """How many have begun."""
        self.end = "none"
        """How the last one ended."""
        self.page_hash = ""
        """Streamlit's hash of the page's script, at the end of the last run."""
        self.query = ""
        """What the URL had after the question mark then."""
        self.widgets: dict[str, Record] = {}
        """Those that have a value now, by Streamlit's identity."""
        self.identities: dict[tuple[str, str, str | None], list[str]] = {}
        self.arguments: dict[str, dict[str, str]] = {}
        """What the identity of each widget was computed from."""
        self.places: dict[Place, str] = {}
        """See `Run`; of the last run that drew something there."""
        self.sent: list[Any] = []
        """What the browser sent last: messages of the type `WidgetState`."""
        self._page = ForwardMsgQueue()

    def __deepcopy__(self, _: object) -> Session:
        # Who copies a session tries something with the copy, of which nothing may be known here.
        return Session()

    def empty_page(self, fragments: list[str] | None) -> None:
        """Forget what a run that begins draws anew, as AppSession._clear_queue does."""
        # Older releases tell of no fragment by an empty list.
        self._page.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=fragments or None)

    def add_to_page(self, message: ForwardMsg) -> None:
        """Keep what a run sends to the browser."""
        self._page.enqueue(message)

    def messages(self) -> Iterable[ForwardMsg]:
        """Give what makes up the page now."""
        return list(self._page._queue)


def safely(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a flaw of the recorder cost the record, and never the app."""

    @functools.wraps(function)
    def safe(*args: Any) -> Any:
        try:
            return function(*args)
        except Exception:
            _log.exception("The recorder failed.")
            return None

    return safe


def session_of(state: SessionState) -> Session | None:
    """Give what is known of a session, or nothing if none of its runs was recorded."""
    return state._old_state.get(_KEPT)


def begun_session(state: SessionState) -> Session:
    """Give what is known of a session, from now on at the latest."""
    session = session_of(state)
    if session is None:
        session = state._old_state[_KEPT] = Session()
    return session


def current_run(state: SessionState) -> tuple[Session, Run] | None:
    """Give the session and its run, if one goes on that is recorded."""
    session = session_of(state)
    return (session, session.run) if session and session.run else None


def current() -> tuple[SessionState, Session, Run] | None:
    """Give the session and the run that the running code belongs to."""
    ctx = get_script_run_ctx(suppress_warning=True)
    if ctx is None:
        return None
    state = ctx.session_state._state
    found = current_run(state)
    return (state, *found) if found else None


def readable_state(state: SessionState) -> dict[str, str]:
    """Give session state as a script can read it, sorted by name."""
    # While a key has two widgets, the old one and its successor, filtered_state has the value of
    # either: it goes through a set. Who reads the key gets the successor's.
    return {shorten(str(key)): display(state[key]) for key in sorted(state.filtered_state, key=str)}


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[list[str | None]]:
    """Give name, old and new value of what differs; None for what is not there."""
    names = [*before, *(name for name in after if name not in before)]
    return [
        [name, before.get(name), after.get(name)]
        for name in names
        if before.get(name) != after.get(name)
    ]


def note_state(state: SessionState, run: Run, into: Record, name: str = "state") -> None:
    """Note what has changed in session state since this was last done."""
    now = readable_state(state)
    if found := changes(run.state, now):
        into[name] = found
    run.state = now


def without(widget: Record, *names: str) -> Record:
    """Give a part of a record without some of its fields."""
    return {name: what for name, what in widget.items() if name not in names}
