"""Builds the site twice, as two machines would, and names the files that come out differently.

Each build has a clean clone of the present commit, in another folder, and nothing made before. The
second one has everything else that a machine can have otherwise: see `_others`. What was installed
and downloaded, the two share: lock files and hashes say what that is.
"""

from __future__ import annotations

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.site_digest import differences, digest

ROOT = Path(__file__).parent.parent
_SHARED = (".venv", "node_modules")
_DOWNLOADS = Path(".cache", "live-demos", "downloads")
_ADDRESS = "https://example.org/docs/"
_CLOCKS = ("/usr/lib/*/faketime/libfaketime.so.1", os.environ.get("FAKETIME_LIBRARY", ""))
"""Where Debian's package libfaketime has it, or `FAKETIME_LIBRARY` says."""


@dataclass
class Machine:
    """What a build finds around it."""

    name: str
    """Of its folder."""
    environment: dict[str, str]
    umask: int = 0o022
    before: list[str] = field(default_factory=list)
    """What stands before the command."""
    differs_in: list[str] = field(default_factory=list)


def machines() -> tuple[Machine, Machine]:
    """Give two machines that differ in all that can be changed here."""
    one = Machine("one", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8"})
    # Deeper, because the ways to what is shared are others then.
    other = Machine(
        "another place/far away",
        {
            "PYTHONHASHSEED": "4242",
            "TZ": "Pacific/Chatham",
            "LANG": "C",
            "LC_ALL": "C",
            "COLUMNS": "40",
        },
        umask=0o077,
        differs_in=["folder", "home", "hash seed", "time zone", "language", "umask"],
    )
    for what, command, variables in _others():
        other.differs_in.append(what)
        other.before += command
        other.environment |= variables
    return one, other


def _others() -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Give what only some systems let change: its name, what starts a command so, and variables."""
    unshare, taskset = shutil.which("unshare"), shutil.which("taskset")
    if unshare:
        user = [unshare, "--user", "--map-user=4321", "--map-group=4321", "--uts"]
        named = [unshare, "--user", "--map-root-user", "--uts", "sh", "-c"]
        named += ['hostname another-machine && exec "$@"', "sh"]
        if _works(named):
            yield "name of the machine", named, {}
        if _works(user):
            yield "user", user, {}
    if taskset and len(os.sched_getaffinity(0)) > 1:
        yield "number of cores", [taskset, "--cpu-list", str(min(os.sched_getaffinity(0)))], {}
    clock = next((path for places in _CLOCKS for path in glob.glob(places)), None)  # noqa: PTH207
    if clock:
        fake = {"LD_PRELOAD": clock, "FAKETIME": "+400d"}
        yield "clock", [], fake


def _works(command: list[str]) -> bool:
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


def build(machine: Machine, folder: Path, downloads: Path, python: Path) -> Path:
    """Build the present commit on a machine, in a folder of its own; gives the site."""
    clone = folder / machine.name / "clone"
    home = folder / machine.name / "home"
    home.mkdir(parents=True)
    clone_here = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)]
    subprocess.run(clone_here, check=True)
    for shared in _SHARED:
        (clone / shared).symlink_to((ROOT / shared).resolve())
    (clone / _DOWNLOADS).parent.mkdir(parents=True)
    shutil.copytree(downloads, clone / _DOWNLOADS)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        # What is installed for editing is found in the clone, not here.
        "PYTHONPATH": os.pathsep.join(map(str, (clone, clone / "settled" / "src"))),
        "SITE_URL": _ADDRESS,
        **machine.environment,
    }
    command = [*machine.before, str(python), "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=clone, env=environment, umask=machine.umask, check=True)
    return clone / "site"


def main() -> int:
    """Build twice, compare, and say what was different around the two builds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keep", type=Path, help="a new folder for the two clones, which stay")
    asked.add_argument(
        "--other-python",
        type=Path,
        help="of an environment with the packages of requirements/site.txt, for the second build",
    )
    options = asked.parse_args()
    downloads = ROOT / _DOWNLOADS
    downloads.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        one, other = machines()
        pythons = (Path(sys.executable), options.other_python or Path(sys.executable))
        sites = [
            build(machine, folder, downloads, python)
            for machine, python in zip((one, other), pythons, strict=True)
        ]
        print(f"The second build had another {', '.join(other.differs_in)}.")
        found = [*differences(*sites)]
        print("\n".join(found) or f"The same bytes twice: {digest(sites[0])}")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
