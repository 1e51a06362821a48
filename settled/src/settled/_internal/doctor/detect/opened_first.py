"""Pages that raise when they are the first ones that are opened."""

from __future__ import annotations

from collections.abc import Iterator

from settled._internal.browser.actions import Action, GoToPage, Reload
from settled._internal.browser.page import Page
from settled._internal.doctor.detect.errors import in_short, missing_key
from settled._internal.doctor.symptom import Case, Symptom
from settled._internal.doctor.walk import Sessions

_MOST_PAGES = 10


def opened_first(sessions: Sessions, page: Page) -> Iterator[Case]:
    """A page reads a key of session state that is there only if another page was opened before.

    Seen for the page that opens first, and by reloading each other one, which is how a bookmark
    opens it. Innocent: a page that raises whatever was opened before.

    Args:
        sessions: of the app.
        page: what the app shows first.
    """
    titles = [one.title for one in page.pages if one.path != page.path][:_MOST_PAGES]
    here = next((one.title for one in page.pages if one.path == page.path), None)
    for title in titles:
        walk = sessions.begin()
        if sessions.make(walk, GoToPage(title)) is None or walk.page.exceptions:
            continue
        if (failed := _failed(page)) is not None and here is not None:
            back = sessions.make(walk, GoToPage(here))
            if back is not None and not back.page.exceptions:
                yield _case(here, failed, ())
                return
        elif (
            not page.exceptions
            and sessions.make(walk, Reload()) is not None
            and (failed := _failed(walk.page)) is not None
        ):
            yield _case(title, failed, (GoToPage(title), Reload()))


def _failed(page: Page) -> str | None:
    """Give what the app says of a key that is not there."""
    return next((text for _, text in page.exceptions if missing_key(text)), None)


def _case(title: str, text: str, actions: tuple[Action, ...]) -> Case:
    return Case(
        Symptom(
            "opened first",
            None,
            f"the page “{title}” raises when it is the first one that is opened: {in_short(text)}",
            f"the page “{title}” can be opened first",
            "page-opened-first",
            {"text": text, "key": missing_key(text)},
        ),
        actions,
    )
