"""`make site` in a fresh clone of the last commit: nothing installed, everything downloaded.

Asking the package index takes as long as the line to it does, which says nothing of this project,
and without a line it fails. So Python's packages lie in a folder, kept for the next run, in which
pip looks instead; npm takes what it has kept itself; and the clone gets the site's own downloads.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.make_site import make_site
from bench.measure import Measure, Taken, UnavailableError
from bench.paths import CACHE, ROOT
from bench.stage import Stage

_LOCKS = [ROOT / "requirements" / f"{name}.txt" for name in ("pip", "runtime", "site")]
_DOWNLOADS = CACHE / "downloads"


def _ours(stage: Stage) -> Taken:
    packages = _packages()
    with TemporaryDirectory(dir=stage.scratch) as folder:
        clone = Path(folder) / "clone"
        _run("git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone))
        shutil.copytree(_DOWNLOADS, clone / _DOWNLOADS.relative_to(ROOT))
        return Taken({"fresh": [make_site(clone, _offline(packages))]})


def _offline(packages: Path) -> dict[str, str]:
    """Give the variables by which pip and npm take what is here."""
    return {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(packages),
        "NPM_CONFIG_PREFER_OFFLINE": "true",
    }


def _packages() -> Path:
    """Give a folder with the packages of the lock files, downloaded once.

    Raises:
        UnavailableError: they are not here, and cannot be downloaded now.
    """
    locked = b"".join(lock.read_bytes() for lock in _LOCKS)
    digest = hashlib.sha256(locked).hexdigest()[:16]
    folder = CACHE.parent / "bench-packages" / digest
    if not folder.exists():
        with TemporaryDirectory() as scratch:
            pip = (sys.executable, "-m", "pip", "--quiet", "download", "--require-hashes")
            try:
                for lock in _LOCKS:
                    _run(*pip, "--requirement", str(lock), "--dest", scratch)
            except RuntimeError as error:
                raise UnavailableError(f"the packages could not be downloaded: {error}") from error
            shutil.copytree(scratch, folder)
    return folder


def _run(*command: str) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}:\n{result.stderr}")


MEASURE = Measure("build-fresh", {"ours": _ours})
