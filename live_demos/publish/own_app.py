"""The HTML of the place where readers run an app of their own."""

from __future__ import annotations

import json
from pathlib import Path

from live_demos.importable import IMPORTABLE
from live_demos.publish.pair import OFFLINE_PAGE, PairOptions
from live_demos.templates import render

ELEMENT = "own-app"
"""The custom element that it is."""

PAGE = "your-app.md"
"""The page that it stands in: links to apps lead there (browser/page/own-app/link.mjs)."""

FOLDER = Path(__file__).parent.parent / "starting_points"
STARTING_POINTS = {
    "slider.py": "A slider that loses inputs",
    "form.py": "A form",
    "chat.py": "A chat",
}
"""What readers can begin with: files in `FOLDER`, with their names on the page."""


def own_app_html(options: PairOptions) -> str:
    """Give the element, in well-formed XML. Until its script has come, it says what it is for."""
    return render(
        "own-app.html",
        element=ELEMENT,
        runtime=options.runtime,
        start_mode=options.start_mode,
        xray=options.xray,
        megabytes=options.megabytes,
        streamlit=options.streamlit,
        offline=options.root + OFFLINE_PAGE,
        given=json.dumps(
            {
                "startingPoints": [
                    {"title": title, "code": (FOLDER / name).read_text("utf-8")}
                    for name, title in STARTING_POINTS.items()
                ],
                "modules": sorted(name for name in IMPORTABLE if not name.startswith("_")),
            },
            ensure_ascii=False,
        ),
    )
