from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    ("copied", "found"), [(True, "{'dish': 'soup', 'size': 'big'}"), (False, "{}")]
)
def test_all_parameters_can_be_taken_along_in_a_copy(copied: bool, found: str) -> None:
    def script(copied: bool) -> None:
        import streamlit as st

        def menu() -> None:
            if st.button("Go"):
                st.query_params["dish"] = "soup"
                st.query_params["size"] = "big"
                here = st.query_params
                st.switch_page(pages[1], query_params=here.to_dict() if copied else here)

        def dish() -> None:
            st.write(f"{st.query_params.to_dict()}")

        pages = [st.Page(menu), st.Page(dish)]
        st.navigation(pages).run()

    at = AppTest.from_function(script, args=(copied,)).run()
    at.button[0].click().run()

    assert at.markdown[0].value == found
