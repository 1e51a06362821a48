"""Where the files of demos stand in the site. Every address starts at the site's root."""

from __future__ import annotations

import posixpath

from live_demos.pictures import FOLDER
from live_demos.scenario import Variant

INDEX = "demos/index.json"
"""What tells of all demos: see index.py."""

ROOT_FROM_APP = "../../../"
"""The way from an app's own page to the site's root."""

READERS_APP = "frame/readers-app.html"
"""The page of the frames in which readers' own apps run, from the folder of the reader's files."""

ROOT_FROM_READERS_APP = "../../../../"
"""The way from it to the site's root."""


def app_file(slug: str, variant: Variant) -> str:
    """Give the file of an app's own page."""
    return f"demos/{slug}/{variant}/index.html"


def app_page(slug: str, variant: Variant) -> str:
    """Give the address of an app's own page, with a slash at its end."""
    return posixpath.dirname(app_file(slug, variant)) + "/"


def code_file(slug: str, name: str) -> str:
    """Give the file that an app runs, by the name that it has beside its demo."""
    return f"demos/{slug}/{name}"


def scenario_file(slug: str) -> str:
    """Give the file of a demo's scenario."""
    return f"demos/{slug}/scenario.json"


def challenge_file(slug: str) -> str:
    """Give the file of what a check of a reader's code needs beside the scenario."""
    return f"demos/{slug}/challenge.json"


def picture_file(slug: str, name: str) -> str:
    """Give the file of a picture, by the name that it has beside its demo."""
    return f"demos/{slug}/{FOLDER}/{name}"


def trace_file(slug: str) -> str:
    """Give the file of what was recorded of a demo."""
    return f"demos/{slug}/trace.json"
