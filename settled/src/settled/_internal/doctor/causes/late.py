"""Why something comes one rerun late."""

from __future__ import annotations

import ast

from settled._internal.browser.actions import Click, Send, SetValue, Submit, Target, Upload
from settled._internal.browser.page import Item
from settled._internal.doctor.causes.evidence import (
    Cause,
    Evidence,
    Place,
    drawing_places,
    line_of,
    lines_in,
    writes_in,
    writing_places,
)
from settled._internal.doctor.causes.replacement import looks_change, of_default, of_replacement
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.widget_calls import WidgetCall

_FED = ("value-from-state", "index-from-state", "default-from-state", "url-feedback")


def of_late(  # noqa: PLR0911, PLR0912, PLR0915 - one for each pattern
    evidence: Evidence,
) -> Cause | None:
    """Say why something is shown one rerun late."""
    symptom, walk = evidence.case.symptom, evidence.walk
    item: Item = symptom.facts["item"]
    caused = walk.steps[-2]
    action = caused.action
    target = caused.target
    trigger = _call_of(evidence.context, target)
    drawn = drawing_places(evidence, item)
    written = writing_places(caused.runs)
    both = [*drawn[:1], *written[:1]]
    # What is said of lines is said of one file: that of what was used, if that is known.
    file, button = trigger if trigger else (both[0][0] if both else "", None)
    source = evidence.context.sources[file]
    lines = lines_in(file, both)
    fragment = any(run["scope"] == "fragment" for run in caused.runs)
    if any(_prints_state(*one) for one in _statements(evidence, drawn)):
        return None  # What is printed of session state is for whoever writes the app.
    if not item.is_widget and any(
        one.name in evidence.context.restless_state
        for drawer, statement in _statements(evidence, drawn)
        for one in origins(drawer, statement)
        if one.kind == "state"
    ):
        return None  # It changes by itself.
    if fragment and button is not None:
        function = source.function(button.node)
        if source.decorated(function, "dialog"):
            return Cause(
                "dialog-needs-rerun",
                "An input in a dialog runs the dialog alone. The page behind it is drawn by the "
                "next run of the whole script.",
                [*lines, *writes_in(source, function)],
                file,
            )
        return Cause(
            "fragment-stale-outside",
            "An input in a fragment runs the fragment alone. What is outside is drawn by the next "
            "run of the whole script.",
            [*lines, *writes_in(source, function)],
            file,
        )
    again = [one for one in writing_places(walk.last.runs) if one in written]
    if isinstance(action, Upload) and again:
        return Cause(
            "upload-processed-again",
            "The file stays in the uploader, and each rerun reads it again.",
            [*lines_in(file, again[:1]), *line_of(button)],
            file,
        )
    # What a box that is ticked does in each rerun, it may well do on purpose.
    lasts = target is not None and target.kind in ("checkbox", "toggle")
    if isinstance(action, SetValue) and again and lasts:
        return None
    if isinstance(action, SetValue) and again and not item.is_widget:
        return Cause(
            "value-comes-again",
            "The widget keeps its value, so each rerun does again what was meant for one input.",
            [*lines_in(file, again[:1]), *line_of(button)],
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
            lines or [*line_of(evidence.call), *line_of(button)],
            file,
        )
    replaced = of_default(evidence, evidence.call) if item.is_widget and evidence.call else None
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
            replaced.lines += lines_in(evidence.file, written[:1])
        return replaced
    if button is not None and target is not None and isinstance(action, Click):
        if looks_change(Evidence(evidence.case, walk, evidence.context), button) and (
            item.kind == "button" and masked(item.text) == masked(target.label)
        ):
            return Cause(
                "changing-label",
                "The button's label is computed above the line that its press runs, and with "
                "another label it is another button.",
                [*button.lines, *lines_in(file, written[:1])],
                file,
            )
        screen = {
            key
            for branch, _ in source.branches(button.node)
            for node in ast.walk(branch.test)
            if (key := source.state_key(node)) is not None
        }
        changed = {w.key for w in source.state_writes if (file, w.statement.lineno) in written}
        if screen & changed or (item.is_widget and written):
            return Cause(
                "two-click-sign-in",
                f"What is drawn is decided above {_at(file, written, button.line)}, which the "
                "press runs.",
                [*lines, button.line],
                file,
            )
    if any(_uses_cache(*one) for one in _statements(evidence, drawn)):
        return Cause(
            "cached-read",
            "The cached result is read above the line that makes it old.",
            lines,
            file,
        )
    if isinstance(action, SetValue) and item.is_widget and item.target == target:
        return of_replacement(evidence)
    if isinstance(action, SetValue) and button is not None and file == evidence.file:
        # What is late is the widget's own stored value: with a key, nothing of it would be.
        fed = of_default(evidence, button)
        if fed is not None and fed.pattern in _FED:
            return fed
    if not written:
        written = [(file, line) for line in _lines_that_write_the_address(source)]
        lines += lines_in(file, written[:1])
    if not written and not any(
        _reads_more_than_widgets(*one) for one in _statements(evidence, drawn)
    ):
        return None
    where = f" in {_at(file, drawn)}" if drawn else ""
    late = f"{_at(file, written)} changes what" if written else "what"
    because = f"It is drawn{where}, before {late} it shows{'' if written else ' is changed'}."
    return Cause("read-before-write", because, lines or line_of(button), file)


def _at(file: str, places: list[Place], line: int = 0) -> str:
    """Say where the first of some lines is, of a file that is known or of another one."""
    name, number = places[0] if places else (file, line)
    if name == file:
        return f"line {number}"
    return f"line {number} of {name or 'the main script'}"


def _statements(evidence: Evidence, places: list[Place]) -> list[tuple[Source, ast.stmt]]:
    """Give the statements that begin in some lines, and their files."""
    sources = evidence.context.sources
    return [
        (sources[name], statement)
        for name, line in places
        if name in sources
        for statement in sources[name].in_order
        if statement.lineno == line
    ]


def _call_of(context: Context, target: Target | None) -> tuple[str, WidgetCall] | None:
    return context.call(target.kind, target.label, target.key) if target else None


def _reads_more_than_widgets(source: Source, statement: ast.stmt) -> bool:
    """Whether a statement draws something that an input could change later in the run."""
    return any(one.kind != "widget" for one in origins(source, statement)) or any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for node in (ast.walk(statement) if isinstance(statement, ast.Expr) else ())
    )


def _lines_that_write_the_address(source: Source) -> list[int]:
    return [
        statement.lineno
        for statement in source.in_order
        if isinstance(statement, ast.Assign)
        and any(
            isinstance(one, ast.Subscript | ast.Attribute)
            and last_name(one.value) == "query_params"
            for one in statement.targets
        )
    ]


def _prints_state(source: Source, statement: ast.stmt) -> bool:
    """Whether a statement draws session state as a whole."""
    return isinstance(statement, ast.Expr) and any(
        isinstance(node, ast.Call) and any(source.is_state(one) for one in node.args)
        for node in ast.walk(statement)
    )


def _uses_cache(source: Source, statement: ast.stmt) -> bool:
    return any(
        isinstance(node, ast.Call) and last_name(node) in source.cached
        for node in ast.walk(statement)
    ) or (
        isinstance(statement, ast.Expr)
        and any(one.kind == "cached" for one in origins(source, statement))
    )
