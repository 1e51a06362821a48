"""Each test here runs in each engine, and the run ends with a table of engines and features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from testing.engines.document import Engine, Tab, Visit
from testing.engines.running import CHROMIUM, FIREFOX, WEBKIT, start

_NAMES = (CHROMIUM, FIREFOX, WEBKIT)
_KEY = "engine and feature"


@pytest.fixture(scope="session", params=_NAMES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Give a browser that runs."""
    engine = start(request.param, request)
    yield engine
    engine.close()


@pytest.fixture
def visit(engine: Engine) -> Iterator[Visit]:
    """Give a visit that begins."""
    with engine.visit() as visit:
        yield visit


@pytest.fixture
def tab(visit: Visit) -> Tab:
    """Give the tab of a visit that begins."""
    return visit.new_tab()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Note of which engine and feature each test is, and leave Chromium to the other tests."""
    for item in items:
        name = _engine_of(item)
        feature = item.get_closest_marker("feature")
        if feature is None or name is None:
            continue
        item.user_properties.append((_KEY, [name, feature.args[0]]))
        if name == CHROMIUM and item.get_closest_marker("engines_only") is None:
            item.add_marker("engines_only")


def _engine_of(item: pytest.Item) -> str | None:
    if alone := item.get_closest_marker("engine"):
        return str(alone.args[0])
    spec = getattr(item, "callspec", None)
    return spec.params.get("engine") if spec else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table: of how many tests how many passed, and their seconds together."""
    cells: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0, 0.0])
    for outcome in ("passed", "failed", "error", "skipped", ""):
        for report in terminalreporter.stats.get(outcome, []):
            for key, value in getattr(report, "user_properties", []):
                if key == _KEY:
                    cell = cells[value[0], value[1]]
                    cell[0] += report.when == "call" and report.passed
                    cell[1] += report.when == "setup"
                    cell[2] += report.duration
    if not cells:
        return
    features = list(dict.fromkeys(feature for _, feature in cells))
    width = max(map(len, features))
    terminalreporter.section("Engines and features: tests passed, of how many, seconds")
    terminalreporter.line(f"{'':{width}}" + "".join(f"{name:>18}" for name in _NAMES))
    for feature in features:
        row = f"{feature:{width}}"
        for name in _NAMES:
            passed, tests, seconds = cells.get((name, feature), (0, 0, 0.0))
            row += f"{f'{passed:.0f} of {tests:.0f} {seconds:6.1f} s' if tests else '-':>18}"
        terminalreporter.line(row)
