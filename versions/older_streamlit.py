"""What the model of a browser asks of Streamlit, and releases before 1.45 have elsewhere.

`settled` serves 1.50 and later. What is here lets the older ones be tried too.
"""

from __future__ import annotations

from typing import Any


def forget_pages() -> None:
    """Have an app find no pages of another one that ran before it in this process."""
    from streamlit.runtime import pages_manager  # noqa: PLC0415 (in the release that is tried)

    manager: Any = pages_manager.PagesManager
    if not hasattr(manager, "uses_pages_directory"):
        manager.uses_pages_directory = None
    if hasattr(manager, "DefaultStrategy"):
        from streamlit import source_util  # noqa: PLC0415

        # It becomes V2 with the first st.navigation, for the whole process.
        manager.DefaultStrategy = pages_manager.PagesStrategyV1  # type: ignore[attr-defined]
        source_util.invalidate_pages_cache()  # type: ignore[attr-defined]
