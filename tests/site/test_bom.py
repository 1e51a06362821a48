"""The bills of materials: valid, complete, and the same as the page of licenses."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from live_demos.module_imports import TEST
from live_demos.node import node
from live_demos.publish.bom import FILE
from testing.paths import ROOT

BUILD = "assets/bom/build.cdx.json"
BUILD_HERE = ROOT / "requirements" / "build.cdx.json"
FRONT_END, THEME = "@stlite/browser", "mkdocs-material"

Json = dict[str, Any]


def name_of(component: Json) -> str:
    group = component.get("group")
    return f"{group}/{component['name']}" if group else str(component["name"])


def components(site: Path, file: str = FILE) -> dict[str, Json]:
    bom = json.loads((site / file).read_text("utf-8"))
    return {name_of(one): one for one in bom["components"]}


def nested(component: Json) -> set[str]:
    return {name_of(one) for one in component["components"]}


def everything(site: Path) -> Iterator[tuple[str, str]]:
    for name, one in components(site).items():
        yield name, one["version"]
        for part in one.get("components", ()):
            yield name_of(part), part.get("version", "")


def test_they_are_valid(site: Path) -> None:
    for file in (FILE, BUILD):
        found = JsonStrictValidator(SchemaVersion.V1_6).validate_str(
            (site / file).read_text("utf-8")
        )
        assert found is None, file
    assert (site / BUILD).read_bytes() == BUILD_HERE.read_bytes()


def test_the_page_of_licenses_has_the_same_packages(site: Path) -> None:
    page = (site / "licenses" / "index.html").read_text("utf-8")
    own = re.findall(r"<summary>([^<]+?) (\S+): [^<]+</summary>", page)
    bundled = re.findall(r"without their versions: (.*?)\.</p>", page, re.S)
    assert len(bundled) == 2

    shown = {(html.unescape(name), version) for name, version in own}
    shown |= {(html.unescape(name.strip()), "") for names in bundled for name in names.split(",")}
    assert shown == {*everything(site)}
    assert f'href="../{FILE}"' in page
    assert f'href="../{BUILD}"' in page


def test_every_package_has_a_license_and_all_that_was_fetched_a_hash(site: Path) -> None:
    for file in (FILE, BUILD):
        for name, one in components(site, file).items():
            assert one["licenses"], name
            if not (file == FILE and (name == THEME or name.startswith("Python"))):
                assert one["hashes"], name
    assert components(site, BUILD)[THEME]["hashes"], "here is the theme's"


def test_every_library_in_the_archives_for_python_is_listed(site: Path) -> None:
    (runtime,) = (site / "assets" / "runtime").iterdir()
    libraries = {
        canonicalize_name(name.split("-")[0])
        for archive in (runtime / "pyodide").glob("*.zip")
        for entry in zipfile.ZipFile(archive).namelist()
        for name in re.findall(r"^([^/]+)\.dist-info/", entry)
    }
    assert {"streamlit", "protobuf"} <= libraries

    stub = {"ssl"}  # of our own: live_demos/runtime/stubs/
    assert libraries - stub <= {canonicalize_name(name) for name in components(site)}


def test_every_npm_package_that_scripts_import_is_listed(site: Path) -> None:
    lock = json.loads((ROOT / "node_modules" / ".package-lock.json").read_text("utf-8"))
    names = {path.removeprefix("node_modules/") for path in lock["packages"]}
    imports = re.compile(r"""(?:from|import)\s*\(?\s*["']([^."'/][^"']*)["']""")
    used = set()
    for folder in ("live_demos/browser", "guide/browser"):
        for path in (ROOT / folder).rglob("*.mjs"):
            if not path.match(TEST) and "service-worker" not in path.parts:
                used |= {*imports.findall(path.read_text("utf-8"))} & names
    assert {"@codemirror/view", "client-zip", "minisearch"} <= used

    assert used <= components(site).keys()


def test_every_font_is_listed(site: Path) -> None:
    (runtime,) = (site / "assets" / "runtime").iterdir()
    script = ROOT / "testing" / "font_names.mjs"
    done = node([script, runtime / "stlite" / "assets"], check=True)
    families = {re.sub(r"_\w+$", "", name).replace(" ", "") for name in json.loads(done.stdout)}
    assert "KaTeX" in families

    listed = {name.replace(" ", "") for name in nested(components(site)[FRONT_END])}
    assert families - listed == set()


def test_what_is_bundled_in_the_theme_is_listed(site: Path) -> None:
    assert {"rxjs", "clipboard", "lunr", "Material Design Icons"} <= nested(components(site)[THEME])


def test_what_builds_the_site_is_what_the_lock_files_name() -> None:
    locked = set()
    for line in (ROOT / "requirements" / "test.txt").read_text("utf-8").splitlines():
        if found := re.match(r"([A-Za-z0-9._-]+)==(\S+)", line):
            locked.add((canonicalize_name(found[1]), found[2]))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for path, entry in lock["packages"].items():
        if path:
            locked.add((path.rpartition("node_modules/")[2], entry["version"]))

    bom = json.loads(BUILD_HERE.read_text("utf-8"))["components"]
    listed = {
        (name if one["purl"].startswith("pkg:npm/") else canonicalize_name(name), one["version"])
        for one in bom
        for name in [name_of(one)]
    }
    assert listed == locked, "run make bom"
