from __future__ import annotations

from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

PAIR = DEMOS / "select-all"


def test_the_broken_list_can_never_be_emptied_by_the_box() -> None:
    at = AppTest.from_file(PAIR / "broken.py").run()
    seen = []
    for _ in range(4):
        box = at.checkbox[0]
        box.set_value(not box.value).run()
        seen.append((len(at.multiselect[0].value), at.checkbox[0].value))

    assert seen == [(0, True), (3, True), (3, False), (3, True)]


def test_the_fixed_box_follows_the_list() -> None:
    at = AppTest.from_file(PAIR / "fixed.py").run()
    at.multiselect[0].set_value(["Wed", "Mon", "Tue"]).run()
    assert at.checkbox[0].value is True
    at.multiselect[0].set_value(["Wed", "Mon"]).run()
    assert at.checkbox[0].value is False


def test_empty_can_mean_all() -> None:
    def script() -> None:
        import streamlit as st

        days = ["Mon", "Tue", "Wed"]
        chosen = st.multiselect("Days", days) or days
        st.write(", ".join(chosen))

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "Mon, Tue, Wed"
    at.multiselect[0].set_value(["Tue"]).run()
    assert at.markdown[0].value == "Tue"


def test_a_select_box_beside_the_check_box_needs_no_link() -> None:
    def script() -> None:
        import streamlit as st

        days = ["Mon", "Tue", "Wed"]
        everything = st.checkbox("Select all")
        day = st.selectbox("Day", days, disabled=everything)
        chosen = days if everything else [day]
        st.write(", ".join(chosen))

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("Tue").run()
    for ticked in (True, False, True, False):
        at.checkbox[0].set_value(ticked).run()
        assert at.selectbox[0].disabled is ticked
        assert at.selectbox[0].value == "Tue"
        assert at.markdown[0].value == ("Mon, Tue, Wed" if ticked else "Tue")
    at.selectbox[0].set_value("Wed").run()
    assert at.markdown[0].value == "Wed"


def test_all_can_be_an_option_of_a_select_box() -> None:
    def script() -> None:
        import streamlit as st

        days = ["Mon", "Tue", "Wed"]
        day = st.selectbox("Day", ["All", *days])
        chosen = days if day == "All" else [day]
        st.write(", ".join(chosen))

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "Mon, Tue, Wed"
    at.selectbox[0].set_value("Tue").run()
    assert at.markdown[0].value == "Tue"
