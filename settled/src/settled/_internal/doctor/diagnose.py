"""The whole of a diagnosis: read the code, make inputs, confirm, name causes, prove edits."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import streamlit

from settled._internal.browser.actions import Action, Rerun
from settled._internal.browser.inputs import possible
from settled._internal.browser.page import Item, Page
from settled._internal.doctor.app_files import app_sources, imports_streamlit
from settled._internal.doctor.causes import finding_of
from settled._internal.doctor.context import Context, masked
from settled._internal.doctor.detect import start
from settled._internal.doctor.edits import candidates
from settled._internal.doctor.effects import effects
from settled._internal.doctor.explore import Explorer, reproduce
from settled._internal.doctor.finding import Diagnosis, Finding, Status, Widget
from settled._internal.doctor.inputs_in_words import inputs
from settled._internal.doctor.sandbox import Workplace
from settled._internal.doctor.static_rules import static_findings
from settled._internal.doctor.symptom import Case
from settled._internal.doctor.text_edit import unified_diff
from settled._internal.doctor.walk import (
    CannotDiagnoseError,
    CapReachedError,
    Sessions,
)

_FIRST = {
    kind: place
    for place, kind in enumerate(
        [
            "exception",
            "ignored default",
            "old arguments",
            "closed",
            "other row",
            "default ignored",
            "untouched default",
            "callback skipped",
            "forgotten",
            "options after sending",
            "shared",
            "stale cache",
            "replaced by itself",
            "lost",
            "unheard",
            "differs",
            "other lost",
            "late",
            "new in each run",
        ]
    )
}
"""Which of two symptoms after as many inputs is told first."""

_CONSEQUENCES = ("late", "differs", "lost", "unheard", "other lost", "new in each run")


class Progress(Protocol):
    """Is told what goes on."""

    def tries(self, words: str, reruns: int) -> None:
        """Say what is tried now."""

    def warns(self, words: str) -> None:
        """Say what a person should know before the app runs."""

    def finds(self, finding: Finding) -> None:
        """Take a finding as soon as it is confirmed. Its place, and its edit, come at the end."""


class Silent:
    """Says nothing."""

    def tries(self, words: str, reruns: int) -> None:
        """Say nothing."""

    def warns(self, words: str) -> None:
        """Say nothing."""

    def finds(self, finding: Finding) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Options:
    """How an app is diagnosed."""

    seed: int = 0
    reruns: int = 1000
    """At most so many."""
    advice: bool = False
    network: bool = False
    edits: bool = True
    """Whether edits are looked for and proven."""


def diagnose(
    path: Path, options: Options | None = None, progress: Progress | None = None
) -> Diagnosis:
    """Find out which inputs of an app lag, and why.

    The app runs in a copy of its folder.

    Args:
        path: the main script.
        options: how.
        progress: is told what goes on.
    """
    options, progress = options or Options(), progress or Silent()
    begun = time.perf_counter()
    workplace = Workplace(path.resolve())
    try:
        with _quiet():
            return _Diagnosis(path, workplace, options, progress, begun).run()
    finally:
        workplace.close()


class _Diagnosis:
    def __init__(
        self,
        path: Path,
        workplace: Workplace,
        options: Options,
        progress: Progress,
        begun: float,
    ) -> None:
        self.path, self.workplace = path, workplace
        self.options, self.progress, self.begun = options, progress, begun
        self.doing = ""
        self._is_proving = False
        self.sessions = Sessions(
            workplace,
            seed=options.seed,
            most=options.reruns,
            tell=lambda reruns: progress.tries(self.doing, reruns),
        )

    def run(self) -> Diagnosis:
        try:
            sources = app_sources(self.path)
        except (SyntaxError, ValueError, OSError) as error:
            return self._end("cannot-diagnose", why=f"Python cannot read it: {error}")
        if not any(imports_streamlit(one) for one in sources.values()):
            return self._end("cannot-diagnose", why="It does not import Streamlit.")
        warnings = tuple(effects(sources[""]))
        if warnings:
            self.progress.warns(
                f"{self.path.name} does more than draw a page. It runs in a copy of its folder"
                + (", with the network:" if self.options.network else ", without a network:")
            )
            for one in warnings:
                self.progress.warns(f"  {one}")
        context = Context(sources)
        static = static_findings(sources[""])
        capped, why = False, ""
        with self.sessions.in_place(network=self.options.network):
            findings: list[Finding] = []
            explorer = Explorer(self.sessions, context, self._says)
            try:
                explorer.explore()
            except CapReachedError:
                capped = True
            except (CannotDiagnoseError, TimeoutError) as error:
                why = str(error)
            # What was found is confirmed in any case: the limit is for trying.
            self.sessions.most = self.sessions.reruns + self.options.reruns
            confirmed = self._confirm(explorer, context)
            findings = self._ordered(static, confirmed)
            if not findings and not why and explorer.start_page is not None:
                why = start.cannot(explorer.start_page)
            if why and not findings:
                return self._end("cannot-diagnose", why=why, warnings=warnings)
            if not self.options.advice:
                findings = [one for one in findings if one.level == "bug"]
            if self.options.edits:
                findings = [self._with_edit(one, findings, context) for one in findings]
        status: Status = "findings" if findings else "settled"
        return self._end(status, tuple(findings), warnings=warnings, capped=capped)

    def _says(self, words: str) -> None:
        self.doing = words

    def _end(
        self,
        status: Status,
        findings: tuple[Finding, ...] = (),
        *,
        why: str = "",
        warnings: tuple[str, ...] = (),
        capped: bool = False,
    ) -> Diagnosis:
        return Diagnosis(
            app=str(self.path),
            streamlit=streamlit.__version__,
            status=status,
            reruns=self.sessions.reruns,
            seconds=time.perf_counter() - self.begun,
            findings=findings,
            why=why,
            warnings=warnings,
            capped=capped,
        )

    # Confirming.

    def _confirm(self, explorer: Explorer, context: Context) -> list[tuple[Case, Finding]]:
        """Shrink each case, see it once more in a fresh session, and name its cause."""
        confirmed: list[tuple[Case, Finding]] = []
        cases = sorted(explorer.cases.values(), key=_rank)
        for case in cases:
            self._says("what was found, once more")
            if confirmed and not confirmed[0][0].actions:
                break  # An app that fails at its start has to be mended there first.
            if any(_contains(case, other) for other, _ in confirmed):
                continue
            with contextlib.suppress(CapReachedError, TimeoutError):
                shrunk = self._shrunk(case, context)
                if shrunk is None or any(_contains(shrunk, other) for other, _ in confirmed):
                    continue
                walk = self.sessions.play(shrunk.actions, recorded=True)
                finding = finding_of(shrunk, walk, context)
                if finding is not None:
                    confirmed.append((shrunk, finding))
                    if not self._is_proving:
                        self.progress.finds(finding)
        return confirmed

    def _shrunk(self, case: Case, context: Context) -> Case | None:
        """Leave out one input after the other, as long as the symptom comes again."""
        if case.symptom.kind in _AT_THE_END:
            return case
        if case.symptom.kind == "new in each run" and len(case.actions) == 2:
            return case
        again = reproduce(self.sessions, context, case.actions, case.symptom)
        if again is None:
            return None
        best = Case(again, case.actions)
        place = len(best.actions) - 2
        while place >= 0:
            fewer = (*best.actions[:place], *best.actions[place + 1 :])
            shorter = reproduce(self.sessions, context, fewer, case.symptom)
            if shorter is not None:
                best = Case(shorter, fewer)
            place -= 1
        return best

    def _ordered(
        self, static: Sequence[Finding], confirmed: Sequence[tuple[Case, Finding]]
    ) -> list[Finding]:
        """Put what is certain first, fold what is the same, and keep one for each widget."""
        dynamic = [finding for _, finding in confirmed]
        bugs = [one for one in static if one.level == "bug"]
        failing = [f for c, f in confirmed if c.symptom.kind == "exception" and not c.actions]
        ordered = [*failing]
        for one in bugs:
            seen = next((f for f in dynamic if f.pattern == one.pattern), None)
            if failing:
                continue
            ordered.append(replace(one, inputs=seen.inputs) if seen is not None else one)
        patterns = {one.pattern for one in ordered}
        for one in dynamic:
            vague = one.pattern == "read-before-write" and patterns & _SHOWN_LATE
            if one not in ordered and one.pattern not in {o.pattern for o in bugs} and not vague:
                ordered.append(one)
        ordered += [one for one in static if one.level == "advice"]
        kept: list[Finding] = []
        for one in ordered:
            same = next((k for k in kept if _same_widget(k, one) or _same_lines(k, one)), None)
            if same is None:
                kept.append(one)
            elif one.pattern != same.pattern and one.level == "bug":
                place = kept.index(same)
                also = f"{one.title} [{one.pattern}]"
                if also not in same.also:
                    kept[place] = replace(same, also=(*same.also, also))
        return kept

    # Edits.

    def _with_edit(
        self, finding: Finding, findings: Sequence[Finding], context: Context
    ) -> Finding:
        """Offer the first edit that takes the finding away and makes nothing worse."""
        self._says("an edit")
        source = context.sources[finding.file]
        others = {_identity(one) for one in findings if one is not finding}
        for text in candidates(source, finding):
            with contextlib.suppress(CapReachedError, TimeoutError):
                if self._is_proven(text, source.text, finding, others, context):
                    name = finding.file or self.path.name
                    diff = unified_diff(source.text, text, name)
                    return replace(finding, edit=diff, edited=text)
        return finding

    def _is_proven(
        self,
        text: str,
        before: str,
        finding: Finding,
        others: set[tuple[object, ...]],
        context: Context,
    ) -> bool:
        """Whether the changed app begins and ends as before, and a diagnosis of it finds less.

        Both are driven by the same systematic inputs and the same random ones.
        """
        self.sessions.most = self.sessions.reruns + 2 * self.options.reruns
        self._is_proving = True
        first = [_looks(page) for page in self._settled_pages(finding, context)]
        try:
            self.workplace.write(text, finding.file)
            second_pages = self._settled_pages(finding, context)
            if any(page.exceptions for page in second_pages):
                return False
            if finding.pattern not in _BEGIN_OTHERWISE:
                second = [_looks(page) for page in second_pages]
                if any(a != b for a, b in zip(first, second, strict=False) if a is not None):
                    return False
            changed = Context(app_sources(self.workplace.app))
            explorer = Explorer(self.sessions, changed, self._says)
            with contextlib.suppress(CapReachedError):
                explorer.explore()
            static = static_findings(changed.sources[finding.file])
            left = self._ordered(static, self._confirm(explorer, changed))
            return not any(one.level == "bug" and _identity(one) not in others for one in left)
        finally:
            self.workplace.write(before, finding.file)

    def _settled_pages(self, finding: Finding, context: Context) -> list[Page]:
        """Give the page at the start, and after each single input that the finding is not about."""
        walk = self.sessions.begin()
        pages = [walk.page]
        about = finding.widget
        made = {one.words for one in finding.inputs}
        call = context.call(about.kind, about.label, about.key) if about else None
        seen = {one.target for one in walk.page.widgets if _is_of(one, about, call, context)}
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


def _identity(finding: Finding) -> tuple[object, ...]:
    widget = finding.widget
    return finding.pattern, widget and (widget.kind, widget.key or masked(widget.label))


_AT_THE_END = ("stale cache", "shared", "callback skipped")
_BEGIN_OTHERWISE = ("callback-called",)
"""Patterns whose faulty app does not begin as the right one does."""

_SHOWN_LATE = {
    "class-redefined",
    "plain-variable",
    "nudge-too-late",
    "clear-after-send",
    "callback-called",
    "toggle-out-of-phase",
}
"""Patterns that show as a text that is late, too."""


def _rank(case: Case) -> tuple[int, int, int]:
    at_start = 0 if case.symptom.kind == "exception" and not case.actions else 1
    length = len([one for one in case.actions if not isinstance(one, Rerun)])
    return at_start, length, _FIRST.get(case.symptom.kind, 99)


def _contains(case: Case, other: Case) -> bool:
    """Whether the inputs of a case go through those of another one, which then explains it."""
    if case.symptom.kind not in _CONSEQUENCES:
        return False
    mine = [one for one in case.actions if not isinstance(one, Rerun)]
    theirs = [one for one in other.actions if not isinstance(one, Rerun)]
    return bool(theirs) and len(mine) > len(theirs) and _is_within(theirs, mine)


def _is_within(few: Sequence[Action], many: Sequence[Action]) -> bool:
    left = iter(many)
    return all(any(one == other for other in left) for one in few)


def _same_widget(one: Finding, other: Finding) -> bool:
    mine, theirs = one.widget, other.widget
    if mine is None or theirs is None or one.file != other.file:
        return False
    if mine.key or theirs.key:
        return mine.key == theirs.key
    return mine.label == theirs.label and mine.kind == theirs.kind


def _same_lines(one: Finding, other: Finding) -> bool:
    return one.pattern == other.pattern and bool(set(one.lines) & set(other.lines))


def _looks(page: Page) -> list[tuple[object, ...]] | None:
    """Give what is compared of two versions; nothing if one of them fails."""
    if page.exceptions:
        return None
    return [(one.kind, one.text, repr(one.value), one.disabled) for one in page.items]


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the app prints and logs to itself."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            open(os.devnull, "w") as nowhere,  # noqa: PTH123
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
        ):
            yield
    finally:
        logging.disable(before)
