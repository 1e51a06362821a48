"""Faults that are read from the code: what the end of a run, or a rerun, takes away.

As in `static_rules.py`, a rule's docstring says what it must not accuse.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from settled._internal.doctor.finding import Finding
from settled._internal.doctor.source import Source, last_name
from settled._internal.doctor.static_finding import static_finding, words
from settled._internal.doctor.widget_calls import BUTTONS, WidgetCall

_MESSAGES = frozenset(["success", "info", "warning", "error"])

_MOMENT = frozenset(["append", "add", "update", "get", "pop", "setdefault", "clear", "str", "len"])
"""Calls that take no time: a message above them is not seen either."""

_WORK = frozenset(["sleep", "write_stream"])


def message_before_rerun(source: Source) -> Iterator[Finding]:
    """A message that is followed by `st.rerun()`, which draws the page anew without it.

    Innocent: a message that is left on the page for a while by `time.sleep` or other work, and one
    in another branch than the rerun.
    """
    for block in _blocks(source):
        for place, statement in enumerate(block):
            if not _command(source, statement, _MESSAGES):
                continue
            for after in block[place + 1 :]:
                if _command(source, after, frozenset(["rerun"])):
                    yield static_finding(
                        source,
                        source.pressed(statement),
                        "message-before-rerun",
                        seen=f"the message of line {statement.lineno} goes away before anybody "
                        "reads it",
                        expected="the message is on the page after the rerun",
                        because="st.rerun() draws the page anew at once, and in the new run "
                        f"nothing draws the message of line {statement.lineno}.",
                        lines=(statement.lineno, after.lineno),
                    )
                    break
                if not _is_of_a_moment(after):
                    break


def rerun_in_try(source: Source) -> Iterator[Finding]:
    """`st.rerun()` in a `try` that catches everything, and so the rerun itself.

    Streamlit raises what derives from BaseException. Innocent: `except Exception`, a handler that
    raises again, and a rerun in a function that is only defined there.
    """
    for node in source.nodes:
        if not isinstance(node, ast.Try):
            continue
        catcher = next((one for one in node.handlers if _catches_all(one)), None)
        if catcher is None:
            continue
        reruns = [
            one
            for statement in node.body
            for one in ast.walk(statement)
            if isinstance(one, ast.Call)
            and source.command(one) in ("rerun", "switch_page")
            and source.function(one) is source.function(node)
            and next(o for o in source.around(one) if isinstance(o, ast.Try)) is node
        ]
        if reruns:
            name = f"st.{last_name(reruns[0])}()"
            yield static_finding(
                source,
                source.pressed(node),
                "rerun-in-try",
                seen=f"line {catcher.lineno} runs though nothing has failed, and no rerun follows",
                expected=f"{name} begins a new run",
                because=f"{name} ends the run by an exception, and line {catcher.lineno} catches "
                "that one too.",
                lines=(reruns[0].lineno, catcher.lineno),
            )


def page_change_clears_url(source: Source) -> Iterator[Finding]:
    """A query parameter that is set just before `st.switch_page`, which empties the address.

    Innocent: parameters that are handed to `st.switch_page`, or taken away.
    """
    for block in _blocks(source):
        for place, statement in enumerate(block):
            if not _sets_query(statement):
                continue
            for after in block[place + 1 :]:
                call = _command(source, after, frozenset(["switch_page"]))
                if call is None:
                    continue
                if not any(one.arg in ("query_params", None) for one in call.keywords):
                    yield static_finding(
                        source,
                        source.pressed(statement),
                        "page-change-clears-url",
                        seen="on the other page, the query parameter is gone",
                        expected="the other page gets the query parameter",
                        because="st.switch_page empties the address, but for the parameters that "
                        "are handed to it.",
                        lines=(statement.lineno, after.lineno),
                    )
                break


def stop_button_in_loop(source: Source) -> Iterator[Finding]:
    """A loop in one button's branch that asks whether another button was pressed.

    A press ends the run, and in the next one the first button is not pressed. Innocent: a loop in
    no button's branch, which the pressed button keeps from beginning again.
    """
    for loop in source.nodes:
        if not isinstance(loop, ast.While):
            continue
        start = source.pressed(loop)
        asked = {one.id for one in ast.walk(loop.test) if isinstance(one, ast.Name)}
        stop = next(
            (
                one
                for one in source.widgets
                if one.kind in BUTTONS
                and one is not start
                and one.variable in asked
                and len(source.assigned.get(one.variable or "", [])) == 1
                and loop not in source.around(one.node)
            ),
            None,
        )
        if start is not None and stop is not None:
            yield static_finding(
                source,
                start,
                "stop-button-in-loop",
                seen=f"after {words(stop)}, nothing below the loop is run, and all that it has "
                "counted is gone",
                expected=f"{words(stop)} ends the loop, and the lines below it run",
                because=f"“{stop.variable}” stays as it is as long as the run goes on. The press "
                f"ends this run, and in the next one {words(start)} is not pressed.",
                lines=(stop.line, loop.lineno),
            )


def chat_interrupted(source: Source) -> Iterator[Finding]:
    """Advice: an answer that is stored only after long work, in the branch of the chat input.

    Only work that sleeps or streams is known to be long. Innocent: an answer that later runs take
    up again, as they do outside of that branch.
    """
    told: set[WidgetCall] = set()
    for node in source.nodes:
        if not (isinstance(node, ast.Call) and last_name(node) in _WORK):
            continue
        chat = source.asked(node)
        if chat is None or chat in told:
            continue
        stored = [
            one.statement.lineno
            for one in source.state_writes
            if source.asked(one.node) is chat and one.statement.lineno >= node.lineno
        ]
        if stored:
            told.add(chat)
            yield static_finding(
                source,
                chat,
                "chat-interrupted",
                level="advice",
                seen="a second message meanwhile ends the answer to the first, which is lost",
                expected="each message gets its answer",
                because=f"The answer is stored in line {stored[0]}, once the work of line "
                f"{node.lineno} is done. An input that comes meanwhile ends this run.",
                lines=(chat.line, node.lineno, stored[0]),
            )


RULES: tuple[Callable[[Source], Iterator[Finding]], ...] = (
    rerun_in_try,
    message_before_rerun,
    page_change_clears_url,
    stop_button_in_loop,
    chat_interrupted,
)


def _blocks(source: Source) -> Iterator[list[ast.stmt]]:
    """Give all lists of statements that run one after another."""
    for node in source.nodes:
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


def _command(source: Source, statement: ast.stmt, names: frozenset[str]) -> ast.Call | None:
    """Give the call that a statement is, if it is one of Streamlit's commands with such a name."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return call if isinstance(call, ast.Call) and source.command(call) in names else None


def _is_of_a_moment(statement: ast.stmt) -> bool:
    calls = [one for one in ast.walk(statement) if isinstance(one, ast.Call)]
    plain = isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr)
    quick = _MOMENT | _MESSAGES | {"balloons", "snow"}
    return plain and all(last_name(one) in quick for one in calls)


def _catches_all(handler: ast.ExceptHandler) -> bool:
    everything = handler.type is None or last_name(handler.type) == "BaseException"
    return everything and not any(isinstance(one, ast.Raise) for one in ast.walk(handler))


def _sets_query(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Assign):
        return any(
            isinstance(one, ast.Subscript | ast.Attribute)
            and last_name(one.value) == "query_params"
            for one in statement.targets
        )
    func = getattr(getattr(statement, "value", None), "func", None)
    if not isinstance(func, ast.Attribute) or func.attr not in ("update", "from_dict"):
        return False
    return last_name(func.value) == "query_params"
