"""Apps that share a Python start one after another, and none keeps the others waiting for ever."""

from __future__ import annotations

from pathlib import Path

import live_demos
from live_demos.node import node

MODULE = Path(live_demos.__file__).parent / "browser" / "worker" / "start-queue.mjs"

# Time passes when `pass` is called, and not before.
BEGIN = """
const timers = [];
globalThis.setTimeout = (call) => timers.push(call);
const pass = () => timers.splice(0).forEach((call) => call());
const settle = () => new Promise((resolve) => setImmediate(resolve));
let start;
const runs = new Promise((resolve) => (start = resolve));
const { Turn } = await import(process.argv[1]);
const turns = ["one", "two", "three"].map((name) => {
  const turn = new Turn(runs);
  turn.come.then(() => console.log(name));
  return turn;
});
const [one, two, three] = turns;
"""


def order(script: str) -> list[str]:
    """Run a script that has three turns; give what it prints, and who has their turn, in order."""
    whole = f"{BEGIN}{script}\nawait settle();"
    result = node(["--input-type=module", "--eval", whole, MODULE], check=True)
    return result.stdout.split()


def test_an_app_has_its_turn_when_the_one_before_has_started() -> None:
    said = order("""
      start(); await settle(); console.log("-");
      one.end(); await settle(); console.log("-");
      two.end();
    """)

    assert said == ["one", "-", "two", "-", "three"]


def test_an_app_that_does_not_come_to_an_end_is_passed_over_after_a_while() -> None:
    said = order("start(); await settle(); console.log('-'); pass();")

    assert said == ["one", "-", "two"]


def test_the_time_counts_from_when_python_runs() -> None:
    assert order("await settle(); pass(); await settle(); console.log('-');") == ["one", "-"]


def test_an_app_that_was_ended_while_it_waited_takes_no_turn() -> None:
    assert order("start(); two.end(); await settle(); one.end();") == ["one", "two", "three"]
