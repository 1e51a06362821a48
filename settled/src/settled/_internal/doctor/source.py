"""An app's code as a tree, with what its lines do with session state, widgets and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from settled._internal.doctor.widget_calls import (
    ALL_KINDS,
    BUTTONS,
    WidgetCall,
    widget_call,
)

ENCODING = "utf-8-sig"
"""Of an app's files. Some editors put a mark before the first character, which Python skips."""

_READS = ("get", "pop", "setdefault")
_CHANGES = frozenset(
    [
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "clear",
        "add",
        "discard",
        "update",
        "setdefault",
        "sort",
        "reverse",
    ]
)


@dataclass(frozen=True)
class StateWrite:
    """A statement that sets or takes away a key of session state."""

    key: str
    """In quotes if it is computed."""
    node: ast.AST
    statement: ast.stmt
    value: ast.expr | None
    """What is assigned; None for `del`, `clear` and the like."""


@dataclass
class Source:
    """One file of an app."""

    text: str
    tree: ast.Module
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    is_module: bool = False
    """Whether it is imported: then its lines outside of functions run once, not in each rerun."""

    @classmethod
    def of(cls, text: str) -> Source:
        """Take a text apart.

        Raises:
            SyntaxError: it is no Python.
            ValueError: it has a null byte, or is nested more deeply than Python's parser goes.
        """
        try:
            source = cls(text, ast.parse(text))
        except (RecursionError, MemoryError) as error:
            raise ValueError("brackets or the like are nested too deeply") from error
        for node in ast.walk(source.tree):
            for child in ast.iter_child_nodes(node):
                source.parents[child] = node
        return source

    # The tree.

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Go through what a node is in, from the inside."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def statement(self, node: ast.AST) -> ast.stmt:
        """Give the innermost statement that a node is in."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def function(self, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """Give the function that a node is in."""
        for one in self.around(node):
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                return one
        return None

    def branches(self, node: ast.AST) -> list[tuple[ast.If, bool]]:
        """Give the `if` statements that a node is in, from the inside, and whether as `then`."""
        found, inner = [], node
        for one in self.around(node):
            if isinstance(one, ast.If) and inner is not one.test:
                found.append((one, inner in one.body))
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                break
            inner = one
        return found

    def loops(self, node: ast.AST) -> list[ast.For]:
        """Give the `for` loops that a node is in, from the inside."""
        found: list[ast.For] = []
        for one in self.around(node):
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                break
            if isinstance(one, ast.For):
                found.append(one)
        return found

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
        """The functions of the file, by name."""
        return {
            one.name: one
            for one in ast.walk(self.tree)
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        }

    def decorated(self, function: ast.AST | None, *names: str) -> bool:
        """Whether a function has one of Streamlit's decorators."""
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        return any(last_name(one) in names for one in function.decorator_list)

    @cached_property
    def cached(self) -> dict[str, str]:
        """The functions that Streamlit caches, and by which decorator."""
        return {
            name: last_name(one)
            for name, function in self.functions.items()
            for one in function.decorator_list
            if last_name(one) in ("cache_data", "cache_resource")
        }

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def in_order(self) -> list[ast.stmt]:
        """All statements by their lines."""
        found = [one for one in ast.walk(self.tree) if isinstance(one, ast.stmt)]
        return sorted(found, key=lambda one: (one.lineno, one.col_offset))

    @cached_property
    def streamlit_names(self) -> frozenset[str]:
        """The names by which the file knows Streamlit: `st`, mostly."""
        return frozenset(
            one.asname or one.name
            for node in self.nodes
            if isinstance(node, ast.Import)
            for one in node.names
            if one.name == "streamlit"
        )

    def command(self, node: ast.AST) -> str:
        """Give the name of the command that is called by its full name (`st.rerun()`), or none."""
        func = node.func if isinstance(node, ast.Call) else None
        if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
            return func.attr if func.value.id in self.streamlit_names else ""
        return ""

    # Widgets.

    @cached_property
    def widgets(self) -> list[WidgetCall]:
        """The calls that draw a widget, in the order of their lines."""
        found = []
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call) or last_name(node.func) not in ALL_KINDS:
                continue
            if isinstance(node.func, ast.Name) and node.func.id in self.functions:
                continue
            statement = self.statement(node)
            target = None
            if isinstance(statement, ast.Assign) and statement.value is node:
                target = statement.targets[0]
            elif isinstance(statement, ast.AnnAssign) and statement.value is node:
                target = statement.target
            call = widget_call(node, target, self.is_in_form(node))
            if call:
                found.append(call)
        return sorted(found, key=lambda one: (one.line, one.node.col_offset))

    def is_in_form(self, node: ast.AST) -> bool:
        """Whether a call is in the block of a form, or made of a variable that is one."""
        for one in self.around(node):
            if isinstance(one, ast.With) and any(
                self._is_form(item.context_expr) for item in one.items
            ):
                return True
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                break
        func = getattr(node, "func", None)
        return isinstance(func, ast.Attribute) and self._is_form(func.value)

    def _is_form(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call):
            return last_name(node.func) == "form"
        if isinstance(node, ast.Name):
            return any(
                isinstance(value, ast.Call) and last_name(value.func) == "form"
                for value in self.assigned.get(node.id, [])
            )
        return False

    def widget_at(self, line: int, kind: str, label: str, key: str | None) -> WidgetCall | None:
        """Give the call that draws a widget, by its statement's first line and what is known."""
        kinds = {"text": ("text_input",)}.get(kind, (kind.replace(" ", "_"),))
        here = [
            one
            for one in self.widgets
            if self.statement(one.node).lineno <= line <= (one.node.end_lineno or line)
            or one.line == line
        ]
        matching = [one for one in here if one.kind in kinds] or here
        for one in matching:
            if key and one.constant_key == key:
                return one
        for one in matching:
            if one.label == label:
                return one
        return matching[0] if matching else None

    @cached_property
    def callbacks(self) -> dict[str, list[WidgetCall]]:
        """The functions that are given as callbacks, and the widgets that they are of."""
        found: dict[str, list[WidgetCall]] = {}
        for one in self.widgets:
            if isinstance(one.callback, ast.Name):
                found.setdefault(one.callback.id, []).append(one)
        return found

    def pressed(self, node: ast.AST) -> WidgetCall | None:
        """Give the button in whose `if` a node is."""
        return self._in_branch_of(node, BUTTONS)

    def asked(self, node: ast.AST) -> WidgetCall | None:
        """Give the chat input in whose `if` a node is."""
        return self._in_branch_of(node, frozenset(["chat_input"]))

    def _in_branch_of(self, node: ast.AST, kinds: frozenset[str]) -> WidgetCall | None:
        for branch, as_then in self.branches(node):
            if not as_then:
                continue
            for part in ast.walk(branch.test):
                for call in self.widgets:
                    if call.kind not in kinds:
                        continue
                    named = isinstance(part, ast.Name) and part.id == call.variable
                    if part is call.node or named:
                        return call
        return None

    # Variables.

    @cached_property
    def assigned(self) -> dict[str, list[ast.expr]]:
        """What is assigned to each name, anywhere in the file."""
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    for name in _names(target):
                        found.setdefault(name, []).append(node.value)
            elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value:
                for name in _names(node.target):
                    found.setdefault(name, []).append(node.value)
            elif isinstance(node, ast.For):
                for name in _names(node.target):
                    found.setdefault(name, []).append(node.iter)
            elif isinstance(node, ast.With):
                for item in node.items:
                    if item.optional_vars is not None:
                        for name in _names(item.optional_vars):
                            found.setdefault(name, []).append(item.context_expr)
        return found

    # Session state.

    @cached_property
    def state_names(self) -> frozenset[str]:
        """The variables that are session state."""
        found = {"session_state"}
        for name, values in self.assigned.items():
            if any(last_name(value) == "session_state" for value in values):
                found.add(name)
        return frozenset(found)

    def is_state(self, node: ast.AST) -> bool:
        """Whether an expression is session state itself."""
        if isinstance(node, ast.Name):
            return node.id in self.state_names
        return isinstance(node, ast.Attribute) and node.attr == "session_state"

    def state_key(self, node: ast.AST) -> str | None:
        """Give the key that an expression stands for; what is computed, in quotes."""
        if isinstance(node, ast.Attribute) and self.is_state(node.value):
            return node.attr
        if isinstance(node, ast.Subscript) and self.is_state(node.value):
            return _key(node.slice)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _READS
            and self.is_state(node.func.value)
            and node.args
        ):
            return _key(node.args[0])
        return None

    def held_under(self, node: ast.AST) -> str | None:
        """Give the key of what an expression stands for, also through a variable."""
        if isinstance(node, ast.Name):
            keys = {self.state_key(value) for value in self.assigned.get(node.id, [])}
            return keys.pop() if len(keys) == 1 else None
        return self.state_key(node)

    @cached_property
    def state_writes(self) -> list[StateWrite]:  # noqa: PLR0912 - one for each statement
        """All statements that set or take away a key, or what is kept under it."""
        found = []
        for statement in self.in_order:
            if isinstance(statement, ast.Assign | ast.AnnAssign | ast.AugAssign):
                targets = (
                    statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                )
                for target in (each for one in targets for each in _flat(one)):
                    place = target
                    while isinstance(place, ast.Subscript | ast.Attribute):
                        inside = place is not target
                        key = self.held_under(place) if inside else self.state_key(place)
                        if key is not None:
                            found.append(StateWrite(key, target, statement, statement.value))
                            break
                        place = place.value
                    else:
                        if place is not target and (key := self.held_under(place)) is not None:
                            found.append(StateWrite(key, target, statement, statement.value))
            elif isinstance(statement, ast.Delete):
                for target in statement.targets:
                    if (key := self.state_key(target)) is not None:
                        found.append(StateWrite(key, target, statement, None))
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                call = statement.value
                if isinstance(call.func, ast.Attribute):
                    changes = call.func.attr in _CHANGES
                    if changes and (key := self.held_under(call.func.value)) is not None:
                        found.append(StateWrite(key, call, statement, None))
                    elif call.func.attr == "setdefault" and (key := self.state_key(call)):
                        value = call.args[1] if len(call.args) > 1 else None
                        found.append(StateWrite(key, call, statement, value))
        return found


def last_name(node: ast.AST | None) -> str:
    """Give the last part of a dotted name, of what is called if it is a call; else nothing."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _key(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return f'"{ast.unparse(node)}"'


def _names(target: ast.expr) -> Iterator[str]:
    for one in _flat(target):
        if isinstance(one, ast.Name):
            yield one.id


def _flat(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for one in target.elts:
            yield from _flat(one)
    elif isinstance(target, ast.Starred):
        yield from _flat(target.value)
    else:
        yield target
