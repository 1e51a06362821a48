"""Writes the page of the licenses of all that the site carries from others."""

from __future__ import annotations

from live_demos.publish.bom import FILE as BOM
from live_demos.publish.shipped import Shipped
from live_demos.templates import render

FILE = "licenses.md"


def licenses_page(shipped: Shipped) -> str:
    """Give the page's Markdown."""
    return render(FILE, shipped=shipped, bom=BOM)
