"""Writes what builds and checks the site as a bill of materials: `requirements/build.cdx.json`.

It is kept in the repository, because the licenses of Python's packages are read from what is
installed, and each system installs a part of the lock file. `make bom` writes it anew; `make lock`
does so too. The site publishes it (guide/bom_hook.py).

Three tools that are made for it read the lock files: `cyclonedx-py requirements` (what is locked,
and its hashes), `cyclonedx-py environment` (licenses), and `npm sbom` (both).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from live_demos.node import npm
from live_demos.publish.bom import reproducible_json

ROOT = Path(__file__).parent.parent
_REQUIREMENTS = ROOT / "requirements"
FILE = _REQUIREMENTS / "build.cdx.json"
_NAME = "The build of this site"
_READ_BY_PEOPLE = {
    "cffi": "MIT-0",
    "pkginfo": "MIT",
    "protobuf": "BSD-3-Clause",
    "pycparser": "BSD-3-Clause",
    "pydeck": "Apache-2.0",
    "pysocks": "BSD-3-Clause",
}
"""Licenses of packages that name theirs where the tool does not look, or are for Windows only."""

Json = dict[str, Any]


def main() -> None:
    """Write the file."""
    root = Component(name=_NAME, type=ComponentType.APPLICATION, bom_ref="build")
    components = [*python_packages(), *npm_packages()]
    bom = Bom(components=components, metadata=BomMetaData(component=root))
    bom.register_dependency(root, components)
    FILE.write_text(reproducible_json(bom), "utf-8")
    print(f"{FILE.relative_to(ROOT)}: {len(components)} packages")


def python_packages() -> Iterator[Component]:
    """Give what `requirements/test.txt` locks; what only the checks need is optional."""
    needed = {one["name"] for one in _locked("site.txt")}
    licenses: dict[str, list[Json]] = {
        canonicalize_name(one["name"]): one["licenses"]
        for one in _cyclonedx_py("environment", sys.executable)["components"]
        if "licenses" in one
    }
    for one in _locked("test.txt"):
        name, version = one["name"], one["version"]
        (reference,) = one["externalReferences"]
        yield Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            scope=ComponentScope.REQUIRED if name in needed else ComponentScope.OPTIONAL,
            bom_ref=one["purl"],
            purl=PackageURL.from_string(one["purl"]),
            licenses=[LicenseFactory().make_from_string(_license(name, licenses))],
            # Those of all its files: a wheel for each system, and the source.
            hashes=[
                HashTypeFactory().from_composite_str(f"sha256:{h['content']}")
                for h in reference["hashes"]
            ],
        )


def npm_packages() -> Iterator[Component]:
    """Give what `package-lock.json` locks; what only the checks need is optional."""
    needed = {one["purl"] for one in _npm_sbom("--omit=dev")}
    for one in _npm_sbom():
        scope, _, name = one["name"].rpartition("/")
        yield Component(
            name=name,
            group=scope or None,
            version=one["version"],
            type=ComponentType.LIBRARY,
            scope=ComponentScope.REQUIRED if one["purl"] in needed else ComponentScope.OPTIONAL,
            bom_ref=one["purl"],
            purl=PackageURL.from_string(one["purl"]),
            licenses=[LicenseFactory().make_from_string(text) for text in _texts(one)],
            hashes=[
                HashTypeFactory().from_composite_str(
                    f"{h['alg'].replace('-', '').lower()}:{h['content']}"
                )
                for h in one["hashes"]
            ],
        )


def _license(name: str, licenses: dict[str, list[Json]]) -> str:
    """Give the license that a package names; not each names one where the tool looks."""
    for text in _texts({"licenses": licenses.get(canonicalize_name(name), [])}):
        return text
    if name not in _READ_BY_PEOPLE:
        sys.exit(f"{name}: it names no license. Find out, and write it into tools/bom.py.")
    return _READ_BY_PEOPLE[name]


def _texts(component: Json) -> Iterator[str]:
    for one in component.get("licenses", []):
        about = one.get("license", {})
        yield one.get("expression") or about.get("id") or about["name"]


def _locked(file: str) -> list[Json]:
    found: list[Json] = _cyclonedx_py("requirements", str(_REQUIREMENTS / file))["components"]
    return found


def _cyclonedx_py(*arguments: str) -> Json:
    command = [sys.executable, "-m", "cyclonedx_py", *arguments, "--output-reproducible"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Json = json.loads(done.stdout)
    return found


def _npm_sbom(*options: str) -> list[Json]:
    command = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", *options]
    done = npm(command, ROOT, capture=True)
    done.check_returncode()
    found: list[Json] = json.loads(done.stdout)["components"]
    return found


if __name__ == "__main__":
    main()
