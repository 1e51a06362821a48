"""Which of the widgets in an app's code were on a page at all."""

from __future__ import annotations

from collections.abc import Mapping

from settled._internal.browser.page import Page
from settled._internal.doctor.source import Source
from settled._internal.doctor.widget_calls import WidgetCall


class Reach:
    """Takes down what was on the pages."""

    def __init__(self) -> None:
        self._labels: set[str] = set()
        self._keys: set[str | None] = set()

    def note(self, page: Page) -> None:
        """Note the widgets of a page."""
        for item in page.widgets:
            self._labels.add(item.text.strip())
            self._keys.add(item.key)

    def missed(self, sources: Mapping[str, Source]) -> tuple[int, list[tuple[str, int]]]:
        """Give how many calls draw a widget, and the files and lines of those that never did.

        Of a call whose label and key are computed, nobody can tell: it does not count.
        """
        calls = [
            (name, call)
            for name, source in sources.items()
            for call in source.widgets
            if call.label or call.constant_key
        ]
        missed = [(name, call.line) for name, call in calls if not self._saw(call)]
        return len(calls), sorted(set(missed))

    def _saw(self, call: WidgetCall) -> bool:
        if call.constant_key in self._keys and call.constant_key is not None:
            return True
        return call.label is not None and call.label.strip() in self._labels
