from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS


def identities(variant: str) -> list[str]:
    at = AppTest.from_file(DEMOS / "index-from-state" / f"{variant}.py").run()
    found = [at.selectbox[0].id]
    for fruit in ("banana", "cherry", "apple"):
        at.selectbox[0].set_value(fruit).run()
        found.append(at.selectbox[0].id)
    return found


def test_the_broken_box_is_another_one_after_each_choice_that_was_kept() -> None:
    start, first, second, third = identities("broken")

    assert first == start
    assert second != first
    assert third == second


def test_the_box_with_a_key_stays_the_same() -> None:
    assert len(set(identities("fixed"))) == 1


@pytest.mark.parametrize("key", [None, "fruit"])
@pytest.mark.parametrize("kind", ["selectbox", "radio"])
def test_the_index_counts_only_without_a_key(kind: str, key: str | None) -> None:
    def script(kind: str, key: str | None) -> None:
        import streamlit as st

        index = 1 if st.checkbox("Other") else 0
        getattr(st, kind)("Fruit", ["apple", "banana"], index=index, key=key)

    at = AppTest.from_function(script, args=(kind, key)).run()
    before = getattr(at, kind)[0].id
    at.checkbox[0].check().run()

    assert (getattr(at, kind)[0].id == before) is (key is not None)


def test_a_position_can_be_stored_by_a_callback() -> None:
    def script() -> None:
        import streamlit as st

        fruits = ["apple", "banana", "cherry"]
        st.session_state.setdefault("position", 0)

        def store() -> None:
            st.session_state.position = fruits.index(st.session_state.fruit)

        st.selectbox("Fruit", fruits, index=st.session_state.position, key="fruit", on_change=store)
        st.write(f"{st.session_state.position}")

    at = AppTest.from_function(script).run()
    for position, fruit in ((1, "banana"), (2, "cherry"), (0, "apple")):
        at.selectbox[0].set_value(fruit).run()
        assert (at.selectbox[0].value, at.markdown[0].value) == (fruit, str(position))


def test_a_position_under_the_key_is_not_an_option_and_the_first_one_is_taken() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.setdefault("fruit", 1)
        st.selectbox("Fruit", ["apple", "banana"], key="fruit")

    at = AppTest.from_function(script).run()

    assert not at.exception
    assert at.selectbox[0].value == "apple"


def test_a_position_and_the_box_under_one_name_raise_at_the_first_choice() -> None:
    def script() -> None:
        import streamlit as st

        state = st.session_state
        state.setdefault("position", 0)
        st.selectbox("Fruit", ["apple", "banana"], index=state.position, key="position")

    at = AppTest.from_function(script).run()
    assert not at.exception
    at.selectbox[0].select("banana").run()

    assert at.exception[0].message == "Selectbox Value has invalid type: str"
