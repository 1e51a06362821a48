from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("decorator", ["cache_data", "cache_resource"])
def test_a_widget_in_a_cached_function_is_complained_of(decorator: str) -> None:
    def script(decorator: str) -> None:
        import streamlit as st

        def report() -> str:
            return f"Report for {st.slider('Year', 2020, 2025)}"

        st.write(getattr(st, decorator)(report)())

    at = AppTest.from_function(script, args=(decorator,)).run()

    assert " ".join(at.exception[0].message.split()).startswith(
        "Your script uses a widget command in a cached function (function decorated with "
        "`@st.cache_data` or `@st.cache_resource`)."
    )
    assert at.markdown[0].value == "Report for 2020"


def test_what_is_written_in_a_cached_function_is_written_again_from_the_cache() -> None:
    def script() -> None:
        import streamlit as st

        @st.cache_data
        def report(year: int) -> int:
            st.session_state.computed = st.session_state.get("computed", 0) + 1
            st.write(f"Report for {year}")
            return year

        report(st.slider("Year", 2020, 2025))

    at = AppTest.from_function(script).run()
    at.slider[0].set_value(2023).run()
    at.slider[0].set_value(2020).run()

    assert at.markdown[0].value == "Report for 2020"
    assert at.session_state.computed == 2
