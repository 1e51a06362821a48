from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def test_with_a_folder_of_pages_each_page_says_that_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "arrival.py").write_text(
        "import streamlit as st\n"
        "def start_anew(page, *keys):\n"
        "    if st.session_state.get('page') != page:\n"
        "        st.session_state.page = page\n"
        "        for key in keys:\n"
        "            st.session_state.pop(key, None)\n"
    )
    (tmp_path / "app.py").write_text(
        "import streamlit as st\nfrom arrival import start_anew\n"
        "start_anew('labels', 'view')\n"
        "st.write(st.session_state.get('view', 'all'))\n"
        "if st.button('Add'):\n    st.session_state.view = 'new'\n"
    )
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "colors.py").write_text(
        "from arrival import start_anew\nstart_anew('colors')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    at = AppTest.from_file(str(tmp_path / "app.py")).run()
    at.button[0].click().run()
    at.run()
    assert at.markdown[0].value == "new"
    at.switch_page("pages/colors.py").run()
    at.switch_page("app.py").run()

    assert at.markdown[0].value == "all"
