"""The snapshot, restored under Node as a browser restores it."""

import json
import tarfile
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from threading import Event
from typing import Any

import pytest
import zstandard

from live_demos.errors import SiteError
from live_demos.node import node
from live_demos.runtime import Runtime, snapshot
from live_demos.runtime.download import fetch
from live_demos.runtime.locks import locked_packages
from live_demos.runtime.snapshot import Snapshot, build, make_snapshot
from live_demos.runtime.versions import declared_versions
from testing.paths import CACHE, ROOT

RUN = Path(snapshot.__file__).parent / "run.mjs"
CLIENT = RUN.with_name("asgi_client.py")

FRESH = """
import json, os, random, secrets, tempfile, time, uuid
print(json.dumps({
    "random": random.random(),
    "uuid": str(uuid.uuid4()),
    "node": uuid.getnode(),
    "token": secrets.token_hex(),
    "name": tempfile.mktemp(),
    "now": time.time(),
    "environment": dict(os.environ),
}))
"""

MISSING = """
import importlib.metadata, json, sys
before = "doctest" in sys.modules
import doctest, streamlit.testing.v1
print(json.dumps([before, importlib.metadata.version("streamlit")]))
"""

REFUSED = """
import json
try:
    import doctest
except ModuleNotFoundError as error:
    print(json.dumps(str(error)))
"""

SERVE = """
import json
from stlite_lib import runtime_init

open("app.py", "w").write('''
import streamlit as st
st.session_state.setdefault("runs", 0)
st.session_state.runs += 1
value = st.slider("Slider", 0, 10, 5)
st.text(f"{st.session_state.runs} {value}")
if value == 7:
    raise ValueError("seven")
''')
runtime_init.setup_streamlit_logging_with_callback("INFO", "%(message)s", lambda *_: None)
call, _ = await start_app("app.py", {"server.fileWatcherType": "none"})
async with AsgiClient(call) as client:
    await client.run()
    for number in (3.0, 7.0):
        await client.run({"id": client.widgets["Slider"], "numbers": [number]})
print(json.dumps(client.texts + client.exceptions))
"""


SPARED = """
import copy, importlib.metadata, json
from streamlit import config

looked, copied = [], []
deepcopy = copy.deepcopy

def noting(original, *given):
    if original is config._config_options_template:
        copied.append(1)
    return deepcopy(original, *given)

copy.deepcopy = noting
distributions = importlib.metadata.distributions
importlib.metadata.distributions = lambda *given: looked.append(1) or distributions(*given)
open("app.py", "w").write("import streamlit as st; st.text('here')")
said = []
for _ in range(2):
    call, _ = await start_app("app.py", {"client.toolbarMode": "viewer"})
    async with AsgiClient(call) as client:
        await client.run()
    said.append([client.texts, len(looked), len(copied), config.get_option("client.toolbarMode")])
config.get_config_options(force_reparse=True)
said.append(config.get_option("client.toolbarMode"))
print(json.dumps(said))
"""


DOCSTRINGS = """
import json, string
import streamlit as st
described = [st, st.slider, st.delta_generator.DeltaGenerator, string.capwords, string.Template]
print(json.dumps([one.__doc__ for one in described]))
"""


COLLECTED = """
import gc, json, string, sys
frozen = gc.get_freeze_count()
del string.capwords
left = gc.get_freeze_count()
gc.unfreeze()
gc.collect()
known = {id(one) for one in gc.get_objects()}
names = {name: getattr(module, "__dict__", None) for name, module in sys.modules.items()}
lost = [name for name, those in names.items() if those is not None and id(those) not in known]
print(json.dumps([frozen > 50_000, frozen - left, gc.get_freeze_count(), lost]))
"""


MODEL = """
import json, logging
import streamlit as st
from settled._internal.browser.actions import Click, Reload, Target
from settled._internal.browser.session import Browser

open("app.py", "w").write('''
import time
import streamlit as st

@st.fragment
def part():
    if st.button("Add"):
        st.session_state.count = st.session_state.get("count", 0) + 1
    st.text(f"Inside: {st.session_state.get('count', 0)}")

if st.button("Fail"):
    with st.container():
        raise ValueError("no")
time.sleep(1)
part()
st.text(f"Outside: {st.session_state.get('count', 0)}")
''')
logging.disable(logging.ERROR)
browser = Browser("app.py")
said = []
st.sidebar.__enter__()  # what is open where a run is asked for is not open in that run
for action in (None, Click(Target("button", "Add")), Click(Target("button", "Fail")), Reload()):
    page = browser.perform(action) if action else browser.open()
    lines = [one for one in page.items if one.name in ("text", "exception")]
    said.append([line.text for line in lines if not line.path])
said.append([browser.would_change(), [run["scope"] for run in browser.runs]])
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pyodide")
    pyodide = next(p for p in locked_packages() if p.name == "pyodide")
    with tarfile.open(fetch(pyodide, CACHE / "downloads")) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None and "/" not in member.name.removeprefix("package/"):
                (folder / Path(member.name).name).write_bytes(content.read())
    return folder


@pytest.fixture(scope="module")
def made(assembled_again: Runtime) -> Snapshot:
    folder = assembled_again.folder / "pyodide"
    return Snapshot(
        wasm=folder / "pyodide.asm.wasm.zst",
        memory=folder / "snapshot.bin.zst",
        data=folder / "data.zip",
        imported=folder / "imported.zip.zst",
        rest=folder / "rest.zip",
        about=folder / "library.json",
    )


def _run(
    package: Path, made: Snapshot, folder: Path, script: str, start_mode: str
) -> tuple[Any, bool]:
    """Run a script; give what it printed last, and whether the rest of the library was fetched."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    result = node([RUN, package, made.memory.parent, start_mode, CLIENT, path], timeout=300)
    assert result.returncode == 0, result.stderr[-2000:]
    return json.loads(result.stdout.splitlines()[-1]), "the rest of the library" in result.stderr


@pytest.mark.parametrize("start_mode", ["snapshot", "plain"])
def test_an_app_is_served_without_the_rest_of_the_library(
    package: Path, made: Snapshot, tmp_path: Path, start_mode: str
) -> None:
    assert _run(package, made, tmp_path, SERVE, start_mode) == (
        ["1 5", "2 3", "3 7", "seven"],
        False,
    )


def test_the_garbage_collector_knows_every_object_of_the_memory(
    package: Path, made: Snapshot, tmp_path: Path
) -> None:
    assert _run(package, made, tmp_path, COLLECTED, "snapshot") == ([True, 1, 0, []], False)


@pytest.mark.parametrize(("start_mode", "times"), [("snapshot", 0), ("plain", 1)])
def test_what_is_the_same_for_every_app_is_done_no_more_than_once(
    package: Path, made: Snapshot, tmp_path: Path, start_mode: str, times: int
) -> None:
    said, _ = _run(package, made, tmp_path, SPARED, start_mode)

    # Started in this way, a further app has the options read anew, and nothing is prepared for it.
    first, further = ([["here"], times, times + copies, "viewer"] for copies in (0, 1))
    assert said == [first, further, "auto"]


def test_an_app_is_opened_in_the_model_of_a_browser(
    package: Path, made: Snapshot, tmp_path: Path
) -> None:
    said, _ = _run(package, made, tmp_path, MODEL, "plain")
    assert said == [
        ["Inside: 0", "Outside: 0"],
        ["Inside: 1", "Outside: 0"],
        ["no"],
        ["Inside: 0", "Outside: 0"],
        [[], ["script"]],
    ]


def test_two_restores_differ(package: Path, made: Snapshot, tmp_path: Path) -> None:
    (one, _), (other, _) = (_run(package, made, tmp_path, FRESH, "snapshot") for _ in range(2))
    environment = one.pop("environment")
    assert environment == other.pop("environment")
    assert "PYTHONHASHSEED" not in environment
    assert "MAPBOX_API_KEY" not in environment
    assert [name for name in one if one[name] == other[name]] == []


@pytest.mark.parametrize("start_mode", ["snapshot", "plain"])
def test_what_few_apps_import_is_fetched_when_one_does(
    package: Path, made: Snapshot, tmp_path: Path, start_mode: str
) -> None:
    assert _run(package, made, tmp_path, MISSING, start_mode) == (
        [False, declared_versions().streamlit],
        True,
    )


def test_a_rest_that_is_another_file_is_not_imported(
    package: Path, made: Snapshot, tmp_path: Path
) -> None:
    about = json.loads(made.about.read_text())
    about["sha256"]["rest.zip"] = "0" * 64
    for path in (made.memory, made.data, made.rest):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / made.about.name).write_text(json.dumps(about))
    altered = replace(made, memory=tmp_path / made.memory.name)

    said, _ = _run(package, altered, tmp_path, REFUSED, "snapshot")
    assert (
        said
        == "The module 'doctest' could not be loaded: the archive is not the one that was built."
    )


@pytest.mark.parametrize("start_mode", ["snapshot", "plain"])
def test_the_library_has_no_docstrings(
    package: Path, made: Snapshot, tmp_path: Path, start_mode: str
) -> None:
    said, _ = _run(package, made, tmp_path, DOCSTRINGS, start_mode)

    assert said == [None, None, None, None, None]


def test_the_files_are_no_larger_than_they_were(made: Snapshot) -> None:
    most = {
        made.wasm: 2_400_000,
        made.memory: 5_800_000,
        made.imported: 1_800_000,
        made.rest: 2_300_000,
    }
    assert {
        path.name: path.stat().st_size for path in most if path.stat().st_size > most[path]
    } == {}


def test_the_memory_is_one_frame_with_a_checksum_and_its_size(made: Snapshot) -> None:
    frame = zstandard.get_frame_parameters(made.memory.read_bytes())

    assert frame.has_checksum
    assert frame.content_size == json.loads(made.about.read_text())["memory"]


def test_another_build_saves_the_same_memory(runtime: Runtime, made: Snapshot) -> None:
    before = runtime.folder / "pyodide" / made.memory.name

    # Another version of the compressor may pack the same memory otherwise.
    one, other = (
        zstandard.ZstdDecompressor().decompress(path.read_bytes()) for path in (before, made.memory)
    )
    assert one == other


def test_it_names_nothing_of_this_machine(made: Snapshot) -> None:
    memory = zstandard.ZstdDecompressor().decompress(made.memory.read_bytes())
    assert str(ROOT).encode() not in memory


def test_a_package_without_package_json_is_told(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"no package\.json"):
        make_snapshot(tmp_path, [], tmp_path / "out")


def test_a_program_that_fails_is_told_though_others_compute_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "package.json").write_text("{}")
    (package / "pyodide.asm.wasm").write_bytes(b"not yet")
    packing, failed = Event(), Event()

    def pack(content: bytes) -> bytes:
        packing.set()
        assert failed.wait(60)
        return content

    def fail(*_: object, **__: object) -> CompletedProcess[str]:
        assert packing.wait(60), "nothing is packed while Node runs"
        failed.set()
        return CompletedProcess([], 1, "", "a warning\nRangeError: no memory left\n")

    monkeypatch.setattr(build, "pack", pack)
    monkeypatch.setattr(build, "node", fail)
    with pytest.raises(SiteError, match=r"^compile\.mjs: failed: RangeError: no memory left$"):
        make_snapshot(package, [], tmp_path / "out")
