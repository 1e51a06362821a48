from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_only_a_field_whose_stored_value_has_just_changed_is_lost() -> None:
    def script() -> None:
        import streamlit as st

        profile = st.session_state.setdefault("profile", {"name": "Ada", "city": "Rome"})
        with st.form("profile_form"):
            name = st.text_input("Name", value=profile["name"])
            city = st.text_input("City", value=profile["city"])
            if st.form_submit_button("Save"):
                st.session_state.profile = {"name": name, "city": city}

    at = AppTest.from_function(script).run()

    def save(name: str, city: str) -> dict[str, str]:
        at.text_input[0].set_value(name)
        at.text_input[1].set_value(city)
        at.button[0].click().run()
        return dict(at.session_state.profile)

    assert save("Bea", "Rome") == {"name": "Bea", "city": "Rome"}
    assert save("Cleo", "Oslo") == {"name": "Bea", "city": "Oslo"}
    assert save("Cleo", "Lima") == {"name": "Cleo", "city": "Oslo"}


def test_the_key_alone_holds_what_was_sent_last() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("name", "Ada")
        with st.form("profile_form"):
            st.text_input("Name", key="name")
            st.form_submit_button("Save")
        st.write(f"Saved: {st.session_state.name}")

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "Saved: Ada"
    for name in ("Bea", "Cleo", "Dora"):
        at.text_input[0].set_value(name)
        at.button[0].click().run()
        assert at.markdown[0].value == f"Saved: {name}"


def test_a_callback_of_the_button_can_store_what_was_sent() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("name", "Ada")

        def save() -> None:
            st.session_state.name = st.session_state.box

        st.write(f"Saved: {st.session_state.name}")
        with st.form("profile_form"):
            st.text_input("Name", value=st.session_state.name, key="box")
            st.form_submit_button("Save", on_click=save)

    at = AppTest.from_function(script).run()
    for name in ("Bea", "Cleo", "Dora"):
        at.text_input[0].set_value(name)
        at.button[0].click().run()
        assert at.markdown[0].value == f"Saved: {name}", "above the form too"
