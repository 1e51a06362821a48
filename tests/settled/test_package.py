"""The package `settled` stands alone: installed from the checkout, outside of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
import streamlit

from testing.paths import ROOT

PACKAGE = ROOT / "settled"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder far from the repository, with an environment that has the package."""
    folder = tmp_path_factory.mktemp("elsewhere")
    # A build leaves files beside the sources.
    source = folder / "checkout" / "settled"
    shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    venv.create(folder / "environment", symlinks=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    # Nothing is downloaded: Streamlit is lent below, and what builds the package is here.
    alone = ["--no-deps", "--no-build-isolation", "--no-index"]
    target = _site_packages(folder)
    _call([*pip, *alone, "--target", str(target), str(source)], folder)
    # Of this environment, all but what is of this repository: that is there by .pth files only,
    # which a folder on PYTHONPATH is not searched for.
    return folder


def _site_packages(folder: Path) -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return folder / "environment" / "lib" / version / "site-packages"


def _call(command: list[str], folder: Path) -> str:
    environment = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "PYTHONPATH": str(Path(streamlit.__file__).parent.parent),
    }
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def python(folder: Path, code: str) -> str:
    """Run a script with the package, and give what it prints."""
    script = folder / "script.py"
    script.write_text(code, encoding="utf-8")
    return _call([str(folder / "environment" / "bin" / "python"), str(script)], folder)


def test_it_is_imported_from_where_it_was_installed(folder: Path) -> None:
    found = python(
        folder,
        "import sys, settled\n"
        "[getattr(settled, name) for name in settled.__all__]\n"
        "print(settled.__file__)\n"
        "print([name for name in ('live_demos', 'guide', 'testing') if name in sys.modules])\n",
    )
    assert found.splitlines() == [str(_site_packages(folder) / "settled" / "__init__.py"), "[]"]


def test_it_brings_its_license_and_says_that_it_is_typed(folder: Path) -> None:
    installed = _site_packages(folder)
    (about,) = installed.glob("streamlit_settled-*.dist-info")
    assert (about / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (installed / "settled" / "py.typed").is_file()


def test_it_needs_streamlit_and_nothing_else() -> None:
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]
    assert [re.split(r"\W", needed)[0] for needed in project["dependencies"]] == ["streamlit"]


def test_the_examples_of_its_readme_print_what_they_say(folder: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text("utf-8"), re.S)
    # The others are tests.
    printing = [block for block in blocks if "print(" in block]
    assert len(printing) == 2
    for block in printing:
        said = [line.split("  # ")[1] for line in block.splitlines() if "  # " in line]
        assert python(folder, block).splitlines() == said
