from __future__ import annotations

import pytest
from streamlit.elements.lib import policies
from streamlit.testing.v1 import AppTest

MESSAGE = (
    'The widget with key "servings" was created with a default value but also had its value set '
    "via the Session State API."
)


@pytest.fixture(autouse=True)
def nothing_was_said_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "_shown_default_value_warning", False)


def said(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.getMessage() == MESSAGE for record in caplog.records)


def both() -> None:
    import streamlit as st

    st.session_state.setdefault("servings", 1)
    st.number_input("Servings", 1, 12, value=4, key="servings")


def test_it_is_a_line_in_the_log_once_and_nothing_on_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at = AppTest.from_function(both).run()
    assert said(caplog) == 1
    assert "st.number_input" in str(caplog.records[-1].stack_info)
    assert not at.warning
    assert not at.exception
    AppTest.from_function(both).run()
    assert said(caplog) == 1, "not again for another session of the same server"


def test_the_option_silences_it(caplog: pytest.LogCaptureFixture) -> None:
    import streamlit as st

    name = "global.disableWidgetStateDuplicationWarning"
    st.config.set_option(name, True)
    try:
        at = AppTest.from_function(both).run()
    finally:
        st.config.set_option(name, False)

    assert said(caplog) == 0
    assert at.number_input[0].value == 1


def test_a_default_and_a_callback_that_sets_the_key_say_it_on_the_click(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def script() -> None:
        import streamlit as st

        def family() -> None:
            st.session_state.servings = 6

        st.number_input("Servings", 1, 12, value=4, key="servings")
        st.button("Family", on_click=family)

    at = AppTest.from_function(script).run()
    assert (at.number_input[0].value, said(caplog)) == (4, 0)
    at.number_input[0].set_value(2).run()
    assert said(caplog) == 0
    at.button[0].click().run()
    assert (at.number_input[0].value, said(caplog)) == (6, 1)


@pytest.mark.parametrize(
    ("call", "at_fault"),
    [
        ('st.checkbox("A", value=True, key="servings")', True),
        ('st.checkbox("A", value=False, key="servings")', False),
        ('st.selectbox("A", [True, 2], index=1, key="servings")', True),
        ('st.selectbox("A", [True, 2], index=0, key="servings")', False),
        ('st.selectbox("A", [True, 2], key="servings")', False),
    ],
)
def test_a_default_that_the_widget_has_anyway_is_not_counted(
    caplog: pytest.LogCaptureFixture, call: str, at_fault: bool
) -> None:
    code = f"import streamlit as st\nst.session_state.setdefault('servings', True)\n{call}"
    at = AppTest.from_string(code).run()

    assert not at.exception
    assert said(caplog) == at_fault
