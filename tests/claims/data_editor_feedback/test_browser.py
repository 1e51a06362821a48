from __future__ import annotations

import pytest
from playwright.sync_api import Page

from live_demos.scenario import Topics
from testing.server import SiteServer
from testing.small_app import start


@pytest.mark.errors_expected
@pytest.mark.parametrize("call", ["data_editor", "dataframe"])
def test_a_table_cannot_be_drawn_live_even_from_a_list_of_dictionaries(
    page: Page, server: SiteServer, call: str
) -> None:
    live = start(page, server, f'import streamlit as st\nst.{call}([{{"task": "wash"}}])\n')

    nothing = frozenset[str]()
    [exception] = live.seen(Topics(nothing, nothing, nothing, nothing)).exception
    assert exception.startswith("ModuleNotFoundError: No module named")
