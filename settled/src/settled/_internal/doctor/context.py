"""What is known of an app before inputs are made: its code, and what changes by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from settled._internal.browser.page import Item
from settled._internal.doctor.source import Source
from settled._internal.doctor.widget_calls import WidgetCall

_NUMBER = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a UUID
    r"|\b(?=[0-9a-f]*[0-9])[0-9a-f]{8,}\b"  # a hash, an address
    r"|[0-9][0-9.,:]*"
)
_WHOLE = re.compile(r"\b([0-9]+)\.0+\b")


def masked(text: str) -> str:
    """Give a text without its numbers and identifiers."""
    return _NUMBER.sub("#", without_zeros(text))


def without_zeros(text: str) -> str:
    """Give a text in which 0.0 is 0: which of the two it is says nothing about a rerun."""
    return _WHOLE.sub(r"\1", text)


@dataclass
class Context:
    """What the detectors know of the app as a whole."""

    sources: dict[str, Source]
    """The app's files by their names from its folder; the main script's is ""."""
    restless: set[tuple[str, str]] = field(default_factory=set)
    """Kind and masked text of what changes in every rerun."""
    restless_state: set[str] = field(default_factory=set)
    """Keys of session state that do."""

    @property
    def main(self) -> Source:
        """The main script."""
        return self.sources[""]

    def is_restless(self, item: Item) -> bool:
        """Whether an element changes by itself."""
        return (item.kind, masked(item.text)) in self.restless

    def call(self, kind: str, label: str, key: str | None) -> tuple[str, WidgetCall] | None:
        """Give the call that draws a widget, and its file, if the code leaves no doubt."""
        kinds = {
            "pills": ("pills", "segmented_control", "feedback"),
            "text": ("text_input",),
            "button": ("button", "form_submit_button"),
        }.get(kind, (kind.replace(" ", "_"),))
        calls = [
            (name, one)
            for name, source in self.sources.items()
            for one in source.widgets
            if one.kind in kinds
        ]
        if key is not None and (exact := [o for o in calls if o[1].constant_key == key]):
            return exact[0]
        if exact := [one for one in calls if one[1].label == label]:
            return exact[0]
        # A label that is computed: take the only one that may be it.
        computed = [one for one in calls if one[1].label is None]
        return computed[0] if len(computed) == 1 else None

    def reads_key(self, key: str) -> bool:
        """Whether the code names a key anywhere but as a widget's own."""
        for source in self.sources.values():
            own = {id(one.key) for one in source.widgets}
            for node in source.nodes:
                if source.state_key(node) == key and id(node) not in own:
                    return True
        return False
