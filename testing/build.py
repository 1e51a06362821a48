"""The built site under test: built once for all tests, and served at more than one address.

The environment variable `SITE` names a folder with a site that is built already, for whatever
address: `SITE=site make test` tests what `make site` has built, which can be published afterwards.
It is only read. Without it, the tests build the site themselves, once for all of their processes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock

from live_demos.publish.addresses import READERS_APP
from live_demos.publish.content_security_policy import write_policies
from live_demos.publish.offline import LIST, WORKER, write_offline
from live_demos.runtime.assemble import START_LIST
from testing.paths import ROOT

_BUILT_FOR = "http://localhost/an/address/of/no/site/"
"""The address for which the tests build: it occurs in no text."""

_SITEMAP = "sitemap.xml"
_NOT_FOUND = "404.html"
_NOT_LINKED = (LIST, WORKER, "sitemap.xml.gz")


def site_under_test(shared: Path) -> Path:
    """Give the folder of the built site, for reading: the one named by `SITE`, or one built now.

    Args:
        shared: a folder of all processes of this run of tests, which wait for each other here.
    """
    if named := os.environ.get("SITE"):
        site = ROOT / named
        assert (site / _SITEMAP).is_file(), f"SITE={named}: there is no built site in {site}"
        return site
    site = shared / "site"
    with FileLock(shared / "site.lock"):
        if not site.exists():
            build_site(shared / "site-in-work", _BUILT_FOR).rename(site)
    return site


def build_site(target: Path, address: str) -> Path:
    """Build the whole site into `target`, for this address, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    environment = os.environ | {"SITE_URL": address}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return target


def copy_for_address(site: Path, target: Path, address: str) -> Path:
    """Fill `target` with a built site as if it had been built for `address`.

    Instant navigation compares addresses, and the page for unknown addresses has links from the
    root. Files without the address are symbolic links to the site's own.
    """
    built_for = _address_of(site)
    for file in (path for path in site.rglob("*") if path.is_file()):
        place = target / file.relative_to(site)
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in (".html", ".xml"):
            content = file.read_text("utf-8").replace(built_for, address)
            if place == target / _NOT_FOUND:
                content = _move_links(content, urlsplit(built_for).path, urlsplit(address).path)
            place.write_text(content, "utf-8")
        elif file.name not in _NOT_LINKED:
            place.symlink_to(file.resolve())
    shutil.copyfile(site / WORKER, target / WORKER)
    _write_policies(target)
    list_for_offline(target)
    return target


def _write_policies(site: Path) -> None:
    """Write the policies anew: a script in the page for unknown addresses has the site's."""
    apps = {path.relative_to(site).as_posix() for path in site.glob("demos/*/*/index.html")}
    pages = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if not path.match(READERS_APP)
    }
    write_policies(site, pages - apps, apps, {})


def list_for_offline(site: Path) -> None:
    """Write a built site's list of files, and its service worker, anew after files have changed."""
    (runtime,) = (site / "assets" / "runtime").iterdir()
    needed = frozenset().union(*json.loads((runtime / START_LIST).read_text("utf-8")).values())
    _release, _, worker = (site / WORKER).read_text("utf-8").partition("\n")
    write_offline(site, f"assets/runtime/{runtime.name}/", needed, worker)


def _address_of(site: Path) -> str:
    """Give the address for which a site was built: that of its home page, first in the sitemap."""
    found = re.search(r"<loc>(.*?)</loc>", (site / _SITEMAP).read_text("utf-8"))
    assert found, f"{site / _SITEMAP} names no page"
    return found[1]


def _move_links(html: str, old: str, new: str) -> str:
    # A quotation mark and a slash also stand at the end of an element without content.
    return re.sub(rf'"{re.escape(old)}(?!>)', f'"{new}', html)
