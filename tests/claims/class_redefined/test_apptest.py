from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from streamlit.testing.v1 import AppTest


def test_only_what_asks_for_the_class_fails() -> None:
    def script() -> None:
        from dataclasses import dataclass
        from enum import Enum

        import streamlit as st

        @dataclass
        class Item:
            name: str

        class Size(Enum):
            SMALL = "small"

        class TroubleError(Exception):
            pass

        state = st.session_state
        tea = state.setdefault("tea", Item("tea"))
        size = state.setdefault("size", Size.SMALL)
        trouble = state.setdefault("trouble", TroubleError())
        try:
            raise trouble
        except TroubleError:
            caught = True
        except Exception:
            caught = False
        seen = [tea == Item("tea"), tea in [Item("tea")], isinstance(tea, Item), caught]
        st.text(f"{[*seen, size == Size.SMALL, isinstance(size, Size)]}")
        st.text(tea.name)

    at = AppTest.from_function(script).run()
    assert [line.value for line in at.text] == [f"{[True] * 6}", "tea"]
    at.run()
    assert [line.value for line in at.text] == [f"{[False] * 6}", "tea"]


def test_a_class_of_an_imported_module_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shop_items.py").write_text(
        dedent("""
            from dataclasses import dataclass

            @dataclass
            class Item:
                name: str
        """)
    )
    monkeypatch.syspath_prepend(tmp_path)

    def script() -> None:
        import streamlit as st
        from shop_items import Item  # type: ignore[import-not-found]

        tea = st.session_state.setdefault("tea", Item("tea"))
        st.text(f"{tea == Item('tea')} {isinstance(tea, Item)}")

    at = AppTest.from_function(script).run()
    at.run()

    assert at.text[0].value == "True True"


@pytest.mark.parametrize("key", [None, "plan"])
@pytest.mark.parametrize(("kind", "found"), [("dataclass", False), ("enum", True)])
def test_a_select_box_returns_an_object_of_an_earlier_rerun_except_for_an_enum(
    kind: str, found: bool, key: str | None
) -> None:
    def script(kind: str, key: str | None) -> None:
        from dataclasses import dataclass
        from enum import Enum

        import streamlit as st

        @dataclass
        class Plan:
            name: str

        class Size(Enum):
            SMALL = "small"
            LARGE = "large"

        options = [Plan("free"), Plan("team")] if kind == "dataclass" else list(Size)
        chosen = st.selectbox("It", options, key=key)
        st.text(f"{chosen in options} {isinstance(chosen, type(options[0]))}")

    at = AppTest.from_function(script, args=(kind, key)).run()
    assert at.text[0].value == "True True"
    at.selectbox[0].select_index(1).run()
    assert at.text[0].value == f"{found} {found}"
    at.run()
    assert at.text[0].value == f"{found} {found}"


def test_options_that_are_ids_are_found() -> None:
    def script() -> None:
        from dataclasses import dataclass

        import streamlit as st

        @dataclass
        class Plan:
            name: str

        plans = {"f": Plan("Free"), "t": Plan("Team")}
        chosen = st.selectbox("Plan", plans, format_func=lambda one: plans[one].name)
        st.text(f"{plans[chosen] == Plan('Team')}")

    at = AppTest.from_function(script).run()
    at.selectbox[0].set_value("t").run()
    at.run()

    assert at.text[0].value == "True"
