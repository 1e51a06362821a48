"""What the benchmark's script notes inside a page, and when."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from bench import app, reader
from bench.browser import observer
from bench.reader import Sight

LINE = "<p id='line'>ready</p>"


def test_a_sight_that_is_there_already_counts_when_it_comes_back(page: Page) -> None:
    page.add_init_script(observer())
    page.goto("data:text/html," + LINE)
    reader.expect(page, ready=Sight("#line", "ready"), other=Sight("#line", "busy"))

    page.evaluate("() => { document.querySelector('#line').textContent = 'busy'; }")
    busy = reader.painted_at(page, "other")
    assert page.evaluate("() => Object.keys(bench.times.painted)") == ["other"]

    page.evaluate("() => { document.querySelector('#line').textContent = 'ready'; }")
    assert reader.painted_at(page, "ready") > busy


def test_a_page_is_told_what_the_app_shows(page: Page) -> None:
    page.add_init_script(observer())
    page.goto("data:text/html," + LINE)

    watched = page.evaluate("() => JSON.stringify(benchApp)")

    assert json.loads(watched) == {"button": app.BUTTON, "text": app.text_at(app.START)}
