"""From a symptom to its cause: which pattern it is, which lines make it, and why, in words."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from settled._internal.browser.actions import Click, Send, SetValue, Submit, Target, Upload
from settled._internal.browser.page import Item
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.finding import Finding, Widget
from settled._internal.doctor.inputs_in_words import inputs
from settled._internal.doctor.origins import origins
from settled._internal.doctor.patterns import TITLES
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.symptom import Case
from settled._internal.doctor.walk import Walk
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall
from settled._internal.record_shape import Record

_CHOICES = ("selectbox", "radio")
_LISTS = ("multiselect", "pills", "segmented_control")
_BOUNDS = ("min_value", "max_value", "step")
_FED = ("value-from-state", "index-from-state", "default-from-state")
_LOOKS = ("label", "help", "type", "icon", "width", "format", "placeholder", "captions")


@dataclass
class Cause:
    """Why a symptom is there."""

    pattern: str
    because: str
    lines: list[int] = field(default_factory=list)
    file: str = ""


@dataclass
class Evidence:
    """All that a cause is found by."""

    case: Case
    walk: Walk
    """The shrunk inputs once more, recorded."""
    context: Context
    file: str = ""
    call: WidgetCall | None = None
    """The call that draws the widget of the symptom."""

    def __post_init__(self) -> None:
        target = self.case.symptom.target
        if target and (found := self.context.call(target.kind, target.label, target.key)):
            self.file, self.call = found

    @property
    def source(self) -> Source:
        """The file that draws the widget."""
        return self.context.sources[self.file]

    @property
    def runs(self) -> list[Record]:
        """The records of the last two inputs."""
        return [run for step in self.walk.steps[-2:] for run in step.runs]

    def differing_arguments(self) -> dict[str, tuple[str | None, str | None]]:
        """Give the arguments that made the widget another one, with the old and the new value."""
        target = self.case.symptom.target
        for step in reversed(self.walk.steps):
            for run in step.runs:
                for drawn in _widgets(run):
                    named = target and (drawn.get("key") == target.key if target.key else True)
                    alike = target and masked(drawn["label"]) == masked(target.label)
                    if drawn.get("differs") and named and alike:
                        return {name: (old, new) for name, old, new in drawn["differs"]}
        return {}


def finding_of(case: Case, walk: Walk, context: Context) -> Finding | None:
    """Say what a confirmed symptom is; None if the code gives no cause that the guide knows."""
    evidence = Evidence(case, walk, context)
    cause = _cause(evidence)
    if cause is None or cause.pattern not in TITLES:
        return None
    symptom = case.symptom
    target = symptom.target
    return Finding(
        level="bug",
        pattern=cause.pattern,
        title=TITLES[cause.pattern],
        widget=Widget(target.kind, target.label, target.key) if target else None,
        lines=tuple(sorted({line for line in cause.lines if line})),
        inputs=inputs(case.actions),
        seen=symptom.seen,
        expected=symptom.expected,
        because=cause.because,
        file=cause.file or evidence.file,
    )


def _cause(evidence: Evidence) -> Cause | None:
    symptom = evidence.case.symptom
    if symptom.pattern and symptom.kind != "new in each run":
        return _told_by_symptom(evidence)
    by_kind = {
        "lost": _of_replacement,
        "other lost": _of_replacement,
        "new in each run": _of_replacement,
        "unheard": _of_unheard,
        "replaced by itself": _told_by_symptom,
        "late": _of_late,
        "differs": _of_difference,
    }
    find = by_kind.get(symptom.kind)
    return find(evidence) if find else None


# A widget that has become another one.


def _of_replacement(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    """Say which argument made it another widget, and what that comes from."""
    call, differs = evidence.call, evidence.differing_arguments()
    if call is None:
        return None
    fed = _of_default(evidence, call)
    names = set(differs)
    if call.key is not None and any(
        one.kind in ("random", "time") for one in origins(evidence.source, call.key)
    ):
        return Cause(
            "moving-default",
            "The key is another one in every rerun, and with another key it is another widget.",
            [call.line, call.key.lineno],
        )
    if names & set(_BOUNDS):
        changed = sorted(names & set(_BOUNDS))[0]
        return Cause(
            "moving-bounds",
            f"Its {changed} {_change(differs[changed])}, and with other limits it is another "
            "widget, even with a key.",
            [*call.lines],
        )
    if call.default_name in names or not names:
        return fed
    if names & {"options"}:
        return Cause(
            "options-change",
            "Its options have changed, and without a key it is another widget with other options.",
            [*call.lines],
        )
    looks = sorted(names & set(_LOOKS))
    if looks and not call.key:
        return Cause(
            "changing-label",
            f"Its {looks[0]} {_change(differs[looks[0]])}, and without a key it is another "
            f"widget with another {looks[0]}.",
            [*call.lines],
        )
    return fed


def _of_default(  # noqa: PLR0911 - one for each pattern
    evidence: Evidence, call: WidgetCall
) -> Cause | None:
    """Name the pattern of a default that changes, by what it comes from."""
    source, default = evidence.source, call.default
    if default is None:
        return None
    read = origins(source, default)
    kinds = {one.kind for one in read}
    name = call.default_name
    lines = [call.line, default.lineno]
    differs = evidence.differing_arguments().get(name)
    moved = f" ({_change(differs)})" if differs else ""
    another = f"With another {name}{moved} it is another widget, which begins anew."
    writes = [
        write
        for write in source.state_writes
        if write.key in {one.name for one in read if one.kind == "state"}
        and write.value is not None
        and not (isinstance(write.node, ast.Call) and last_name(write.node) == "setdefault")
    ]
    own = [write for write in writes if _comes_from(source, write.value, call)]
    others = [
        one.widget
        for write in own
        for one in origins(source, write.value)
        if one.widget is not None and one.widget is not call
    ] + [one.widget for one in read if one.widget is not None and one.widget is not call]
    lines += [write.statement.lineno for write in own]
    if others:
        pair = {call.kind, *(one.kind for one in others)}
        boxes = pair & {"checkbox", "toggle"} and pair & {"multiselect", "pills"}
        return Cause(
            "select-all" if boxes else "linked-pair",
            f"Its {name} is computed from another widget, whose {others[0].default_name or name} "
            f"comes back to it. {another}",
            [*lines, others[0].line],
        )
    if "query" in kinds:
        return Cause(
            "url-feedback",
            f"Its {name} comes from the URL, into which its own value is written below. {another}",
            lines,
        )
    if own:
        keys = sorted({write.key for write in own})
        pattern = "value-from-state"
        if call.in_form:
            pattern = "form-value-from-state"
        elif call.kind in _CHOICES:
            pattern = "index-from-state"
        elif call.kind in _LISTS:
            pattern = "default-from-state"
        elif call.kind == "data_editor":
            pattern = "data-editor-feedback"
        return Cause(
            pattern,
            f"Its {name} comes from session state “{keys[0]}”, into which its own value is "
            f"written. {another}",
            lines,
        )
    if kinds & {"time", "random"}:
        return Cause(
            "moving-default", f"Its {name} is another one in every rerun. {another}", lines
        )
    if kinds & {"file", "cached"}:
        return Cause(
            "file-feedback",
            f"Its {name} is read from what its own value is written to. {another}",
            lines,
        )
    button = next((w for w in writes if source.pressed(w.node) is not None), None)
    if button is not None:
        return Cause(
            "nudge-too-late",
            f"Line {button.statement.lineno} changes what its {name} comes from, below the "
            f"widget. {another}",
            [*lines, button.statement.lineno],
        )
    return None


def _comes_from(source: Source, value: ast.expr | None, call: WidgetCall, depth: int = 3) -> bool:
    """Whether a value comes from a widget, or from another one whose default comes from it."""
    return any(
        one.widget is call
        or (depth > 0 and _comes_from(source, one.widget.default, call, depth - 1))
        for one in origins(source, value)
        if one.widget is not None
    )


# An input that nobody heard of.


def _of_unheard(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    source, call = evidence.source, evidence.call
    target = evidence.case.symptom.target
    if call is None or target is None:
        return None
    if call.key is not None and any(
        one.kind in ("random", "time") for one in origins(source, call.key)
    ):
        return _of_replacement(evidence)
    function = source.function(call.node)
    if function is not None and function.name in source.cached:
        return Cause(
            "widget-in-cache",
            f"The cached function “{function.name}” draws it. When its result comes from the "
            "cache, no line of it runs.",
            [function.lineno, call.line],
        )
    above = source.pressed(call.node) or _pressed_around(source, function)
    if above is not None and above is not call:
        pattern = "nested-buttons" if call.kind in BUTTONS else "widget-inside-button"
        return Cause(
            pattern,
            f"It is drawn only in the rerun in which {_words(above)} was pressed. To use it makes "
            "another rerun, and in that one nothing draws it.",
            [above.line, call.line],
        )
    if call.kind in BUTTONS:
        if _looks_change(evidence, call):
            return Cause(
                "changing-label",
                "How it looks has changed, and without a key it is another button then. The press "
                "was of the old one, which this rerun does not draw.",
                [*call.lines],
            )
        state = {
            key
            for branch, _ in source.branches(call.node)
            for node in ast.walk(branch.test)
            if (key := source.state_key(node)) is not None
        }
        below = [w for w in source.state_writes if w.key in state and source.pressed(w.node)]
        if below:
            return Cause(
                "two-click-sign-in",
                f"Whether it is drawn is decided by “{below[0].key}” before line "
                f"{below[0].statement.lineno} changes that.",
                [source.branches(call.node)[-1][0].lineno, below[0].statement.lineno],
            )
        return None
    return _of_replacement(evidence)


def _pressed_around(source: Source, function: ast.AST | None) -> WidgetCall | None:
    """Give the button in whose branch a function is called, if it is called there only."""
    name = getattr(function, "name", None)
    if name is None or source.decorated(function, "dialog", "fragment"):
        return None
    calls = [
        one
        for one in source.nodes
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == name
    ]
    buttons = [source.pressed(one) for one in calls]
    return buttons[0] if buttons and all(buttons) else None


def _looks_change(evidence: Evidence, call: WidgetCall) -> bool:
    if call.key is not None:
        return False
    if set(evidence.differing_arguments()) & set(_LOOKS):
        return True
    looks = [call.node.args[0]] if call.node.args else []
    looks += [one.value for one in call.node.keywords if one.arg in _LOOKS]
    return any(origins(evidence.source, one) for one in looks)


# What comes one rerun late.


def _of_late(  # noqa: PLR0911, PLR0912 - one for each pattern
    evidence: Evidence,
) -> Cause | None:
    symptom, walk = evidence.case.symptom, evidence.walk
    item: Item = symptom.facts["item"]
    caused = walk.steps[-2]
    action = caused.action
    target = caused.target
    trigger = _call_of(evidence.context, target)
    file, button = trigger if trigger else ("", None)
    source = evidence.context.sources[file]
    drawn = _drawing_lines(evidence, item)
    written = _writing_lines(caused.runs)
    lines = [*drawn[:1], *written[:1]]
    fragment = any(run["scope"] == "fragment" for run in caused.runs)
    if fragment and button is not None:
        function = source.function(button.node)
        if source.decorated(function, "dialog"):
            return Cause(
                "dialog-needs-rerun",
                "An input in a dialog runs the dialog alone. The page behind it is drawn by the "
                "next run of the whole script.",
                [*lines, *_writes_in(source, function)],
                file,
            )
        return Cause(
            "fragment-stale-outside",
            "An input in a fragment runs the fragment alone. What is outside is drawn by the next "
            "run of the whole script.",
            [*lines, *_writes_in(source, function)],
            file,
        )
    again = [line for line in _writing_lines(walk.last.runs) if line in written]
    if isinstance(action, Upload) and again:
        return Cause(
            "upload-processed-again",
            "The file stays in the uploader, and each rerun reads it again.",
            [again[0], *_line(button)],
            file,
        )
    if isinstance(action, SetValue) and again and not item.is_widget:
        return Cause(
            "value-comes-again",
            "The widget keeps its value, so each rerun does again what was meant for one input.",
            [again[0], *_line(button)],
            file,
        )
    if isinstance(action, Send):
        return Cause(
            "chat-one-behind",
            "The messages are drawn above the line that adds the new one.",
            lines,
            file,
        )
    forgotten = [one for run in walk.steps[-2].runs for one in run.get("forgotten", [])]
    if forgotten and isinstance(action, SetValue) and not item.is_widget:
        return None  # told by the widget that was forgotten
    if item.is_widget and any(
        old[0] == item.kind and old[1] == item.text and old[3] != item.disabled
        for old in symptom.facts["old"]
    ):
        return Cause(
            "gate-above-input",
            "It is drawn above the input that decides whether it is enabled, with the value of "
            "the run before.",
            lines or [*_line_of(evidence), *_line(button)],
            file,
        )
    replaced = _of_default(evidence, evidence.call) if item.is_widget and evidence.call else None
    if replaced is not None and item.name != "button":
        if isinstance(action, Click | Submit) and replaced.pattern not in (
            "linked-pair",
            "select-all",
            "moving-default",
        ):
            replaced.pattern = "nudge-too-late"
            replaced.because = (
                "The button changes what the widget's "
                f"{evidence.call.default_name if evidence.call else 'default'} comes from, below "
                "the widget. The next rerun draws it with the new one."
            )
            replaced.lines += written[:1]
        return replaced
    if button is not None and target is not None and isinstance(action, Click):
        if _looks_change(Evidence(evidence.case, walk, evidence.context), button) and (
            item.kind == "button" and masked(item.text) == masked(target.label)
        ):
            return Cause(
                "changing-label",
                "The button's label is computed above the line that its press runs, and with "
                "another label it is another button.",
                [*button.lines, *written[:1]],
                file,
            )
        screen = {
            key
            for branch, _ in source.branches(button.node)
            for node in ast.walk(branch.test)
            if (key := source.state_key(node)) is not None
        }
        changed = {w.key for w in source.state_writes if w.statement.lineno in written}
        if screen & changed or (item.is_widget and written):
            return Cause(
                "two-click-sign-in",
                f"What is drawn is decided above line {written[0] if written else button.line}, "
                "which the press runs.",
                [*lines, button.line],
                file,
            )
    if any(_uses_cache(source, line) for line in drawn):
        return Cause(
            "cached-read",
            "The cached result is read above the line that makes it old.",
            lines,
            file,
        )
    if isinstance(action, SetValue) and item.is_widget and item.target == target:
        return _of_replacement(evidence)
    if isinstance(action, SetValue) and button is not None and file == evidence.file:
        # What is late is the widget's own stored value: with a key, nothing of it would be.
        fed = _of_default(evidence, button)
        if fed is not None and fed.pattern in _FED:
            return fed
    if not written and not drawn:
        return None
    where = f" in line {drawn[0]}" if drawn else ""
    late = f" line {written[0]} changes what it shows" if written else " what it shows is changed"
    return Cause("read-before-write", f"It is drawn{where}, before{late}.", lines, file)


def _call_of(context: Context, target: Target | None) -> tuple[str, WidgetCall] | None:
    return context.call(target.kind, target.label, target.key) if target else None


def _line(call: WidgetCall | None) -> list[int]:
    return [call.line] if call else []


def _line_of(evidence: Evidence) -> list[int]:
    return _line(evidence.call)


def _writes_in(source: Source, function: ast.AST | None) -> list[int]:
    return [w.statement.lineno for w in source.state_writes if source.function(w.node) is function]


def _uses_cache(source: Source, line: int) -> bool:
    return any(
        isinstance(node, ast.Call) and last_name(node) in source.cached
        for statement in source.in_order
        if statement.lineno == line
        for node in ast.walk(statement)
    ) or any(
        one.kind == "cached"
        for statement in source.in_order
        if statement.lineno == line and isinstance(statement, ast.Expr)
        for one in origins(source, statement)
    )


def _drawing_lines(evidence: Evidence, item: Item) -> list[int]:
    """Give the lines that drew an element in the last step."""
    return [
        step["line"]
        for run in evidence.walk.last.runs
        for step in _steps(run)
        if not step.get("file")
        and (
            any(
                text == item.text[: len(text.rstrip("…"))] or text == item.text
                for _, text in step.get("drawn", [])
            )
            or any(one["label"] == item.text for one in step.get("widgets", []))
        )
    ]


def _writing_lines(runs: Iterable[Record]) -> list[int]:
    """Give the lines of the script that have changed session state, not those of callbacks."""
    found = []
    for run in runs:
        for step in run.get("steps", []):
            if step.get("state") and not step.get("file"):
                found.append(step["line"])
    return found


def _steps(run: Record) -> Iterable[Record]:
    for callback in run.get("callbacks", []):
        yield from callback.get("steps", [])
    yield from run.get("steps", [])


def _widgets(run: Record) -> Iterable[Record]:
    for step in _steps(run):
        yield from step.get("widgets", [])


# Where Python has another value than the browser.


def _of_difference(evidence: Evidence) -> Cause | None:  # noqa: PLR0911 - one for each pattern
    symptom, walk, source = evidence.case.symptom, evidence.walk, evidence.source
    caused, call = walk.steps[-2], evidence.call
    target = symptom.target
    if target is None or call is None:
        return None
    runs = caused.runs
    before = caused.before
    was_there = before is not None and any(o.target == target for o in before.items)
    writes = [w for w in source.state_writes if target.key is not None and w.key == target.key]
    if any(run["end"] == "rerun" for run in runs) and not any(
        one["label"] == target.label for one in _widgets(runs[0])
    ):
        stops = [
            s["line"] for run in runs for s in _steps(run) if s.get("raised") == "RerunException"
        ]
        return Cause(
            "rerun-above-widgets",
            "st.rerun() ends the run above the widget, so this run does not draw it and its value "
            "is forgotten. The browser still shows it.",
            [*stops[:1], call.line],
        )
    if target.key is not None and not was_there:
        return Cause(
            "seeded-too-early",
            "Session state had a value under its key before it was drawn. The browser is told of "
            "it only if it is set in the same run.",
            [*(w.statement.lineno for w in writes[:1]), call.line],
        )
    if any(run["scope"] == "fragment" for run in runs):
        return Cause(
            "fragment-sets-outside-widget",
            "The fragment runs alone and sets the key of a widget outside it. That widget is not "
            "drawn in this run, so the browser is not told.",
            [*(w.statement.lineno for w in writes), call.line],
        )
    takes = [
        one
        for one in source.nodes
        if (
            isinstance(one, ast.Delete)
            and any(source.state_key(t) == target.key for t in one.targets)
        )
        or (
            isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute)
            and (
                (one.func.attr == "clear" and source.is_state(one.func.value))
                or (one.func.attr == "pop" and source.state_key(one) is not None)
            )
        )
        or (
            isinstance(one, ast.Delete)
            and any(isinstance(t, ast.Subscript) and source.is_state(t.value) for t in one.targets)
        )
    ]
    gone = any(
        name == target.key and now is None
        for run in runs
        for step in [*_steps(run), *run.get("callbacks", [])]
        for name, _, now in step.get("state", [])
    )
    if takes and (gone or not writes or call.key is None):
        return Cause(
            "delete-is-not-reset",
            "The key is deleted, and the browser is not told. It still has the old value, and "
            "sends that with the next input.",
            [takes[0].lineno, call.line],
        )
    changed = [w for w in writes if isinstance(w.node, ast.Call)] or [
        w for w in source.state_writes if isinstance(w.node, ast.Call) and w.key == target.key
    ]
    if changed:
        return Cause(
            "append-to-widget-state",
            "The list under the key is changed and not assigned, so the browser is not told.",
            [changed[0].statement.lineno, call.line],
        )
    return None


# What the symptom alone says.

_BECAUSE = {
    "write-after-draw": "In a run, a key can be set until its widget is drawn, and not after that.",
    "sticky-button": "The value of such a widget lasts for one run, so its key cannot be set.",
    "uploader-wont-clear": "The key of an uploader cannot be set. A new key makes a new uploader.",
    "callback-inside-form": "What is changed in a form is not sent before its button is pressed, "
    "so only the button has a callback.",
    "bound-param-write": "The widget writes this query parameter itself.",
    "duplicate-identity": "Two widgets with the same arguments and without keys are the same "
    "widget.",
    "duplicate-key": "A key is the name of one widget, and in one run it can be given once.",
    "fragment-scope-at-start": "When the whole script runs, a fragment cannot ask for a run of its "
    "own.",
    "default-not-in-options": "The default names an option that is not there any more.",
    "widget-in-cache": "When the result comes from the cache, no line of the function runs, and "
    "nothing draws its widget.",
    "rerun-in-callback": "A rerun follows each callback anyway; in a callback, st.rerun() does "
    "nothing.",
    "half-picked-range": "The first click of a range sends one day, and the second the other one.",
    "second-click-deselects": "A second click on an option takes the choice back, and the value is "
    "None.",
    "default-plus-state": "Session state has a value under its key, and that one counts.",
    "keyed-default-ignored": "With a key it stays the same widget and keeps its value: a default "
    "is for new widgets only.",
    "tick-all-buttons": "The default is the same as before, so it is the same widget, and it keeps "
    "what was put in.",
    "nudge-too-late": "The default is the same as before, so it is the same widget, and it keeps "
    "what was put in.",
    "form-callback-args": "Arguments of a callback are taken when the widget is drawn: they have "
    "the value from before the input.",
    "hidden-widget-forgets": "The value of a widget that a run does not draw is forgotten after "
    "that run.",
    "pages-forget": "A widget belongs to its page. On another page it is not drawn, and its value "
    "is forgotten.",
    "tabs-jump": "What is drawn above them for one run moves the tabs to another place, where they "
    "are new ones.",
    "expander-closes": "With another label and without a key it is another expander.",
    "row-keys-by-position": "The key counts rows. Once one is removed, a number means another row.",
    "rerun-workaround": "Its default is its own stored value, so each input makes it another "
    "widget. A second run hides that.",
    "form-not-live": "What is chosen in a form is not sent before its button is pressed.",
    "cached-read": "The cached result is not cleared when what it was computed from is changed.",
    "second-dialog": "A run can open one dialog. What has opened the first one is still there.",
    "shared-default": "What st.cache_resource returns is one object for all sessions.",
    "code-change-no-callback": "A callback runs when a person changes the widget, and not when "
    "code does.",
}


def _told_by_symptom(evidence: Evidence) -> Cause | None:
    symptom, source, call = evidence.case.symptom, evidence.source, evidence.call
    pattern = symptom.pattern or "rerun-workaround"
    lines = _line(call)
    last = evidence.walk.steps[-1]
    raised = [
        step["line"]
        for run in last.runs
        for step in _steps(run)
        if step.get("raised") and not step.get("file")
    ]
    if symptom.kind == "exception":
        lines = [*raised[-1:], *lines]
        if pattern == "rerun-in-callback":
            lines = [
                node.lineno
                for node in source.nodes
                if isinstance(node, ast.Call)
                and last_name(node) == "rerun"
                and getattr(source.function(node), "name", "") in source.callbacks
            ]
        elif pattern == "widget-in-cache":
            lines = [
                one.line
                for one in source.widgets
                if getattr(source.function(one.node), "name", "") in source.cached
            ]
        elif pattern in ("sticky-button", "uploader-wont-clear") and symptom.target:
            lines += [
                w.statement.lineno for w in source.state_writes if w.key == symptom.target.key
            ][:1]
    elif pattern in ("expander-closes", "tabs-jump"):
        name = "tabs" if pattern == "tabs-jump" else "expander"
        lines = [
            node.lineno
            for node in source.nodes
            if isinstance(node, ast.Call) and last_name(node) == name
        ][:1]
    elif pattern == "cached-read":
        lines = [one.lineno for name, one in source.functions.items() if name in source.cached]
    elif pattern == "shared-default":
        key = symptom.facts["key"]
        lines = [w.statement.lineno for w in source.state_writes if w.key == key]
    elif pattern in ("tick-all-buttons", "nudge-too-late"):
        keys = symptom.facts.get("keys", [])
        lines += [w.statement.lineno for w in source.state_writes if w.key in keys]
    elif pattern == "rerun-workaround":
        lines += [
            n.lineno for n in source.nodes if isinstance(n, ast.Call) and last_name(n) == "rerun"
        ][:1]
    elif call is not None and call.callback is not None and symptom.kind == "old arguments":
        given = call.argument("args") or call.argument("kwargs")
        lines += [given.lineno] if given is not None else []
    return Cause(pattern, _BECAUSE.get(pattern, ""), lines)


def _change(values: tuple[str | None, str | None]) -> str:
    old, new = values
    return f"was {old} and is {new}"


def _words(call: WidgetCall) -> str:
    return f"the button “{call.label}”" if call.label else "the button"
