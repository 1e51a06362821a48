"""The link to the repository: from a setting, and without a question to its host."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from testing.paths import ROOT

ADDRESS = "https://github.com/somebody/something"


def build(folder: Path, **settings: str) -> str:
    """Build a site of one page with this site's theme and its setting; give the page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n")
    # What else stands in that folder needs this site's hooks.
    shutil.copytree(ROOT / "docs" / "overrides" / "partials", folder / "theme" / "partials")
    theme = {"name": "material", "custom_dir": str(folder / "theme"), "font": False}
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    own = [line for line in lines if line.startswith("repo_")]
    config = yaml.safe_dump({"site_name": "Some site", "theme": theme})
    (folder / "mkdocs.yml").write_text("\n".join([config, *own]))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REPO_")} | settings
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
    return (folder / "site" / "index.html").read_text("utf-8")


def test_a_page_links_to_the_repository_if_it_is_set(tmp_path: Path) -> None:
    page = build(tmp_path / "set", REPO_URL=ADDRESS)

    assert f'href="{ADDRESS}"' in page
    assert "GitHub" in page
    assert "Our code" in build(tmp_path / "named", REPO_URL=ADDRESS, REPO_NAME="Our code")


def test_a_page_of_a_site_without_repository_shows_no_sign_of_one(tmp_path: Path) -> None:
    assert "md-source" not in build(tmp_path)


def test_a_page_does_not_ask_the_host_of_the_repository(tmp_path: Path) -> None:
    """Material's script looks for this mark, and then asks the host for stars."""
    assert 'data-md-component="source"' not in build(tmp_path, REPO_URL=ADDRESS)
