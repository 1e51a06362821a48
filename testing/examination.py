"""The examination of a reader's own app, as a reader meets it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from testing.live_app import START_MS
from testing.own_app import OwnApp


class Examination:
    """What stands below the editor and the app once *Examine* was pressed."""

    def __init__(self, own: OwnApp) -> None:
        self.own = own
        self.element = own.element.get_by_role("region", name="Examination")
        self.status = self.element.get_by_role("status")
        self.findings = self.element.locator(".finding")
        self.frame = self.element.locator("iframe")

    def begin(self) -> Examination:
        """Press *Examine*, and see that it has begun."""
        self.own.press("Examine")
        expect(self.button("Stop")).to_be_in_viewport()
        return self

    def expect_end(self, said: str) -> Examination:
        """Wait for the end, which says this."""
        expect(self.status).to_contain_text(said, timeout=2 * START_MS)
        expect(self.frame).to_have_count(0)
        return self

    def button(self, name: str) -> Locator:
        """Give a button, by its whole name."""
        return self.element.get_by_role("button", name=name, exact=True)
