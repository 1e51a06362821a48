from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.claims.table_app import TableApp, apps_of_page

[BROKEN] = apps_of_page("selection-lost")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("", ["Picked: milk", "Picked: nothing", "Picked: bread"]),
        ('key="goods",', ["Picked: milk", "Picked: milk", "Picked: bread"]),
    ],
)
def test_new_prices_take_the_selection_away_without_a_key(key: str, expected: list[str]) -> None:
    grid = TableApp(BROKEN.replace("goods,\n", f"goods, {key}\n"))
    found = []
    for row in (1, None, 2):
        if row is None:
            grid.click("Next day")
        else:
            grid.select(row)
        found.append(grid.line)

    assert found == expected


def by_position() -> None:
    import pandas as pd
    import streamlit as st

    goods = pd.DataFrame({"name": ["eggs", "milk", "bread"]})
    if st.checkbox("From A to Z"):
        goods = goods.sort_values("name")
    event = st.dataframe(goods, key="goods", on_select="rerun", selection_mode="single-row")
    picked = ", ".join(goods["name"].iloc[event.selection.rows])
    st.write(f"Picked: {picked or 'nothing'}")


def by_name() -> None:
    import pandas as pd
    import streamlit as st

    def store() -> None:
        rows = st.session_state[f"goods {down}"].selection.rows
        st.session_state.picked = ", ".join(goods["name"].iloc[rows])

    st.session_state.setdefault("picked", "")
    goods = pd.DataFrame({"name": ["eggs", "milk", "bread"]})
    down = st.checkbox("From A to Z")
    if down:
        goods = goods.sort_values("name")
    st.dataframe(goods, key=f"goods {down}", on_select=store, selection_mode="single-row")
    st.write(f"Picked: {st.session_state.picked or 'nothing'}")


@pytest.mark.parametrize(
    ("script", "expected"), [(by_position, "Picked: eggs"), (by_name, "Picked: milk")]
)
def test_a_key_keeps_the_position_and_a_callback_can_keep_the_name(
    script: Callable[[], None], expected: str
) -> None:
    grid = TableApp(script)
    grid.select(1)
    assert grid.line == "Picked: milk"
    grid.at.checkbox[0].check()
    grid.run()

    assert grid.line == expected


@pytest.mark.parametrize("more", [False, True])
def test_with_a_key_only_how_one_selects_makes_another_table(more: bool) -> None:
    def script(more: bool) -> None:
        import pandas as pd
        import streamlit as st

        changed = st.checkbox("Changed")
        st.dataframe(
            pd.DataFrame({"name": ["eggs", "milk"] if changed else ["bread"]}),
            key="goods",
            hide_index=changed,
            height=200 if changed else 300,
            on_select="rerun",
            selection_mode="multi-row" if changed and more else "single-row",
        )
        st.write("")

    grid = TableApp(script, more)
    before = grid.identity
    grid.at.checkbox[0].check()
    grid.run()

    assert (grid.identity != before) is more


@pytest.mark.parametrize("key", [None, "chart"])
def test_an_altair_chart_with_a_key_stays_the_same_with_other_data(key: str | None) -> None:
    def script(key: str | None) -> None:
        import altair
        import pandas as pd
        import streamlit as st

        data = pd.DataFrame({"x": [1, 2], "y": [3, 4 + st.checkbox("Changed")]})
        chart = altair.Chart(data).mark_point().encode(x="x", y="y")
        st.altair_chart(
            chart.add_params(altair.selection_point(name="points")), key=key, on_select="rerun"
        )

    at = AppTest.from_function(script, args=(key,)).run()

    def identity() -> str:
        return str(next(node.proto.id for node in at._tree if "vega" in node.type))

    before = identity()
    at.checkbox[0].check().run()

    assert (identity() == before) is (key is not None)
