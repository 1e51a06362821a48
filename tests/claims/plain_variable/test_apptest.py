from __future__ import annotations

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def test_a_list_keeps_the_last_item_only() -> None:
    def script() -> None:
        import streamlit as st

        items: list[str] = []
        item = st.text_input("Item")
        if st.button("Add"):
            items.append(item)
        st.write(" ".join(items))

    at = AppTest.from_function(script).run()
    at.text_input[0].set_value("eggs").run()
    at.button[0].click().run()
    at.text_input[0].set_value("milk").run()
    at.button[0].click().run()

    assert at.markdown[0].value == "milk"


def test_no_name_is_left_from_the_rerun_before() -> None:
    def script() -> None:
        import streamlit as st

        st.write(f"{'visitors' in globals()}")
        globals()["visitors"] = 1

    at = AppTest.from_function(script).run()
    assert at.markdown[0].value == "False"
    at.run()
    assert at.markdown[0].value == "False"


def test_setting_the_start_value_in_every_rerun_resets_session_state_too() -> None:
    def script() -> None:
        import streamlit as st

        st.session_state.visitors = 0
        if st.button("One more"):
            st.session_state.visitors += 1

    at = AppTest.from_function(script).run()
    at.button[0].click().run()
    at.button[0].click().run()

    assert at.session_state.visitors == 1


def in_a_module() -> None:
    import streamlit as st
    import tally_of_all  # type: ignore[import-not-found]

    if st.button("One more"):
        tally_of_all.visitors += 1
    st.write(f"{tally_of_all.visitors}")


def in_a_cached_resource() -> None:
    import streamlit as st

    @st.cache_resource
    def tally() -> dict[str, int]:
        return {"visitors": 0}

    if st.button("One more"):
        tally()["visitors"] += 1
    st.write(f"{tally()['visitors']}")


@pytest.mark.parametrize("script", [in_a_module, in_a_cached_resource])
def test_what_stays_outside_of_session_state_stays_for_every_session(
    script: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import streamlit as st

    st.cache_resource.clear()
    (tmp_path / "tally_of_all.py").write_text("visitors = 0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "tally_of_all", raising=False)
    one = AppTest.from_function(script).run()  # type: ignore[arg-type]
    one.button[0].click().run()
    one.button[0].click().run()
    other = AppTest.from_function(script).run()  # type: ignore[arg-type]

    assert (one.markdown[0].value, other.markdown[0].value) == ("2", "2")
