"""Edits that could take a finding away. Which of them does is found out by running both versions.

Each function gives texts of the whole file, the best first. None of them is offered unproven.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from settled._internal.doctor.callback_edits import state_in_callback, use_callback
from settled._internal.doctor.edited_call import call_of, slug_of, with_argument
from settled._internal.doctor.finding import Finding
from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.text_edit import TextEdit
from settled._internal.doctor.widget_calls import WidgetCall


def candidates(source: Source, finding: Finding) -> Iterator[str]:
    """Give texts that may be without the fault."""
    seen = {source.text}
    for make in _EDITS.get(finding.pattern, ()):
        for text in make(source, finding):
            if text not in seen:
                seen.add(text)
                try:
                    compile(text, "", "exec", dont_inherit=True)
                except (SyntaxError, ValueError):
                    continue
                yield text


def use_key(source: Source, finding: Finding) -> Iterator[str]:
    """`state.n = st.slider(…, value=state.n)` becomes `st.slider(…, key="n")`."""
    call = call_of(source, finding)
    if call is None or call.key is not None or call.target is None or call.default is None:
        return
    key = source.state_key(call.target)
    if key is None or not key.isidentifier():
        return
    if not any(one.kind == "state" and one.name == key for one in origins(source, call.default)):
        return
    edit = TextEdit(source.text)
    statement = source.statement(call.node)
    edit.replace_range(edit.start(statement), edit.start(call.node), "")
    default = call.keyword(call.default_name)
    if default is not None:
        edit.remove_argument(call.node, default)
    elif call.default is call.node.args[-1]:
        edit.remove_argument(call.node, call.default)
    else:
        return
    # What is taken away may be all that used a variable.
    text = with_argument(source, edit, call, f'key="{key}"')
    yield _without_unused(source, call.default, text)
    yield text


def add_key(source: Source, finding: Finding) -> Iterator[str]:
    """The widget gets a key, so that its default is no part of what it is recognized by."""
    call = call_of(source, finding)
    if call is None or call.key is not None:
        return
    loops = source.loops(call.node)
    name = slug_of(call)
    taken = {one.constant_key for one in source.widgets} | {one.key for one in source.state_writes}
    if loops:
        target = loops[-1].target
        variable = target.elts[-1] if isinstance(target, ast.Tuple) else target
        if isinstance(variable, ast.Name):
            edit = TextEdit(source.text)
            edit.add_argument(call.node, f'key=f"{name}_{{{variable.id}}}"')
            yield edit.done()
        return
    if name in taken:
        name += "_box"
    edit = TextEdit(source.text)
    edit.add_argument(call.node, f'key="{name}"')
    yield edit.done()


def container_key(source: Source, finding: Finding) -> Iterator[str]:
    """An expander, or tabs, get a key."""
    for node in ast.walk(source.tree):
        if (
            isinstance(node, ast.Call)
            and last_name(node) in ("expander", "tabs", "popover")
            and node.lineno in finding.lines
            and not any(one.arg == "key" for one in node.keywords)
        ):
            edit = TextEdit(source.text)
            words = re.sub(r"\W+", "_", finding.widget.label.lower() if finding.widget else "")
            words = re.sub(r"_\d+_?|_+$", "", words).strip("_")
            edit.add_argument(node, f'key="{words or last_name(node)}"')
            yield edit.done()


def pass_function(source: Source, finding: Finding) -> Iterator[str]:
    """`on_click=f(a)` becomes `on_click=f, args=(a,)`."""
    call = call_of(source, finding)
    if call is None or not isinstance(call.callback, ast.Call):
        return
    made, edit = call.callback, TextEdit(source.text)
    edit.replace(made, _passed(edit, made, call))
    yield edit.done()


def pass_arguments(source: Source, finding: Finding) -> Iterator[str]:
    """`on_click=lambda: f(x)` becomes `on_click=f, args=(x,)`, or the lambda keeps its own x."""
    call = call_of(source, finding)
    if call is None or not isinstance(call.callback, ast.Lambda):
        return
    made, body = call.callback, call.callback.body
    plain = isinstance(body, ast.Call) and isinstance(body.func, ast.Name)
    if plain and not any(isinstance(one, ast.arg) for one in ast.walk(made.args)):
        edit = TextEdit(source.text)
        assert isinstance(body, ast.Call)  # noqa: S101 (`plain` says so)
        edit.replace(made, _passed(edit, body, call))
        yield edit.done()
    names = {
        one.id
        for loop in source.loops(call.node)
        for one in ast.walk(loop.target)
        if isinstance(one, ast.Name)
    }
    read = sorted({one.id for one in ast.walk(body) if isinstance(one, ast.Name)} & names)
    if read:
        edit = TextEdit(source.text)
        bound = ", ".join(f"{name}={name}" for name in read)
        edit.replace(made, f"lambda {bound}: {edit.of(body)}")
        yield edit.done()


def steady_key(source: Source, finding: Finding) -> Iterator[str]:
    """A key that is random becomes the widget's name, with the variable of its loop."""
    call = call_of(source, finding)
    if call is None or call.key is None:
        return
    edit, name = TextEdit(source.text), slug_of(call)
    loops = source.loops(call.node)
    if loops:
        target = loops[0].target
        names = [one.id for one in ast.walk(target) if isinstance(one, ast.Name)]
        if not names:
            return
        edit.replace(call.key, f'f"{name}_{{{names[-1]}}}"')
    else:
        edit.replace(call.key, f'"{name}"')
    text = edit.done()
    yield _without_unused_import(source, call.key, text)
    yield text


def drop_target(source: Source, finding: Finding) -> Iterator[str]:
    """`state.city = st.text_input(…, key="city")` loses its assignment."""
    for call in source.widgets:
        if call.target is None or source.state_key(call.target) != call.constant_key:
            continue
        if call.constant_key is None or not set(call.lines) & set(finding.lines):
            continue
        edit = TextEdit(source.text)
        edit.replace_range(edit.start(source.statement(call.node)), edit.start(call.node), "")
        yield edit.done()


def rerun_after_write(source: Source, finding: Finding) -> Iterator[str]:
    """A fragment or a dialog that has changed something asks for a run of the whole script."""
    for write in reversed(source.state_writes):
        if write.statement.lineno not in finding.lines:
            continue
        if source.decorated(source.function(write.node), "fragment", "dialog"):
            edit = TextEdit(source.text)
            indent = edit.indentation(write.statement)
            edit.insert_line_after(write.statement, f"{indent}st.rerun()\n")
            yield edit.done()


def clear_on_submit(source: Source, _: Finding) -> Iterator[str]:
    """A form empties itself, where a variable was set to nothing."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and last_name(node) == "form"):
            continue
        if any(one.arg == "clear_on_submit" for one in node.keywords):
            continue
        edit = TextEdit(source.text)
        edit.add_argument(node, "clear_on_submit=True")
        for statement in source.in_order:
            if statement.lineno in _.lines and isinstance(statement, ast.Assign):
                alone = isinstance(statement.value, ast.Constant)
                siblings = getattr(source.parents.get(statement), "body", [])
                if alone and len(siblings) > 1:
                    edit.remove_lines(statement)
        yield edit.done()


def required(source: Source, finding: Finding) -> Iterator[str]:
    """Pills, or a segmented control, always have a choice."""
    call = call_of(source, finding)
    if call and call.kind in ("pills", "segmented_control") and not call.argument("required"):
        edit = TextEdit(source.text)
        edit.add_argument(call.node, "required=True")
        yield edit.done()


def persist(source: Source, finding: Finding) -> Iterator[str]:
    """The state of a widget that is not drawn stays."""
    call = call_of(source, finding)
    if call and call.key is not None and not call.argument("persist_state"):
        edit = TextEdit(source.text)
        edit.add_argument(call.node, 'persist_state="session"')
        yield edit.done()


def drop_rerun(source: Source, finding: Finding) -> Iterator[str]:
    """A callback leaves out its `st.rerun()`, which does nothing there."""
    edit = TextEdit(source.text)
    for statement in source.in_order:
        if (
            isinstance(statement, ast.Expr)
            and isinstance(statement.value, ast.Call)
            and last_name(statement.value) == "rerun"
            and (function := source.function(statement)) is not None
            and function.name in source.callbacks
            and len(function.body) > 1
        ):
            edit.remove_lines(statement)
    yield edit.done()


_KEYS = (use_key, add_key)
_Edit = Callable[[Source, Finding], Iterator[str]]
_EDITS: dict[str, tuple[_Edit, ...]] = {
    "value-from-state": _KEYS,
    "index-from-state": _KEYS,
    "default-from-state": _KEYS,
    "form-value-from-state": (add_key,),
    "file-feedback": (add_key,),
    "url-feedback": (add_key,),
    "data-editor-feedback": (add_key,),
    "moving-default": (steady_key, add_key),
    "options-change": (add_key,),
    "selection-lost": (add_key,),
    "rerun-workaround": (add_key,),
    "expander-closes": (container_key,),
    "callback-called": (pass_function,),
    "loop-lambda": (pass_arguments,),
    "duplicate-identity": (add_key,),
    "read-before-write": (use_callback,),
    "nudge-too-late": (state_in_callback,),
    "two-click-sign-in": (use_callback,),
    "cached-read": (use_callback,),
    "changing-label": (use_callback, add_key),
    "write-after-draw": (drop_target, use_callback),
    "dialog-needs-rerun": (rerun_after_write,),
    "fragment-stale-outside": (rerun_after_write,),
    "clear-after-send": (clear_on_submit, state_in_callback),
    "second-click-deselects": (required,),
    "hidden-widget-forgets": (persist,),
    "pages-forget": (persist,),
    "rerun-in-callback": (drop_rerun,),
}


def _without_unused(source: Source, default: ast.expr, text: str) -> str:
    """Take away an assignment of a variable that only the default used."""
    for name in {one.id for one in ast.walk(default) if isinstance(one, ast.Name)}:
        again = Source.of(text)
        uses = [o for o in ast.walk(again.tree) if isinstance(o, ast.Name) and o.id == name]
        if len(uses) == 1 and isinstance(uses[0].ctx, ast.Store):
            statement = again.statement(uses[0])
            if isinstance(statement, ast.Assign) and again.parents[statement] is again.tree:
                edit = TextEdit(text)
                edit.remove_lines(statement)
                text = re.sub(r"\n{4,}", "\n\n\n", edit.done())
    return text


def _without_unused_import(source: Source, key: ast.expr, text: str) -> str:
    """Take away an import of what only the key used."""
    for name in {one.id for one in ast.walk(key) if isinstance(one, ast.Name)}:
        again = Source.of(text)
        if any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(again.tree)):
            continue
        for statement in again.in_order:
            if isinstance(statement, ast.Import | ast.ImportFrom) and [
                one.asname or one.name for one in statement.names
            ] == [name]:
                edit = TextEdit(text)
                edit.remove_lines(statement)
                return edit.done().lstrip("\n")
    return text


def _passed(edit: TextEdit, made: ast.Call, call: WidgetCall) -> str:
    text = edit.of(made.func)
    alone = call.argument("args") is None and call.argument("kwargs") is None
    if made.args and alone:
        inner = ", ".join(edit.of(one) for one in made.args)
        text += f", args=({inner}{',' if len(made.args) == 1 else ''})"
    if made.keywords and alone:
        pairs = ", ".join(f'"{one.arg}": {edit.of(one.value)}' for one in made.keywords)
        text += f", kwargs={{{pairs}}}"
    return text
