from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    "second",
    [
        'st.text_input("Delivery", key="street")',
        'st.selectbox("Delivery", ["Elm St"], key="street")',
        'st.tabs(["A", "B"])[1].text_input("Delivery", key="street")',
        'st.sidebar.text_input("Delivery", key="street")',
    ],
)
def test_only_the_key_counts(second: str) -> None:
    first = 'import streamlit as st\nst.text_input("Billing", key="street")\n'
    at = AppTest.from_string(first + second).run()

    assert at.exception[0].message == (
        "There are multiple elements with the same `key='street'`. To fix this, please make sure "
        "that the `key` argument is unique for each element you create."
    )
