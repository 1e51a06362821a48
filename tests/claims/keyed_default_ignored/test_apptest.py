from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from testing.paths import DEMOS

AB = ["a", "b"]
PAIR = DEMOS / "keyed-default-ignored"


def after(at: AppTest, *inputs: str | int) -> list[Any]:
    """What the number box shows at the start and after each input: a country, or a rate."""
    at.run()
    seen = [at.number_input[0].value]
    for one in inputs:
        widget: Any = at.selectbox[0] if isinstance(one, str) else at.number_input[0]
        widget.set_value(one).run()
        seen.append(at.number_input[0].value)
    return seen


def test_the_box_with_a_key_stays_the_same() -> None:
    at = AppTest.from_file(PAIR / "broken.py").run()
    before = at.number_input[0].id
    at.selectbox[0].set_value("Spain").run()

    assert at.number_input[0].id == before


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("checkbox", {"value": (False, True)}),
        ("toggle", {"value": (False, True)}),
        ("number_input", {"value": (1, 2)}),
        ("text_input", {"value": ("a", "b")}),
        ("text_area", {"value": ("a", "b")}),
        ("color_picker", {"value": ("#000000", "#ffffff")}),
        ("slider", {"value": (1, 2)}),
        ("select_slider", {"options": (AB, AB), "value": ("a", "b")}),
        ("selectbox", {"options": (AB, AB), "index": (0, 1)}),
        ("radio", {"options": (AB, AB), "index": (0, 1)}),
        ("multiselect", {"options": (AB, AB), "default": (["a"], ["b"])}),
    ],
)
@pytest.mark.parametrize("key", [None, "key"])
def test_another_default_is_looked_at_only_without_a_key(
    kind: str, given: dict[str, Any], key: str | None
) -> None:
    def script(kind: str, given: dict[str, list[object]], key: str | None) -> None:
        import streamlit as st

        which = int(st.number_input("Which", 0, 1, key="which"))
        arguments = {name: values[which] for name, values in given.items()}
        st.text(f"{getattr(st, kind)('It', key=key, **arguments)}")

    at = AppTest.from_function(script, args=(kind, given, key)).run()
    before = at.text[0].value
    at.number_input("which").set_value(1).run()

    assert (at.text[0].value == before) is (key is not None)


def test_what_decides_can_be_in_the_key() -> None:
    def script() -> None:
        import streamlit as st

        rates = {"Germany": 19, "Spain": 21}
        country = st.selectbox("Country", rates)
        st.number_input("VAT in %", value=rates[country], key=f"rate {country}")

    assert after(AppTest.from_function(script), 10, "Spain", "Germany") == [19, 10, 21, 19]


def test_it_can_be_compared_with_the_last_time() -> None:
    def script() -> None:
        import streamlit as st

        rates = {"Germany": 19, "Spain": 21}
        country = st.selectbox("Country", rates)
        if st.session_state.get("last") != country:
            st.session_state.last = country
            st.session_state.rate = rates[country]
        st.number_input("VAT in %", min_value=0, key="rate")

    assert after(AppTest.from_function(script), "Spain", 10, "Germany") == [19, 21, 10, 19]


def test_without_a_key_two_countries_with_the_same_rate_share_one_box() -> None:
    def script() -> None:
        import streamlit as st

        rates = {"Germany": 19, "Spain": 21, "Belgium": 21}
        country = st.selectbox("Country", rates)
        st.number_input("VAT in %", value=rates[country])

    seen = after(AppTest.from_function(script), "Spain", 10, "Belgium", "Germany")
    assert seen == [19, 21, 10, 10, 19]


@pytest.mark.parametrize(("given", "seen"), [({}, "10.0"), ({"min_value": 0}, "10")])
def test_a_number_box_without_a_default_takes_its_type_from_its_minimum(
    given: dict[str, int], seen: str
) -> None:
    def script(given: dict[str, int]) -> None:
        import streamlit as st

        st.session_state.setdefault("rate", 19)
        st.number_input("VAT in %", key="rate", **given)  # type: ignore[call-overload]

    at = AppTest.from_function(script, args=(given,)).run()
    at.number_input[0].set_value(10).run()

    assert str(at.session_state.rate) == seen
