"""The whole of a diagnosis: read the code, make inputs, confirm, name causes, prove edits."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import streamlit

from settled._internal.doctor.app_files import app_sources, imports_streamlit
from settled._internal.doctor.confirm import confirm
from settled._internal.doctor.context import Context
from settled._internal.doctor.detect import start
from settled._internal.doctor.effects import effects
from settled._internal.doctor.explore import Explorer
from settled._internal.doctor.finding import Diagnosis, Finding, Status
from settled._internal.doctor.order import ordered
from settled._internal.doctor.proof import Prover
from settled._internal.doctor.sandbox import Workplace
from settled._internal.doctor.static_rules import static_findings
from settled._internal.doctor.walk import (
    CannotDiagnoseError,
    CapReachedError,
    Sessions,
)

_SHARES = {True: (0.4, 0.75), False: (0.75, 1.0)}
"""Which share of the reruns may be used up once everything was tried, and once what was found was
seen again; with edits, whose proof gets what is left, and without."""


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
    """At most so many script runs, whatever they are for."""
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
            what = str(error).replace("<unknown>, ", "")
            return self._end("cannot-diagnose", why=f"Python cannot read it: {what}")
        if not any(imports_streamlit(one) for one in sources.values()):
            return self._end("cannot-diagnose", why="It does not import Streamlit.")
        warnings = tuple(effects(sources))
        self._warn(warnings)
        context = Context(sources)
        static = static_findings(sources)
        capped, stopped, why, unproven = False, False, "", 0
        explores, confirms = (
            math.ceil(share * self.options.reruns) for share in _SHARES[self.options.edits]
        )
        with self.sessions.in_place(network=self.options.network):
            findings: list[Finding] = []
            explorer = Explorer(self.sessions, context, self._says)
            try:
                with self.sessions.within(explores):
                    explorer.explore()
            except CapReachedError:
                capped = True
            except KeyboardInterrupt:
                stopped = True
                self.progress.warns("Stopped. What was seen is looked at once more.")
            except (CannotDiagnoseError, TimeoutError) as error:
                why = str(error)
            explored = self.sessions.reruns
            self._says("what was found, once more")
            with self.sessions.within(confirms - explored):
                confirmation = confirm(explorer, self.progress.finds)
            stopped |= confirmation.stopped
            findings = ordered(static, confirmation.found)
            if not confirmation.found and not why and explorer.start_page is not None:
                why = start.cannot(explorer.start_page, self.workplace.app)
            if confirmation.left and not findings and not why:
                why = (
                    f"Something was seen that {self.options.reruns} reruns were too few to see "
                    "again (--reruns)."
                )
            if why and not findings:
                why = " ".join([why, *_left_out(self.workplace.left_out)])
                return self._end("cannot-diagnose", why=why, warnings=warnings)
            if not self.options.advice:
                findings = [one for one in findings if one.level == "bug"]
            if self.options.edits and not stopped:
                self._says("edits")
                faults = [case.actions for case, _ in confirmation.found]
                prover = Prover(self.sessions, context, explored, faults)
                try:
                    findings = [prover.with_edit(one, findings) for one in findings]
                except KeyboardInterrupt:
                    stopped = True
                unproven = prover.unproven
        status: Status = "findings" if findings else "settled"
        widgets, unreached = explorer.reach.missed(sources)
        return replace(
            self._end(status, tuple(findings), why=why, warnings=warnings),
            widgets=widgets,
            unreached=tuple(unreached),
            capped=capped,
            stopped=stopped,
            unconfirmed=confirmation.left,
            unproven=unproven,
        )

    def _warn(self, warnings: Sequence[str]) -> None:
        """Say before the first run what it may do, and what it will not find."""
        for words in _left_out(self.workplace.left_out):
            self.progress.warns(words)
        if warnings:
            self.progress.warns(
                f"{self.path.name} does more than draw a page. It runs in a copy of its folder"
                + (", with the network:" if self.options.network else ", without a network:")
            )
        for one in warnings:
            self.progress.warns(f"  {one}")

    def _says(self, words: str) -> None:
        self.doing = words

    def _end(
        self,
        status: Status,
        findings: tuple[Finding, ...] = (),
        *,
        why: str = "",
        warnings: tuple[str, ...] = (),
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
        )


def _left_out(files: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Say which files of the app's folder its copy has not, if there are any."""
    if files:
        name, size = max(files, key=lambda one: one[1])
        yield (
            "The app runs in a copy of its folder, which is too large to be copied whole. Files "
            f"left out: {len(files)}; the largest of them is {name} ({size / 1e6:.0f} MB)."
        )


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
