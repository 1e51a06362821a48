from __future__ import annotations

from pathlib import Path

from settled._internal.browser.actions import Fill, Submit
from testing.model_tab import found, lines, tab_with


def test_a_form_can_be_emptied_only_when_all_is_well(tmp_path: Path) -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state

        def send() -> None:
            if len(state.word) < 5:
                state.said = "Too short."
                return
            state.said = f"Sent for {state.name}."
            state.name = state.word = ""

        with st.form("card"):
            st.text_input("Name", key="name")
            st.text_input("Word", key="word")
            st.form_submit_button("Send", on_click=send)
        st.write(state.get("said", ""))

    with tab_with(script, tmp_path) as tab:
        tab.perform(Fill(found(tab.page, "Name"), "Ann"))
        for word, kept, said in [
            ("abc", ["Ann", "abc"], "Too short."),
            ("abcdef", ["", ""], "Sent for Ann."),
        ]:
            tab.perform(Fill(found(tab.page, "Word"), word))
            page = tab.perform(Submit(found(tab.page, "Send")))

            assert [item.value for item in page.widgets][:2] == kept
            assert lines(page) == [said]
