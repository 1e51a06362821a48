"""What the page says does not work in the browser's runtime, tried there."""

from __future__ import annotations

import json
import sys

from playwright.sync_api import Page

from live_demos.importable import IMPORTABLE
from testing import small_app
from testing.browser_fixtures import page_of_visit
from testing.server import SiteServer

__all__ = ["page_of_visit"]

FAILING = {
    "altair_chart": "st.altair_chart({})",
    "area_chart": "st.area_chart([1])",
    "bar_chart": "st.bar_chart([1])",
    "connection": "st.connection('db', type='sql')",
    "data_editor": "st.data_editor([{'a': 1}])",
    "dataframe": "st.dataframe([1])",
    "image": "st.image(b'')",
    "line_chart": "st.line_chart([1])",
    "login": "st.login()",
    "map": "st.map([])",
    "pdf": "st.pdf(b'')",
    "plotly_chart": "st.plotly_chart({})",
    "pydeck_chart": "st.pydeck_chart(None)",
    "pyplot": "st.pyplot(None)",
    "scatter_chart": "st.scatter_chart([])",
    "table": "st.table({'a': 'b'})",
    "vega_lite_chart": "st.vega_lite_chart({'mark': 'bar', 'data': {'values': []}})",
    "write a list": "st.write([1])",
    "write a dict": "st.write({'a': 1})",
    "write the state": "st.write(st.session_state)",
}
"""Every command of missing.mjs."""

WORKING = {
    "json": "st.json([{'a': 1}])",
    "write": "st.write('a', 1, (1, 2))",
    "spinner": "st.spinner('')",
    "cache_resource": "st.cache_resource(lambda: {})()",
    "sleep outside of the script": "__import__('time').sleep(0)",
    "status": "st.status('')",
    "statistics": "__import__('statistics').mean([1, 2])",
    "random": "__import__('random').random()",
}
"""What missing.mjs tells readers to use."""

SCRIPT = """
import importlib, json
import streamlit as st

def fails(what):
    try:
        what()
    except BaseException:
        return True
    return False

def tried(lines):
    return [name for name, line in lines.items() if fails(lambda: exec(line, {"st": st}))]

modules = MODULES
st.text(json.dumps({
    "failing": tried(FAILING),
    "working": tried(WORKING),
    "modules": [name for name in modules if fails(lambda: importlib.import_module(name))],
}))
"""

ALOUD = {"this", "antigravity"}
"""Modules that print, or open a page."""


def test_what_is_said_to_fail_fails_and_what_is_said_to_help_works(
    page: Page, server: SiteServer
) -> None:
    modules = sorted(name for name in sys.stdlib_module_names - ALOUD if not name.startswith("_"))
    source = SCRIPT
    for name, value in (("MODULES", modules), ("FAILING", FAILING), ("WORKING", WORKING)):
        source = source.replace(name, repr(value), 1)

    app = small_app.start(page, server, source)

    tried = json.loads(app.frame.locator("[data-testid=stText]").last.inner_text())
    assert tried["failing"] == list(FAILING)
    assert tried["working"] == []
    assert set(tried["modules"]) == set(modules) - IMPORTABLE
