"""Offers an edit once both versions of an app were driven by the same inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from settled._internal.browser.actions import Action, Rerun
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

_ENOUGH = 200
"""After how many reruns an edit has been tried enough, if the app has more inputs than that."""

_BEGIN_OTHERWISE = ("callback-called",)
"""Patterns whose faulty app does not begin as the right one does."""


class Prover:
    """Tries edits of one app out."""

    def __init__(
        self,
        sessions: Sessions,
        context: Context,
        explored: int,
        faults: Sequence[Sequence[Action]],
    ) -> None:
        """Take what the app was diagnosed with.

        Args:
            sessions: of the app.
            context: what is known of it.
            explored: how many reruns it took to find what is wrong with it.
            faults: the inputs that lead to that.
        """
        self.sessions, self.context = sessions, context
        self._explored, self._faults = explored, faults
        self.unproven = 0
        """For how many findings there was an edit that the limit of reruns left unproven."""

    def with_edit(self, finding: Finding, findings: Sequence[Finding]) -> Finding:
        """Offer the first edit that takes the finding away and makes nothing worse."""
        source = self.context.sources[finding.file]
        others = {identity(one) for one in findings if one is not finding}
        for text in candidates(source, finding):
            try:
                if self._is_proven(text, source.text, finding, others):
                    name = finding.file or self.sessions.workplace.app.name
                    diff = unified_diff(source.text, text, name)
                    return replace(finding, edit=diff, edited=text)
            except CapReachedError:
                self.unproven += 1
                return finding
            except TimeoutError:
                continue
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

        Raises:
            CapReachedError: too few reruns are left to say so.
            TimeoutError: one of the two did not come to rest.
        """
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
            self._explore(explorer)
            static = static_findings(changed.sources)
            confirmation = confirm(explorer, lambda _: None)
            if confirmation.left:
                raise CapReachedError
            left = ordered(static, confirmation.found)
            return not any(one.level == "bug" and identity(one) not in others for one in left)
        finally:
            self.sessions.workplace.write(before, finding.file)

    def _explore(self, explorer: Explorer) -> None:
        """Make the inputs of all that was found, and then try everything.

        Of an app with very many inputs, the first ones do.

        Raises:
            CapReachedError: too few reruns are left for that.
        """
        for actions in self._faults:
            walk = explorer.play(actions)
            if not walk.is_over and self.sessions.make(walk, Rerun()) is not None:
                explorer.see(walk)
        begun = self.sessions.reruns
        enough = min(self._explored, _ENOUGH)
        try:
            with self.sessions.within(self.sessions.left * 3 // 4):
                explorer.explore()
        except CapReachedError:
            if self.sessions.reruns - begun < enough:
                raise

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
