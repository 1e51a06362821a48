"""The doctor's page says how to install it, and the site has what it says."""

from __future__ import annotations

import io
import zipfile

from guide.doctor_hook import build_wheel
from testing.server import SiteServer


def test_the_package_is_on_the_site_and_its_page_says_where(server: SiteServer) -> None:
    (wheel,) = (server.folder / "settled").iterdir()
    page = (server.folder / "doctor" / "index.html").read_text("utf-8")

    assert f"/settled/{wheel.name}" in page
    names = zipfile.ZipFile(wheel).namelist()
    assert "settled/__main__.py" in names
    assert "settled/py.typed" in names


def test_the_same_sources_give_the_same_package() -> None:
    assert build_wheel() == build_wheel()


def test_it_is_a_wheel_that_needs_streamlit_alone() -> None:
    name, content = build_wheel()

    assert name.endswith("-py3-none-any.whl")
    archive = zipfile.ZipFile(io.BytesIO(content))
    metadata = next(entry for entry in archive.namelist() if entry.endswith("METADATA"))
    needed = [
        line
        for line in archive.read(metadata).decode().splitlines()
        if line.startswith("Requires-Dist") and "extra ==" not in line
    ]
    assert needed == ["Requires-Dist: streamlit>=1.50"]
