"""Causes that the symptom alone says."""

from __future__ import annotations

import ast
from collections.abc import Callable

from settled._internal.doctor.causes.evidence import (
    Cause,
    Evidence,
    Place,
    line_of,
    place,
    steps,
)
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.stack_trace import raised_at

_BECAUSE = {
    "write-after-draw": "In a run, a key can be set until its widget is drawn, and not after that.",
    "sticky-button": "The value of such a widget lasts for one run, so its key cannot be set.",
    "uploader-wont-clear": "The key of an uploader cannot be set. A new key makes a new uploader.",
    "callback-inside-form": "What is changed in a form is not sent before its button is pressed, "
    "so only the button has a callback.",
    "bound-param-write": "The widget writes this query parameter itself.",
    "duplicate-identity": "Two elements with the same arguments and without keys are the same "
    "one to Streamlit, as widgets are, and charts.",
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
    "changing-label": "Its label has changed, and without a key it is another widget with another "
    "label.",
    "tab-from-code": "A default opens a tab when tabs are drawn for the first time, and not after "
    "that: a person may have opened another one.",
    "callback-reads-hidden-key": "Callbacks run before the script, and the widget with this key "
    "was not drawn in the run before.",
    "page-opened-first": "The key is set on another page, and who opens this one first has it not.",
    "rerun-workaround": "Its default is its own stored value, so each input makes it another "
    "widget. A second run hides that.",
    "form-not-live": "What is chosen in a form is not sent before its button is pressed.",
    "cached-read": "The cached result is not cleared when what it was computed from is changed.",
    "second-dialog": "A run can open one dialog. What has opened the first one is still there.",
    "shared-default": "What st.cache_resource returns is one object for all sessions.",
    "code-change-no-callback": "A callback runs when a person changes the widget, and not when "
    "code does.",
}


def told_by_symptom(evidence: Evidence) -> Cause | None:
    """Give the lines and the reason of what the symptom alone says."""
    symptom, source, call = evidence.case.symptom, evidence.source, evidence.call
    pattern = symptom.pattern or "rerun-workaround"
    lines = line_of(call)
    file = evidence.file
    if symptom.kind in ("exception", "opened first"):
        return _of_exception(evidence, pattern)
    if pattern in ("expander-closes", "tabs-jump", "tab-from-code"):
        file, lines = _first(evidence, _expanders if pattern == "expander-closes" else _tabs)
        lines = lines[:1]
    elif pattern == "cached-read":
        lines = [one.lineno for name, one in source.functions.items() if name in source.cached]
    elif pattern == "shared-default":
        lines = _lines_that_set(source, symptom.facts["key"])
    elif pattern in ("tick-all-buttons", "nudge-too-late"):
        lines += _lines_that_set(source, *symptom.facts.get("keys", []))
    elif pattern == "changing-label":
        lines = [*call.lines] if call else []
    elif pattern == "rerun-workaround":
        lines += _reruns(source)[:1]
    elif call is not None and call.callback is not None and symptom.kind == "old arguments":
        given = call.argument("args") or call.argument("kwargs")
        lines += [given.lineno] if given is not None else []
    return Cause(pattern, _BECAUSE.get(pattern, ""), lines, file)


def _of_exception(evidence: Evidence, pattern: str) -> Cause:
    """Give the lines of what an exception or a warning says."""
    symptom, file, lines = evidence.case.symptom, evidence.file, line_of(evidence.call)
    if pattern in _ELSEWHERE:
        file, lines = _first(evidence, _ELSEWHERE[pattern])
    elif raised := _raised(evidence):
        # Of the widget's own line only if it is in the same file.
        same = raised[0] == evidence.file
        file, lines = raised[0], [raised[1], *(lines if same else [])]
    source = evidence.context.sources[file]
    if pattern in ("sticky-button", "uploader-wont-clear") and symptom.target:
        lines += _lines_that_set(source, symptom.target.key)[:1]
    elif pattern == "page-opened-first":
        lines += _lines_that_set(source, symptom.facts["key"])
    elif pattern == "duplicate-identity":
        lines += _alike(source, lines)
    return Cause(pattern, _BECAUSE.get(pattern, ""), lines, file)


def _lines_that_set(source: Source, *keys: str | None) -> list[int]:
    return [one.statement.lineno for one in source.state_writes if one.key in keys]


def _calls_of(name: str) -> Callable[[Source], list[int]]:
    def calls(source: Source) -> list[int]:
        return [
            one.lineno
            for one in source.nodes
            if isinstance(one, ast.Call) and last_name(one) == name
        ]

    return calls


_tabs, _expanders, _reruns = _calls_of("tabs"), _calls_of("expander"), _calls_of("rerun")


def _reruns_in_callbacks(source: Source) -> list[int]:
    return [
        node.lineno
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node) == "rerun"
        and getattr(source.function(node), "name", "") in source.callbacks
    ]


def _widgets_in_cached_functions(source: Source) -> list[int]:
    return [
        one.line
        for one in source.widgets
        if getattr(source.function(one.node), "name", "") in source.cached
    ]


_ELSEWHERE: dict[str, Callable[[Source], list[int]]] = {
    "rerun-in-callback": _reruns_in_callbacks,
    "widget-in-cache": _widgets_in_cached_functions,
}
"""Warnings, which no line raises, and how the lines that they are about are found."""


def _first(evidence: Evidence, find: Callable[[Source], list[int]]) -> tuple[str, list[int]]:
    """Give the first file of the app that has such lines, and those."""
    for name, source in evidence.context.sources.items():
        if lines := find(source):
            return name, lines
    return evidence.file, []


def _raised(evidence: Evidence) -> Place | None:
    """Give where an exception began: as its stack trace says, or else as the records do."""
    text = evidence.case.symptom.facts.get("text")
    for item in evidence.walk.page.items:
        if item.kind == "exception" and item.text == text:
            found = raised_at(item, evidence.walk.browser.app)
            if found is not None and found[0] in evidence.context.sources:
                return found
    raised = [
        place(step)
        for run in evidence.walk.steps[-1].runs
        for step in steps(run)
        if step.get("raised")
    ]
    return next((one for one in reversed(raised) if one[0] in evidence.context.sources), None)


def _alike(source: Source, lines: list[int]) -> list[int]:
    """Give the lines of calls with the same name and arguments as one in these lines."""
    calls = [one for one in source.nodes if isinstance(one, ast.Call)]
    texts = {ast.unparse(one) for one in calls if one.lineno in lines}
    return [one.lineno for one in calls if ast.unparse(one) in texts]
