"""Offers an edit once both versions of an app were driven by the same inputs."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from settled._internal.browser.actions import Rerun
from settled._internal.browser.inputs import possible
from settled._internal.browser.page import Item, Page
from settled._internal.doctor.app_files import app_sources
from settled._internal.doctor.confirm import confirm
from settled._internal.doctor.context import Context
from settled._internal.doctor.edits import candidates
from settled._internal.doctor.explore import Explorer
from settled._internal.doctor.finding import Finding, Widget
from settled._internal.doctor.inputs_in_words import inputs
from settled._internal.doctor.order import identity, ordered
from settled._internal.doctor.static_rules import static_findings
from settled._internal.doctor.text_edit import unified_diff
from settled._internal.doctor.walk import CapReachedError, Sessions

_BEGIN_OTHERWISE = ("callback-called",)
"""Patterns whose faulty app does not begin as the right one does."""


class Prover:
    """Tries edits of one app out."""

    def __init__(self, sessions: Sessions, context: Context, most: int) -> None:
        """Take what the app was diagnosed with.

        Args:
            sessions: of the app.
            context: what is known of it.
            most: how many reruns the proof of one edit may take.
        """
        self.sessions, self.context, self.most = sessions, context, most

    def with_edit(self, finding: Finding, findings: Sequence[Finding]) -> Finding:
        """Offer the first edit that takes the finding away and makes nothing worse."""
        source = self.context.sources[finding.file]
        others = {identity(one) for one in findings if one is not finding}
        for text in candidates(source, finding):
            with contextlib.suppress(CapReachedError, TimeoutError):
                if self._is_proven(text, source.text, finding, others):
                    name = finding.file or self.sessions.workplace.app.name
                    diff = unified_diff(source.text, text, name)
                    return replace(finding, edit=diff, edited=text)
        return finding

    def _is_proven(
        self,
        text: str,
        before: str,
        finding: Finding,
        others: set[tuple[object, ...]],
    ) -> bool:
        """Whether the changed app begins and ends as before, and a diagnosis of it finds less.

        Both are driven by the same systematic inputs and the same random ones.
        """
        self.sessions.most = self.sessions.reruns + self.most
        first = [_looks(page) for page in self._settled_pages(finding)]
        try:
            self.sessions.workplace.write(text, finding.file)
            second_pages = self._settled_pages(finding)
            if any(page.exceptions for page in second_pages):
                return False
            if finding.pattern not in _BEGIN_OTHERWISE:
                second = [_looks(page) for page in second_pages]
                if any(a != b for a, b in zip(first, second, strict=False) if a is not None):
                    return False
            changed = Context(app_sources(self.sessions.workplace.app))
            explorer = Explorer(self.sessions, changed, lambda _: None)
            with contextlib.suppress(CapReachedError):
                explorer.explore()
            static = static_findings(changed.sources[finding.file])
            left = ordered(static, confirm(explorer, lambda _: None))
            return not any(one.level == "bug" and identity(one) not in others for one in left)
        finally:
            self.sessions.workplace.write(before, finding.file)

    def _settled_pages(self, finding: Finding) -> list[Page]:
        """Give the page at the start, and after each single input that the finding is not about."""
        walk = self.sessions.begin()
        pages = [walk.page]
        about = finding.widget
        made = {one.words for one in finding.inputs}
        call = self.context.call(about.kind, about.label, about.key) if about else None
        seen = {one.target for one in walk.page.widgets if _is_of(one, about, call, self.context)}
        for action in possible(walk.page):
            target = getattr(action, "target", None)
            if target is None or target in seen or made & {one.words for one in inputs([action])}:
                continue
            seen.add(target)
            pages.append(self.sessions.play((action, Rerun())).page)
        return pages


def _is_of(item: Item, about: Widget | None, call: object, context: Context) -> bool:
    """Whether a widget is the one that a finding is about, or drawn by the same call."""
    if about is None:
        return False
    if (item.text, item.key) == (about.label, about.key):
        return True
    return call is not None and context.call(item.kind, item.text, item.key) == call


def _looks(page: Page) -> list[tuple[object, ...]] | None:
    """Give what is compared of two versions; nothing if one of them fails."""
    if page.exceptions:
        return None
    return [(one.kind, one.text, repr(one.value), one.disabled) for one in page.items]
