from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

TODAY = 'import streamlit as st\nst.write(f"Today in {st.session_state.city}")\n'


@pytest.mark.parametrize(
    ("first", "second", "raises"),
    [
        ('import streamlit as st\nst.session_state.setdefault("city", "Oslo")\n', TODAY, True),
        ("", "from defaults import set_defaults\nset_defaults()\n" + TODAY, False),
    ],
)
def test_the_main_file_is_only_the_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str, raises: bool
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "app.py").write_text(first)
    (tmp_path / "pages" / "today.py").write_text(second)
    (tmp_path / "defaults.py").write_text(
        "import streamlit as st\n"
        'def set_defaults():\n    st.session_state.setdefault("city", "Oslo")\n'
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    at = AppTest.from_file(str(tmp_path / "app.py")).switch_page("pages/today.py").run()

    if raises:
        assert at.exception[0].message.startswith('st.session_state has no attribute "city".')
    else:
        assert at.markdown[0].value == "Today in Oslo"


def test_a_page_can_send_people_to_the_one_before() -> None:
    def script() -> None:
        import streamlit as st

        def order() -> None:
            st.session_state.order = "tea"

        def pay() -> None:
            if "order" not in st.session_state:
                st.info("Please order first.")
                st.page_link(pages[1])
                st.stop()
            st.write(st.session_state.order)

        pages = [st.Page(pay), st.Page(order)]
        st.navigation(pages).run()

    at = AppTest.from_function(script).run()

    assert at.info[0].value == "Please order first."
    assert not at.exception
