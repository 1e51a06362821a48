"""The peer: stlite as its documentation shows it, on the same host, with the same lean wheels.

One page, the style sheet, and a plain `mount()`: no frame, no snapshot, no shared worker, nothing
started early. Only addresses differ from stlite's example, as its options allow. Pyodide and the
wheels come from the same host and not from a CDN. Streamlit's wheel is the lean one, for what the
other asks for besides is on no host of ours.

It is put together here, from the lock files, and not taken from the site's runtime: what makes our
site faster must never make its peer faster.

Source: https://github.com/whitphx/stlite#use-stlite-on-your-web-page-stlitebrowser
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tarfile
import tempfile
from pathlib import Path

from bench import app
from bench.paths import CACHE
from live_demos.runtime import wheels
from live_demos.runtime.download import fetch
from live_demos.runtime.locks import locked_packages

_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
_PAGE = """<!doctype html>
<html>
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no" />
    <title>Stlite App</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="{root}/stlite/stlite.css" />
  </head>
  <body>
    <div id="root"></div>
    <script type="module">
      import {{ mount }} from "./{root}/stlite/stlite.js";
      // Whole addresses: the worker that loads these has none of its own to start from.
      const python = new URL("{root}/pyodide/", document.baseURI).href;
      mount(
        {{
          entrypoint: "app.py",
          files: {{ "app.py": {source} }},
          pyodideUrl: python + "pyodide.mjs",
          wheelUrls: {{ streamlit: python + "{streamlit}", stliteLib: python + "{stlite_lib}" }},
        }},
        document.getElementById("root"),
      );
    </script>
  </body>
</html>
"""


def write_peer(folder: Path) -> None:
    """Write a folder whose `index.html` is the app in plain stlite."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "runtime"
        streamlit, stlite_lib = _write_runtime(made, Path(scratch) / "unpacked")
        # Under a hash, as the site's own files are, so that they may be cached for as long.
        root = f"assets/{_digest(made)}"
        shutil.copytree(made, folder / root)
    page = _PAGE.format(
        root=root,
        source=json.dumps(app.demo().fixed.source),
        streamlit=streamlit,
        stlite_lib=stlite_lib,
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


def _write_runtime(folder: Path, unpacked: Path) -> tuple[str, str]:
    """Write front end, Pyodide and wheels; give the names of Streamlit's wheel and stlite's."""
    python = folder / "pyodide"
    python.mkdir(parents=True)
    files = {package: fetch(package, CACHE / "downloads") for package in locked_packages()}
    tarballs = {package.name: path for package, path in files.items() if package.registry == "npm"}
    for name in ("@stlite/browser", "pyodide"):
        with tarfile.open(tarballs[name]) as archive:
            # Not extractall(): before Python 3.11.4 it has no filter against names that lead away.
            for member in archive:
                if member.isfile() and ".." not in Path(member.name).parts:
                    _write(archive, member, unpacked / name / member.name)
    stlite = unpacked / "@stlite/browser" / "package" / "build"
    pyodide = unpacked / "pyodide" / "package"
    shutil.copytree(stlite, folder / "stlite", ignore=shutil.ignore_patterns("*.map", "wheels"))
    for name in _PYODIDE_FILES:
        shutil.copy(pyodide / name, python)
    streamlit = wheels.make_lean_streamlit(next(stlite.glob("wheels/streamlit-*.whl")), python)
    stlite_lib = Path(shutil.copy(next(stlite.glob("wheels/stlite_lib-*.whl")), python))
    resolved = [Path(shutil.copy(p, python)) for q, p in files.items() if q.registry == "PyPI"]
    resolved.append(wheels.make_ssl_stub(python))
    wheels.write_pyodide_lock(pyodide / "pyodide-lock.json", resolved, python / "pyodide-lock.json")
    return streamlit.name, stlite_lib.name


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
    content = archive.extractfile(member)
    assert content is not None, "an ordinary file has content"  # noqa: S101
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read())


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
