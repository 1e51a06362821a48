"""Sets up `.venv` and `node_modules` from the lock files. Runs on any Python, imports only it.

Usage: `python3 tools/environment.py site|test|lock`. A second call does nothing, in a moment.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"

_REQUIRES = re.compile(r'^requires-python = ">=(\d+)\.(\d+)"', re.MULTILINE)
"""In pyproject.toml. A Python that is too old has nothing in it that reads TOML."""

PIP = ROOT / "requirements" / "pip.txt"
"""The pip that installs all else. What comes with Python 3.11 takes half as long again."""

RUNTIME = ROOT / "requirements" / "runtime.txt"
"""What assembles the runtime. It takes half of a first build, and begins while all else is
installed."""
RUNTIME_CACHE = ROOT / ".cache" / "live-demos"
"""Where a build looks for it, by `mkdocs.yml`."""

LOCKS = {
    "site": (ROOT / "requirements" / "site.txt",),
    "test": (ROOT / "requirements" / "test.txt",),
    "lock": (ROOT / "requirements" / "site.txt", ROOT / "requirements" / "lock.txt"),
}
"""What each purpose installs. `test` holds all of `site`."""


def main(purpose: str) -> None:
    """Set up for a purpose: `site`, `test` or `lock`."""
    oldest = _REQUIRES.search((ROOT / "pyproject.toml").read_text())
    assert oldest, "pyproject.toml names the oldest Python"  # noqa: S101
    if sys.version_info < (int(oldest[1]), int(oldest[2])):
        sys.exit(
            f"This needs Python {oldest[1]}.{oldest[2]} or newer; {sys.executable} is "
            f"{sys.version.split()[0]}. Install one and run: make PYTHON=/path/to/it …"
        )
    make_venv()
    install_once(PIP)
    if purpose != "lock" and not all(is_done(_packages(lock), [lock]) for lock in LOCKS[purpose]):
        install_once(RUNTIME)
        begin_to_assemble_runtime()
    for lock in LOCKS[purpose]:
        install_once(lock)
    projects = [ROOT / "settled" / "pyproject.toml", ROOT / "pyproject.toml"]
    once("this-project", projects, install_this)
    locks = [ROOT / "package.json", ROOT / "package-lock.json"]
    if purpose == "test":
        once("node-packages", locks, install_node_packages)
    elif purpose == "site" and not is_done("node-packages", locks):
        once("node-packages-of-the-site", locks, partial(install_node_packages, "--omit=dev"))


def make_venv() -> None:
    """Make `.venv` unless it is there, works and is of this Python."""
    made_by = VENV / "made-by"
    if (
        made_by.exists()
        and made_by.read_text() == sys.version
        and run([str(VENV_PYTHON), "-c", "import pip"], check=False)
    ):
        return
    say(f"Making .venv with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian leaves it out of python3
    except ImportError:
        get_ensurepip()
    venv.create(VENV, with_pip=True, symlinks=True)
    made_by.write_text(sys.version)


def get_ensurepip() -> None:
    """Install Debian's package of it where we may, else say how."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {package}")
        apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
        if run([*apt, "update"], check=False) and run(
            [*apt, "install", "-y", package], check=False
        ):
            # This process has already looked for the module and remembers that it is missing.
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 - itself
    sys.exit(f"This Python cannot make virtual environments. Install it: apt install {package}")


def install_once(lock: Path) -> None:
    """Install what a lock file names, unless that was done."""
    once(_packages(lock), [lock], partial(install, lock))


def _packages(lock: Path) -> str:
    return f"{lock.stem}-packages"


def install(lock: Path) -> None:
    """Install exactly what a lock file names, each file verified by its hash.

    Python compiles a module when it is first imported: most of what these packages have never is.
    """
    say(f"Installing the packages of {lock.relative_to(ROOT)}")
    pip("install", "--no-compile", "--require-hashes", "--requirement", str(lock))


def begin_to_assemble_runtime() -> None:
    """Have it done beside. A build waits for it; what fails, the build meets again and tells."""
    say("Assembling the runtime meanwhile")
    sources = os.pathsep.join(map(str, (ROOT, ROOT / "settled" / "src")))
    subprocess.Popen(
        [str(VENV_PYTHON), "-m", "live_demos.runtime", str(RUNTIME_CACHE)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": sources},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def install_this() -> None:
    """Make the packages of this repository known; their code stays where it is."""
    projects = [f"--editable={project}" for project in (ROOT / "settled", ROOT)]
    pip("install", "--no-deps", "--no-build-isolation", *projects)


def install_node_packages(*options: str) -> None:
    """Install what search and editor are made of; without `--omit=dev`, what checks scripts too."""
    say("Installing the packages of package-lock.json")
    run([str(VENV_PYTHON), "-m", "live_demos.node", "ci", "--ignore-scripts", *options])


def once(name: str, inputs: list[Path], work: Callable[[], None]) -> None:
    """Do the work unless it was done for these contents of the inputs."""
    if not is_done(name, inputs):
        work()
        stamp = _stamp(name)
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(_digest(inputs))


def is_done(name: str, inputs: list[Path]) -> bool:
    """Say whether the work was done for these contents of the inputs."""
    stamp = _stamp(name)
    return stamp.exists() and stamp.read_text() == _digest(inputs)


def _stamp(name: str) -> Path:
    return VENV / "stamps" / name


def _digest(inputs: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in inputs:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pip(*arguments: str) -> None:
    """Run the environment's pip, quietly."""
    run([str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments])


def run(command: list[str], *, check: bool = True) -> bool:
    """Run a command; show what it printed only if it fails. Gives whether it succeeded."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode != 0 and check:
        sys.exit(f"{result.stdout}{result.stderr}\nThis failed: {' '.join(command)}")
    return result.returncode == 0


def say(what: str) -> None:
    """Tell what is going on, at once."""
    print(what, flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit(f"Usage: {sys.argv[0]} {'|'.join(LOCKS)}")
    main(sys.argv[1])
