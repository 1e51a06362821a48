"""Finds the documents in a page's frames with Playwright."""

from __future__ import annotations

from playwright.sync_api import Frame, Locator

_HAS_COME = "(frame) => frame.contentDocument?.URL !== 'about:blank'"


def frame_within(element: Locator) -> Frame:
    """Give the frame of an `<iframe>` whose document has begun to come.

    Chromium lets a frame's first document take over the window of the empty one before it. What
    Playwright polls in the empty one is then never looked at again, and waits for nothing.

    Raises:
        playwright.sync_api.TimeoutError: there is no such element, or its document does not come.
    """
    element.wait_for(state="attached")
    handle = element.element_handle()
    frame = handle.content_frame()
    if frame is None:
        raise LookupError(f"{element} is no frame")
    element.page.wait_for_function(_HAS_COME, arg=handle)
    return frame
