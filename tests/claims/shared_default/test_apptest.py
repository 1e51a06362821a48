from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def from_a_cached_resource() -> None:
    import streamlit as st

    @st.cache_resource
    def template() -> list[str]:
        return []

    if "basket" not in st.session_state:
        st.session_state.basket = template()
    if st.button("Add"):
        st.session_state.basket.append("egg")


def from_cached_data() -> None:
    import streamlit as st

    @st.cache_data
    def template() -> list[str]:
        return []

    if "basket" not in st.session_state:
        st.session_state.basket = template()
    if st.button("Add"):
        st.session_state.basket.append("egg")


def from_the_script_itself() -> None:
    import streamlit as st

    template: list[str] = []

    if "basket" not in st.session_state:
        st.session_state.basket = template
    if st.button("Add"):
        st.session_state.basket.append("egg")


def from_a_module() -> None:
    import shop_defaults  # type: ignore[import-not-found]
    import streamlit as st

    if "basket" not in st.session_state:
        st.session_state.basket = shop_defaults.TEMPLATE
    if st.button("Add"):
        st.session_state.basket.append("egg")


def from_a_copy() -> None:
    import copy

    import shop_defaults
    import streamlit as st

    if "basket" not in st.session_state:
        st.session_state.basket = copy.deepcopy(shop_defaults.TEMPLATE)
    if st.button("Add"):
        st.session_state.basket.append("egg")


@pytest.mark.parametrize(
    ("script", "shared"),
    [
        (from_a_cached_resource, True),
        (from_a_module, True),
        (from_cached_data, False),
        (from_the_script_itself, False),
        (from_a_copy, False),
    ],
)
def test_whether_another_session_gets_what_the_first_one_added(
    script: Callable[[], None], shared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop_defaults.py").write_text("TEMPLATE = []\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "shop_defaults", raising=False)
    first = AppTest.from_function(script).run()
    first.button[0].click().run()
    first.button[0].click().run()
    second = AppTest.from_function(script).run()

    assert len(first.session_state.basket) == 2
    assert len(second.session_state.basket) == (2 if shared else 0)
