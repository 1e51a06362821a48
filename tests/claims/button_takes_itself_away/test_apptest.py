from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st

state = st.session_state
state.setdefault("step", 1)


def go_on():
    state.step = 2


def order():
    state.ordered = True


{lines}
st.write(f"Step {{state.step}}, ordered: {{'ordered' in state}}")
"""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "if state.step == 1 and st.button('Order', on_click=go_on): order()",
            "Step 2, ordered: False",
        ),
        (
            "if state.step == 1 and st.button('Order'): order(); go_on(); st.rerun()",
            "Step 2, ordered: True",
        ),
        ("if st.button('Order', on_click=go_on): order()", "Step 2, ordered: True"),
        (
            "if st.button('Order', on_click=go_on, disabled=state.step == 2): order()",
            "Step 2, ordered: False",
        ),
        (
            "if st.button(f'Order {state.step}', on_click=go_on): order()",
            "Step 2, ordered: False",
        ),
        (
            "if st.button(f'Order {state.step}', on_click=go_on, key='order'): order()",
            "Step 2, ordered: True",
        ),
    ],
    ids=["taken away", "rerun", "always there", "disabled", "another label", "label and key"],
)
def test_which_buttons_are_true_after_their_callback(lines: str, said: str) -> None:
    at = AppTest.from_string(SCRIPT.format(lines=lines)).run()
    at.button[0].click().run()

    assert at.markdown[0].value == said


def test_the_button_of_a_row_that_its_callback_deletes_says_nothing() -> None:
    def script() -> None:
        import streamlit as st

        rows = st.session_state.setdefault("rows", ["tea", "milk"])
        for row in list(rows):
            if st.button(row, key=row, on_click=rows.remove, args=(row,)):
                st.success(f"{row} is gone")
        st.write(", ".join(rows))

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.markdown[0].value == "milk"
    assert not at.success
