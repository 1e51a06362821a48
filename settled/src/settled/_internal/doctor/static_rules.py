"""Faults that are read from the code, because running shows too little of them.

Each rule is a generator of its own; what it must not accuse stands in its docstring. Rules of level
*advice* tell of what only a person's pace brings about: a second click, a slow line.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from settled._internal.doctor.finding import Finding
from settled._internal.doctor.origins import origins
from settled._internal.doctor.run_ends import RULES as RUN_ENDS
from settled._internal.doctor.source import Source, StateWrite, last_name
from settled._internal.doctor.static_finding import static_finding, words
from settled._internal.doctor.widget_calls import BUTTONS

_DRAWS = frozenset(
    [
        "write",
        "markdown",
        "text",
        "caption",
        "title",
        "header",
        "subheader",
        "metric",
        "info",
        "success",
        "warning",
        "error",
        "code",
        "json",
        "table",
        "dataframe",
        "progress",
        "image",
    ]
)


def static_findings(sources: Mapping[str, Source]) -> list[Finding]:
    """Give what every rule finds in an app's files, each once, by the rules.

    Args:
        sources: the files by their names; the main script's is "".
    """
    return [
        replace(finding, file=name)
        for rule in _RULES
        for name, source in sources.items()
        if not (source.is_module and rule in _OF_SCRIPTS)
        for finding in rule(source)
    ]


def loop_lambda(source: Source) -> Iterator[Finding]:
    """A lambda as a callback that reads a loop's variable when it is called, not when it is made.

    Innocent: a lambda that takes the variable as a default (`lambda x=x:`), or is called in the
    loop itself.
    """
    for call in source.widgets:
        if not isinstance(call.callback, ast.Lambda):
            continue
        own = {one.arg for one in ast.walk(call.callback.args) if isinstance(one, ast.arg)}
        read = {one.id for one in ast.walk(call.callback.body) if isinstance(one, ast.Name)} - own
        for names, lines in _loop_variables(source, call.node):
            if caught := sorted(read & names):
                yield static_finding(
                    source,
                    call,
                    "loop-lambda",
                    seen="whichever of them is used, the callback gets the last one's "
                    f"“{caught[0]}”",
                    expected=f"each calls back with its own “{caught[0]}”",
                    because=f"The lambda reads “{caught[0]}” when it is called. By then the loop "
                    "is over, and the variable has its last value.",
                    lines=(*lines, call.callback.lineno),
                )
                break


def callback_called(source: Source) -> Iterator[Finding]:
    """A callback that is called where it should be passed: it runs in every rerun.

    Innocent: a function that returns a function, and one of which the code is not here.
    """
    for call in source.widgets:
        made = call.callback
        if not (isinstance(made, ast.Call) and isinstance(made.func, ast.Name)):
            continue
        function = source.functions.get(made.func.id)
        if function is None or source.function(call.node) is function:
            continue
        returns = [
            one
            for one in ast.walk(function)
            if isinstance(one, ast.Return) and source.function(one) is function
        ]
        if any(one.value is not None and not _is_none(one.value) for one in returns):
            continue
        yield static_finding(
            source,
            call,
            "callback-called",
            seen=f"“{made.func.id}” runs in every rerun, and not when {words(call)} is used",
            expected=f"it runs only when {words(call)} is used",
            because=f"“{made.func.id}()” calls the function while the widget is drawn, and passes "
            "on what it returns: None.",
            lines=(made.lineno,),
        )


def cleared_by_variable(source: Source) -> Iterator[Finding]:
    """A widget's variable that gets a constant in a button's branch, unheard by the widget.

    Innocent: what is computed of the value (`name.strip()`), variables that are set before the
    widget is drawn, and widgets that keep no value: a button may say what a chat input says.
    """
    for call in source.widgets:
        if call.variable is None or call.kind in BUTTONS or call.kind == "chat_input":
            continue
        for statement in source.in_order:
            if (
                isinstance(statement, ast.Assign)
                and statement.lineno > call.line
                and isinstance(statement.value, ast.Constant)
                and [getattr(one, "id", None) for one in statement.targets] == [call.variable]
                and source.function(statement) is source.function(call.node)
                and (button := source.pressed(statement)) is not None
            ):
                texts = call.kind in ("text_input", "text_area")
                empties = texts and statement.value.value in ("", None)
                value = ast.unparse(statement.value)
                yield static_finding(
                    source,
                    call,
                    "clear-after-send" if empties else "nudge-too-late",
                    seen=f"after {words(button)}, {words(call)} still shows what it showed",
                    expected=f"{words(call)} shows {'nothing' if empties else value}",
                    because=f"Line {statement.lineno} sets the variable “{call.variable}” only. "
                    "The widget keeps its own value, and returns it again in the next rerun.",
                    lines=(call.line, statement.lineno),
                )


def flag_flipped(source: Source) -> Iterator[Finding]:
    """A flag that a switch's callback turns over, and that something else sets too.

    Innocent: a flag that nothing else sets, which is as the switch is as long as it is drawn; one
    that a button's callback flips.
    """
    for name, calls in source.callbacks.items():
        function = source.functions.get(name)
        for call in calls:
            if function is None or call.kind not in ("checkbox", "toggle"):
                continue
            for write in source.state_writes:
                if (
                    source.function(write.node) is function
                    and isinstance(write.value, ast.UnaryOp)
                    and isinstance(write.value.op, ast.Not)
                    and source.state_key(write.value.operand) == write.key
                    and write.key != call.constant_key
                    and (others := _set_elsewhere(source, write, function))
                ):
                    yield static_finding(
                        source,
                        call,
                        "toggle-out-of-phase",
                        seen=f"“{write.key}” is the opposite of what {words(call)} shows, once "
                        "something else has set it",
                        expected=f"“{write.key}” is what {words(call)} shows",
                        because=f"The callback turns “{write.key}” over instead of taking the "
                        f"widget's value, and line {others[0].statement.lineno} sets it too.",
                        lines=(write.statement.lineno, others[0].statement.lineno, call.line),
                    )


def row_keys(source: Source) -> Iterator[Finding]:
    """Rows whose keys are numbers by position, in a list from which the app takes rows away.

    Innocent: a list that only grows, or loses its last row only.
    """
    for call in source.widgets:
        if call.key is None or call.kind in BUTTONS or call.constant_key is not None:
            continue
        read = {one.id for one in ast.walk(call.key) if isinstance(one, ast.Name)}
        for loop in source.loops(call.node):
            counted = _position_variable(loop)
            if counted is None or counted[0] not in read or len(read) > 1:
                continue
            removal = _removal(source, counted[1])
            if removal is None:
                continue
            yield static_finding(
                source,
                call,
                "row-keys-by-position",
                seen="after a row is removed, the rows below have the value of the row above them",
                expected="each row keeps its own value",
                because=f"The key counts rows, and line {removal} removes one: what stands at a "
                "number then is another row.",
                lines=(loop.lineno, call.key.lineno, removal),
            )
            break


def stored_class(source: Source) -> Iterator[Finding]:
    """Instances of a class of the script that stay in session state and are compared.

    The class is made anew in every rerun, so old instances are of another class. Innocent: classes
    that are imported, and instances that nothing compares.
    """
    classes = {
        one.name: one
        for one in ast.walk(source.tree)
        if isinstance(one, ast.ClassDef) and source.function(one) is None
    }
    for name, cls in classes.items():
        if any(isinstance(one, ast.FunctionDef) and one.name == "__eq__" for one in cls.body):
            continue
        stored = next((w for w in source.state_writes if _holds(source, w, name)), None)
        compared = next(_comparisons(source, name), None) if stored else None
        if stored and compared is not None:
            yield static_finding(
                source,
                None,
                "class-redefined",
                seen=f"after a rerun, a stored {name} does not equal a new one",
                expected=f"a {name} equals one with the same contents",
                because=f"The script makes the class {name} anew in every rerun, so what session "
                f"state “{stored.key}” holds is of the class before.",
                lines=(cls.lineno, stored.statement.lineno, getattr(compared, "lineno", 0)),
            )


def variable_as_counter(source: Source) -> Iterator[Finding]:
    """A plain variable that a button's branch counts up: every rerun begins it anew.

    Innocent: a sum that the branch itself computes and shows, and variables that begin as a value
    of session state.
    """
    seen = set()
    for statement in source.in_order:
        if not isinstance(statement, ast.AugAssign) or not isinstance(statement.target, ast.Name):
            continue
        name, button = statement.target.id, source.pressed(statement)
        in_loop = any(isinstance(one, ast.For | ast.While) for one in source.around(statement))
        if button is None or name in seen or in_loop:
            continue
        values = [one for one in source.assigned.get(name, []) if one is not statement.value]
        if not values or not all(isinstance(one, ast.Constant) for one in values):
            continue
        if any(source.pressed(one) for one in values) or source.function(statement):
            continue
        shown = [
            one
            for one in ast.walk(source.tree)
            if isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Load)
        ]
        if any(source.pressed(one) is None for one in shown):
            seen.add(name)
            yield static_finding(
                source,
                button,
                "plain-variable",
                seen=f"“{name}” counts to one at most, and the next input takes it back",
                expected=f"“{name}” counts every press",
                because=f"Every rerun runs line {values[0].lineno}, and “{name}” begins anew.",
                lines=(values[0].lineno, statement.lineno),
            )


def component_none(source: Source) -> Iterator[Finding]:
    """A component's value that is used as if it were there in the first run, when it is None.

    Innocent: a component that is given a default, and a value that is tested before.
    """
    made = {
        name
        for name, values in source.assigned.items()
        if any(last_name(one) in ("declare_component", "component") for one in values)
    }
    for name, values in source.assigned.items():
        for value in values:
            if not (isinstance(value, ast.Call) and last_name(value) in made):
                continue
            if any(one.arg == "default" for one in value.keywords):
                continue
            used = next(
                (
                    one
                    for one in ast.walk(source.tree)
                    if isinstance(one, ast.Subscript | ast.Attribute)
                    and isinstance(one.value, ast.Name)
                    and one.value.id == name
                    and not _is_tested(source, one, name)
                ),
                None,
            )
            if used is not None:
                yield static_finding(
                    source,
                    None,
                    "component-first-none",
                    seen="the first run fails: the component has not answered yet",
                    expected="the first run waits for the component",
                    because=f"A component returns None until the browser has drawn it, and line "
                    f"{used.lineno} uses “{name}” before.",
                    lines=(value.lineno, used.lineno),
                )


def work_in_press(source: Source) -> Iterator[Finding]:
    """Advice: long work in a button's branch, which a second click repeats or another input ends.

    Only work that sleeps is known to be long.
    """
    told = set()
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and last_name(node) == "sleep"):
            continue
        button = source.pressed(node)
        if button is None or button in told:
            continue
        told.add(button)
        writes = [
            w.statement.lineno for w in source.state_writes if source.pressed(w.node) is button
        ]
        again = any(line < node.lineno for line in writes)
        yield static_finding(
            source,
            button,
            "clicked-twice" if again else "interrupted-work",
            level="advice",
            seen="a second click meanwhile does it again" if again else "another input ends it",
            expected="the work is done once, and to its end",
            because=f"The work from line {node.lineno} on belongs to one press. What comes "
            "meanwhile ends this run.",
            lines=(button.line, node.lineno),
        )


def enabled_by_text(source: Source) -> Iterator[Finding]:
    """Advice: a button that is enabled by a text which is not sent before its field is left.

    Innocent: in a form, where the button sends the text.
    """
    for call in source.widgets:
        disabled = call.argument("disabled")
        if call.kind not in BUTTONS or call.in_form or disabled is None:
            continue
        for origin in origins(source, disabled):
            text = origin.widget
            if text is not None and text.kind in ("text_input", "text_area"):
                yield static_finding(
                    source,
                    call,
                    "typed-not-sent",
                    level="advice",
                    seen=f"{words(call)} stays disabled while {words(text)} is typed into",
                    expected=f"{words(call)} can be clicked once a text is typed",
                    because="A text is sent when its field is left or by Enter. Until then, the "
                    "script does not know of it.",
                    lines=(text.line, call.line),
                )
                break


def moved_by_text(source: Source) -> Iterator[Finding]:
    """Advice: a button below lines that a sent text draws: it moves from under the mouse."""
    for text in source.widgets:
        if text.kind not in ("text_input", "text_area") or not text.variable or text.in_form:
            continue
        for branch in source.in_order:
            if not isinstance(branch, ast.If) or branch.lineno < text.line or branch.orelse:
                continue
            if not (isinstance(branch.test, ast.Name) and branch.test.id == text.variable):
                continue
            draws = any(
                isinstance(one, ast.Call) and last_name(one) in _DRAWS for one in ast.walk(branch)
            )
            below = next(
                (
                    one
                    for one in source.widgets
                    if one.kind in BUTTONS
                    and one.line > (branch.end_lineno or 0)
                    and not source.branches(one.node)
                ),
                None,
            )
            if draws and below is not None:
                yield static_finding(
                    source,
                    below,
                    "swallowed-click",
                    level="advice",
                    seen=f"{words(below)} moves down while it is pressed, and the click is lost",
                    expected="the click counts",
                    because="To press it sends the text first. What that draws above the button "
                    "moves it from under the mouse.",
                    lines=(text.line, branch.lineno, below.line),
                )
                break


_RULES: tuple[Callable[[Source], Iterator[Finding]], ...] = (
    callback_called,
    loop_lambda,
    stored_class,
    cleared_by_variable,
    flag_flipped,
    row_keys,
    variable_as_counter,
    component_none,
    *RUN_ENDS,
    work_in_press,
    enabled_by_text,
    moved_by_text,
)


_OF_SCRIPTS = (stored_class, variable_as_counter)
"""Rules about what a rerun makes anew, as it does in the main script and in pages only."""


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _loop_variables(source: Source, node: ast.AST) -> Iterator[tuple[set[str], tuple[int, ...]]]:
    for one in source.around(node):
        if isinstance(one, ast.For):
            yield {n.id for n in ast.walk(one.target) if isinstance(n, ast.Name)}, (one.lineno,)
        elif isinstance(one, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
            for each in one.generators:
                names = {n.id for n in ast.walk(each.target) if isinstance(n, ast.Name)}
                yield names, (each.target.lineno,)
        elif isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return


def _set_elsewhere(source: Source, flip: StateWrite, function: ast.AST) -> list[StateWrite]:
    """Give where the same key is set, but for where it begins."""
    return [
        one
        for one in source.state_writes
        if one.key == flip.key
        and source.function(one.node) is not function
        and not (isinstance(one.node, ast.Call) and last_name(one.node) == "setdefault")
        and not any(
            isinstance(op, ast.NotIn)
            for branch, _ in source.branches(one.node)
            for test in ast.walk(branch.test)
            if isinstance(test, ast.Compare)
            for op in test.ops
        )
    ]


def _position_variable(loop: ast.For) -> tuple[str, ast.expr] | None:
    """Give the variable that counts the rows of a loop, and what is looped over."""
    call = loop.iter
    if not (isinstance(call, ast.Call) and call.args):
        return None
    if last_name(call) == "enumerate" and isinstance(loop.target, ast.Tuple):
        first = loop.target.elts[0]
        return (first.id, call.args[0]) if isinstance(first, ast.Name) else None
    inner = call.args[-1]
    if last_name(call) == "range" and isinstance(inner, ast.Call) and last_name(inner) == "len":
        return (loop.target.id, inner.args[0]) if isinstance(loop.target, ast.Name) else None
    return None


def _removal(source: Source, rows: ast.expr) -> int | None:
    """Give a line that removes a row other than the last one from a list."""
    while isinstance(rows, ast.Call) and rows.args and last_name(rows) in ("list", "tuple"):
        rows = rows.args[0]
    name = ast.unparse(rows)
    key = source.state_key(rows)

    def same(node: ast.expr) -> bool:
        return ast.unparse(node) == name or (key is not None and source.state_key(node) == key)

    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            takes = node.func.attr == "remove" or (node.func.attr == "pop" and node.args)
            if takes and same(node.func.value):
                return node.lineno
        if isinstance(node, ast.Delete):
            for target in node.targets:
                if isinstance(target, ast.Subscript) and same(target.value):
                    return node.lineno
    return None


def _instances(source: Source, node: ast.AST | None, name: str, depth: int = 3) -> bool:
    """Whether an expression is an instance of a class, or holds such; not a part of one."""
    parts: list[ast.expr] = []
    match node:
        case ast.Call(func=ast.Name(id=called)) if called == name:
            return True
        case ast.Attribute(value=ast.Name(id=owner)) if owner == name:
            return True
        case ast.Name() if depth > 0:
            parts = source.assigned.get(node.id, [])
        case ast.List() | ast.Tuple() | ast.Set():
            parts = node.elts
        case ast.Dict():
            parts = node.values
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
            parts = [node.elt]
        case ast.IfExp():
            parts = [node.body, node.orelse]
        case ast.Starred():
            parts = [node.value]
        case _:
            return False
    return any(_instances(source, one, name, depth - 1) for one in parts)


def _holds(source: Source, write: StateWrite, name: str) -> bool:
    """Whether a write puts an instance of a class into session state."""
    if write.value is not None:
        return _instances(source, write.value, name)
    call = write.node
    if isinstance(call, ast.Call) and last_name(call) in ("append", "add", "insert", "extend"):
        return any(_instances(source, one, name) for one in call.args)
    return False


def _comparisons(source: Source, name: str) -> Iterator[ast.AST]:
    """Go through what asks whether an instance equals another, or is of its class."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Compare) and any(
            isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn | ast.Is | ast.IsNot)
            for op in node.ops
        ):
            if any(_instances(source, one, name) for one in [node.left, *node.comparators]):
                yield node
        elif isinstance(node, ast.Call):
            asks = last_name(node)
            if asks in ("count", "index", "remove") and node.args:
                if _instances(source, node.args[0], name):
                    yield node
            elif (
                asks == "isinstance"
                and len(node.args) == 2
                and any(
                    isinstance(one, ast.Name) and one.id == name for one in ast.walk(node.args[1])
                )
            ):
                yield node


def _is_tested(source: Source, node: ast.AST, name: str) -> bool:
    """Whether a use stands where the variable was tested before: in a branch, or after a stop."""
    tests = [branch.test for branch, _ in source.branches(node)]
    tests += [
        one.test
        for one in source.in_order
        if isinstance(one, ast.If)
        and one.lineno < getattr(node, "lineno", 0)
        and any(isinstance(part, ast.Call) and last_name(part) == "stop" for part in ast.walk(one))
    ]
    tests += [one.test for one in source.around(node) if isinstance(one, ast.IfExp)]
    tests += [one for one in source.around(node) if isinstance(one, ast.BoolOp)]
    return any(
        isinstance(part, ast.Name) and part.id == name for test in tests for part in ast.walk(test)
    )
