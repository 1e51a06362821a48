"""An expander or tabs that close by themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from settled._internal.browser.actions import Expander, GoToPage, Reload, Rerun, SelectTab
from settled._internal.browser.page import Item, Page
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect.lost import fails
from settled._internal.doctor.source import last_name
from settled._internal.doctor.symptom import Symptom
from settled._internal.doctor.walk import Walk


def closed_by_itself(walk: Walk, context: Context) -> Iterator[Symptom]:
    """What a person has opened is closed after an input that they made elsewhere.

    Innocent: a container that is gone, one that code opens or closes, and a page that was left.
    """
    step = walk.last
    if step.before is None or step.action is None or fails(step):
        return
    if isinstance(step.action, Expander | SelectTab | GoToPage | Reload):
        return
    opened = [o.action for o in walk.steps if isinstance(o.action, Expander | SelectTab)]
    if not opened:
        return
    for kind, pattern in (("tab", "tabs-jump"), ("expander", "expander-closes")):
        before, after = _containers(step.before, kind), _containers(step.page, kind)
        if len(before) != len(after):
            continue
        for was, now in zip(before, after, strict=True):
            if not was.open or now.open or not _by_person(was, opened):
                continue
            if _is_opened_by_code(context, kind):
                continue
            if kind == "tab" and (was.text != now.text or _is_switched(context)):
                continue
            if kind == "expander" and (was.text == now.text or _is_fixed(context, was.text)):
                continue
            yield Symptom(
                "closed",
                was.target,
                f"{was.words()} is closed",
                f"{was.words()} stays open",
                pattern,
            )
            return


def tab_not_opened(walk: Walk, context: Context) -> Iterator[Symptom]:
    """Tabs have got another default, and the same tab is open as before.

    Innocent: tabs that the app hears of, whose key opens one; tabs with other labels, which begin
    anew; a default that the open tab is already.
    """
    step = walk.last
    if step.before is None or step.action is None or fails(step):
        return
    if isinstance(step.action, GoToPage | Reload | SelectTab | Rerun):
        return
    before, after = (_groups_of_tabs(page) for page in (step.before, step.page))
    if len(before) != len(after):
        return
    for (old, labels), (new, tabs) in zip(before, after, strict=True):
        if old == new or [o.text for o in labels] != [o.text for o in tabs] or new >= len(tabs):
            continue
        is_open = next((one for one in tabs if one.open), None)
        if is_open is None or is_open is tabs[new]:
            continue
        yield Symptom(
            "default ignored",
            tabs[new].target,
            f"{is_open.words()} is open",
            f"{tabs[new].words()} is open, which is the new default",
            "tab-from-code",
        )
        return


def _groups_of_tabs(page: Page) -> list[tuple[int, list[Item]]]:
    """Give the place of the default and the tabs, of all tabs that tell the app nothing."""
    groups: list[tuple[int, list[Item]]] = []
    heard = False
    for one in page.items:
        if one.name == "tab_container":
            heard = bool(getattr(one.proto, "id", ""))
            if not heard:
                groups.append((one.proto.default_tab_index, []))
        elif one.kind == "tab" and groups and not heard:
            groups[-1][1].append(one)
    return groups


def _is_opened_by_code(context: Context, kind: str) -> bool:
    """Whether the app hears of what is opened, and so can close it on purpose."""
    return any(
        isinstance(node, ast.Call)
        and last_name(node) == {"tab": "tabs"}.get(kind, kind)
        and any(one.arg == "on_change" for one in node.keywords)
        for source in context.sources.values()
        for node in source.nodes
    )


def _is_fixed(context: Context, label: str) -> bool:
    """Whether the code writes a label as it is: then what stands in its place is another one."""
    return any(
        isinstance(node, ast.Call)
        and last_name(node) == "expander"
        and any(isinstance(one, ast.Constant) and one.value == label for one in node.args)
        for source in context.sources.values()
        for node in source.nodes
    )


def _is_switched(context: Context) -> bool:
    """Whether the code sets the key of tabs: then it is the code that opens another one."""
    keys = {
        keyword.value.value
        for source in context.sources.values()
        for node in source.nodes
        if isinstance(node, ast.Call) and last_name(node) == "tabs"
        for keyword in node.keywords
        if keyword.arg == "key" and isinstance(keyword.value, ast.Constant)
    }
    return any(
        write.key in keys for source in context.sources.values() for write in source.state_writes
    )


def _containers(page: Page, kind: str) -> list[Item]:
    return [one for one in page.items if one.kind == kind]


def _by_person(item: Item, opened: list[Expander | SelectTab]) -> bool:
    return any(
        one.target == item.target or one.target.kind == item.kind == "expander" for one in opened
    )
