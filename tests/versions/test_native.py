"""What Chromium shows of a demo about time counts only if it shows it each time."""

from __future__ import annotations

from versions.classify import classify
from versions.native import agreed
from versions.step_seen import Observed, StepSeen

SAME = Observed((StepSeen("", [], [], [], []),))
OTHER = Observed((StepSeen("", ["text is ['1 s']"], [], [], []),))


def test_tries_that_agree_are_what_was_seen() -> None:
    assert classify(agreed([SAME, SAME]), "broken", browser=True).kind == "as here"


def test_tries_that_disagree_say_nothing_of_the_release() -> None:
    cell = classify(agreed([SAME, OTHER, SAME]), "fixed", browser=True)

    assert (cell.kind, cell.why) == ("not run", "3 tries in Chromium did not see the same.")
    assert not cell.browser
