from __future__ import annotations

from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

PAIR = DEMOS / "tick-all-buttons"


def test_the_button_that_sets_the_same_default_makes_no_other_box() -> None:
    at = AppTest.from_file(PAIR / "broken.py").run()
    tickets = at.checkbox[1].id
    at.checkbox[1].check().run()
    at.button[1].click().run()
    assert at.checkbox[1].id == tickets
    assert at.checkbox[1].value is True
    at.button[0].click().run()
    assert at.checkbox[1].id != tickets
    at.button[1].click().run()
    assert at.checkbox[1].id == tickets
    assert at.checkbox[1].value is False, "it was forgotten while the other one was drawn"


def test_all_leaves_out_what_was_unticked_by_hand_after_all() -> None:
    at = AppTest.from_file(PAIR / "broken.py").run()
    at.button[0].click().run()
    at.checkbox[2].uncheck().run()
    at.button[0].click().run()

    assert [box.value for box in at.checkbox] == [True, True, False]


def test_another_key_for_every_click() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("all", False)
        state.setdefault("clicks", 0)

        def tick(on: bool) -> None:
            state.all = on
            state.clicks += 1

        st.button("All", on_click=tick, args=(True,))
        st.button("None", on_click=tick, args=(False,))
        for thing in ("passport", "tickets"):
            st.checkbox(thing, value=state.all, key=f"{thing} {state.clicks}")

    at = AppTest.from_function(script).run()
    at.checkbox[1].check().run()
    at.button[1].click().run()
    assert [box.value for box in at.checkbox] == [False, False]
    at.checkbox[0].check().run()
    at.button[1].click().run()
    assert [box.value for box in at.checkbox] == [False, False]
    at.button[0].click().run()
    assert [box.value for box in at.checkbox] == [True, True]


def test_the_button_below_the_boxes_is_late_without_a_callback() -> None:
    def script() -> None:
        import streamlit as st

        for thing in ("passport", "tickets"):
            st.checkbox(thing, key=thing)
        if st.button("All"):
            for thing in ("passport", "tickets"):
                st.session_state[thing] = True

    at = AppTest.from_function(script).run()
    at.button[0].click().run()

    assert at.exception[0].message.startswith("`st.session_state.passport` cannot be modified")
