"""From the choice of a base to the status. Nothing is built or measured."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from bench.quick import __main__ as quick
from bench.quick import rounds, sides
from bench.quick.rounds import Round
from bench.quick.sides import Side
from bench.quick.verdict import ENOUGH_ROUNDS
from bench.quick.waits import BYTES, WAITS
from tests.bench.quick.repository import begin


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository of two commits, whose built site is `file.txt`."""

    def build(both: Sequence[Side], *_: object) -> None:
        for side in both:
            side.site.mkdir(parents=True)
            (side.site / "file.txt").write_bytes((side.sources / "file.txt").read_bytes())

    root = tmp_path / "root"
    begin(root, "one", "two")
    monkeypatch.setattr(quick, "ROOT", root)
    monkeypatch.setattr(sides, "build", build)
    monkeypatch.setattr(quick, "sync_playwright", nullcontext)
    monkeypatch.setattr(rounds, "take", _never)
    return root


def _never(*_: object) -> Round:
    raise AssertionError("this was not to be measured")


def _let_tree_take(monkeypatch: pytest.MonkeyPatch, longer: float) -> list[int]:
    """Have all rounds tell that the tree takes so many seconds longer; give the rounds' numbers."""
    numbers: list[int] = []

    def take(_playwright: object, _host: object, _sides: object, number: int) -> Round:
        numbers.append(number)
        times = {"base": 1.0, "tree": 1.0 + longer}
        counts = dict.fromkeys(BYTES, 1000)
        return {side: dict.fromkeys(WAITS, taken) | counts for side, taken in times.items()}

    monkeypatch.setattr(rounds, "take", take)
    return numbers


@pytest.mark.usefixtures("repository")
def test_two_sites_alike_end_it_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert quick.main(["--base", "HEAD"]) == 0

    assert "The same bytes on both sides" in capsys.readouterr().out


def test_other_lock_files_are_told_beside_the_result(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "package-lock.json").write_text("{}")

    assert quick.main([]) == 0

    assert "The base has another package-lock.json" in capsys.readouterr().out


@pytest.mark.usefixtures("repository")
def test_two_sites_alike_are_measured_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = _let_tree_take(monkeypatch, 0.0)

    assert quick.main(["--base", "HEAD", "--anyway", "--rounds", "3"]) == 0

    assert numbers == [0, 1, 2]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("longer", "status", "word"),
    [(0.04, 1, "slower"), (-0.04, 0, "faster"), (0.0, 0, "no difference seen")],
)
def test_a_slower_side_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    longer: float,
    status: int,
    word: str,
) -> None:
    _let_tree_take(monkeypatch, longer)

    assert quick.main(["--rounds", str(ENOUGH_ROUNDS)]) == status

    lines = capsys.readouterr().out.splitlines()
    for title in WAITS.values():
        (line,) = (line for line in lines if line.startswith(title))
        assert f"  {word}" in line
    assert f"{longer * 1000:+.1f} ms, {longer:+.1%}" in "".join(lines) or longer == 0


@pytest.mark.usefixtures("repository")
def test_no_commit_is_a_line_and_another_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert quick.main(["--base", "nonsense"]) == 2

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "There is no commit nonsense.\n")


@pytest.mark.usefixtures("repository")
def test_an_app_that_does_not_start_is_no_verdict(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Round:
        raise RuntimeError("the app was not usable")

    monkeypatch.setattr(rounds, "take", fail)

    assert quick.main([]) == 2
    assert capsys.readouterr().err.endswith("the app was not usable\n")


@pytest.mark.usefixtures("repository")
def test_rounds_end_by_the_clock_and_not_before_there_are_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = _let_tree_take(monkeypatch, 0.0)
    monkeypatch.setattr(quick, "_LIMIT_S", 0)

    quick.main([])

    assert len(numbers) == ENOUGH_ROUNDS
