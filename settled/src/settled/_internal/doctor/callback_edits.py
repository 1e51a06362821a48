"""Edits that make callbacks of what buttons do in the script."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from settled._internal.doctor.edited_call import call_of, slug_of, with_argument
from settled._internal.doctor.finding import Finding
from settled._internal.doctor.origins import origins
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.text_edit import TextEdit
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall


def use_callback(source: Source, finding: Finding) -> Iterator[str]:
    """`if st.button(…): state.n += 1` becomes a callback, which runs before the script.

    First of the button of the finding alone, then of all that set the same keys.
    """
    buttons = [one for one in source.widgets if _callback_branch(source, one) is not None]
    meant = [
        one for one in buttons if set(finding.lines) & set(_range(_callback_branch(source, one)))
    ]
    for call in meant:
        yield from _as_callback(source, call)
    keys = {key for one in meant for key in _keys_set(source, _callback_branch(source, one))}
    text, done = source.text, 0
    while True:
        again = Source.of(text)
        left = [
            one for one in again.widgets if keys & _keys_set(again, _callback_branch(again, one))
        ]
        changed = next((new for one in left[:1] for new in _as_callback(again, one)), None)
        if changed is None or done > 20:
            break
        text, done = changed, done + 1
    if done > 1:
        yield text


def state_in_callback(source: Source, finding: Finding) -> Iterator[str]:
    """A button's branch that works with a widget's variable works with its key, as a callback.

    What the widget begins with is put under the key, unless its default is a key already.
    """
    call = call_of(source, finding)
    if call is None or call.variable is None or call.key is not None:
        return
    if call.default is not None and call.default_name != "value":
        return
    edit = TextEdit(source.text)
    key = source.state_key(call.default) if call.default is not None else None
    if key is not None and key.isidentifier() and call.default is not None:
        held = edit.of(call.default)
    elif call.default is None or isinstance(call.default, ast.Constant):
        key = slug_of(call)
        held = f"{_state_name(source)}.{key}"
        if call.default is not None:
            statement = source.statement(call.node)
            seed = f'{_state_name(source)}.setdefault("{key}", {edit.of(call.default)})'
            edit.insert_line_before(statement, f"{edit.indentation(statement)}{seed}\n")
    else:
        return
    if call.default is not None:
        edit.remove_argument(call.node, call.keyword(call.default_name) or call.default)
    branches = [one for one in source.in_order if _is_about(source, one, call.variable, key)]
    for branch in branches:
        for node in ast.walk(branch):
            if isinstance(node, ast.Name) and node.id == call.variable:
                edit.replace(node, held)
    text = with_argument(source, edit, call, f'key="{key}"')
    for _ in branches:
        text = next(_next_callback(text, key), text)
    yield text


def _is_about(source: Source, statement: ast.stmt, variable: str, key: str) -> bool:
    """Whether a statement is a button's branch that sets a variable or a key."""
    if (
        not isinstance(statement, ast.If)
        or statement.orelse
        or _button_of(source, statement) is None
    ):
        return False
    sets = key in _keys_set(source, statement)
    return sets or any(
        isinstance(one, ast.Name) and one.id == variable and isinstance(one.ctx, ast.Store)
        for one in ast.walk(statement)
    )


def _button_of(source: Source, branch: ast.If) -> WidgetCall | None:
    """Give the button that a branch asks first."""
    test = branch.test
    first = (
        test.values[0] if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else test
    )
    for call in source.widgets:
        if call.kind in BUTTONS and call.callback is None and call.node is first:
            return call
    return None


def _next_callback(text: str, key: str) -> Iterator[str]:
    """Make a callback of the first branch that sets a key, its further conditions included."""
    source = Source.of(text)
    for branch in source.in_order:
        if not isinstance(branch, ast.If) or key not in _keys_set(source, branch):
            continue
        button = _button_of(source, branch)
        if button is None:
            continue
        if isinstance(branch.test, ast.BoolOp):
            edit = TextEdit(text)
            indent = edit.indentation(branch)
            rest = " and ".join(edit.of(one) for one in branch.test.values[1:])
            lines = text.splitlines(keepends=True)
            body = "".join(
                f"    {line}" for line in lines[branch.test.end_lineno or 0 : _last(branch)]
            )
            start, end = edit.start(branch), sum(len(one) for one in lines[: _last(branch)])
            asks = f"if {edit.of(button.node)}:\n{indent}    if {rest}:\n{body}"
            edit.replace_range(start, end, asks)
            source = Source.of(edit.done())
            button = next(
                (o for o in source.widgets if (o.kind, o.label) == (button.kind, button.label)),
                None,
            )
        if button is not None:
            yield from _as_callback(source, button)
        return


def _state_name(source: Source) -> str:
    names = sorted(name for name in source.state_names if name != "session_state")
    return names[0] if names else "st.session_state"


def _callback_branch(source: Source, call: WidgetCall) -> ast.If | None:
    """Give a button's branch if it could be a callback."""
    branch = source.parents.get(call.node)
    if call.kind not in BUTTONS or call.callback is not None:
        return None
    if not isinstance(branch, ast.If) or branch.test is not call.node or branch.orelse:
        return None
    return branch if all(_may_be_callback(source, one) for one in branch.body) else None


def _range(branch: ast.If | None) -> range:
    return range(branch.lineno, _last(branch) + 1) if branch else range(0)


def _keys_set(source: Source, branch: ast.If | None) -> set[str]:
    lines = _range(branch)
    return {w.key for w in source.state_writes if w.statement.lineno in lines}


def _may_be_callback(source: Source, statement: ast.stmt) -> bool:
    """Whether a statement does the same before the script as in it: it only works on state.

    Variables of the script are those of the run before, so none of them may come from an input.
    """
    for node in ast.walk(statement):
        if isinstance(node, ast.Call):
            name = last_name(node)
            is_streamlits = (
                isinstance(node.func, ast.Attribute) and last_name(node.func.value) == "st"
            )
            if is_streamlits and name != "rerun":
                return False
        if isinstance(node, ast.Return | ast.Break | ast.Continue | ast.Await):
            return False
        if isinstance(node, ast.Name) and not source.is_state(node):
            if isinstance(node.ctx, ast.Store):
                return False
            if any(one.kind == "widget" for one in origins(source, node)):
                return False
    return True


def _is_rerun(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and last_name(statement.value) == "rerun"


def _as_callback(source: Source, call: WidgetCall) -> Iterator[str]:
    branch = _callback_branch(source, call)
    if branch is None:
        return
    edit = TextEdit(source.text)
    indent = edit.indentation(branch)
    words = [one for one in slug_of(call).split("_") if one]
    name = "_".join(words)
    taken = set(source.functions) | set(source.assigned)
    if name in taken or not name.isidentifier() or name in ("import", "del", "pass", "return"):
        name = f"on_{name}"
    lines = source.text.splitlines(keepends=True)
    # A comment above the first statement is the body's, too.
    first = (branch.test.end_lineno or branch.lineno) + 1
    if branch.body[0].lineno < first:
        return
    reruns = [one for one in branch.body if _is_rerun(one)]
    if len(reruns) == len(branch.body):
        return
    left_out = {line for one in reruns for line in range(one.lineno, _last(one) + 1)}
    written = "".join(
        line
        for number, line in enumerate(lines[first - 1 : _last(branch)], first)
        if number not in left_out
    )
    written = written if written.endswith("\n") else f"{written}\n"
    top = not indent
    space = "\n\n" if top else "\n"
    lead = "\n" if top else ""
    edit.insert_line_before(branch, f"{lead}{indent}def {name}():\n{written}{space}")
    end = sum(len(one) for one in lines[: _last(branch)])
    drawn = edit.of(call.node)
    edit.replace_range(edit.start(branch), end, f"{drawn}\n")
    text = edit.done()
    changed = Source.of(text)
    for one in changed.widgets:
        if one.kind == call.kind and one.label == call.label and one.callback is None:
            second = TextEdit(text)
            arguments = f"on_click={name}"
            if one.key is None and not (call.label and call.argument("type") is None):
                arguments = f'key="{slug_of(call)}", {arguments}'
            second.add_argument(one.node, arguments)
            yield second.done()
            return


def _last(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
