"""The runtime is made of what the lock files name, once, and altered files stop the build."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest
import streamlit
from packaging.requirements import Requirement

from live_demos.errors import SiteError
from live_demos.runtime import WHEELS, Runtime, assemble, download, load_runtime, wheels
from live_demos.runtime.locks import LockedPackage, locked_packages
from testing.paths import CACHE


def test_apptest_runs_the_streamlit_that_readers_run(runtime: Runtime) -> None:
    assert runtime.versions["streamlit"] == streamlit.__version__


def test_pyodide_is_told_of_exactly_the_wheels_that_are_there(runtime: Runtime) -> None:
    folder = runtime.folder / WHEELS
    lock = json.loads((folder / "pyodide-lock.json").read_text())["packages"]

    listed = {entry["file_name"] for entry in lock.values()}
    given_by_address = {Path(name).name for name in runtime.manifest["wheels"].values()}
    assert listed | given_by_address == {path.name for path in folder.glob("*.whl")}
    for entry in lock.values():
        data = (folder / entry["file_name"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert set(entry["depends"]) <= set(lock), entry["name"]
        assert entry["imports"], entry["name"]


def test_every_requirement_of_streamlit_is_there(runtime: Runtime) -> None:
    folder = runtime.folder / WHEELS
    lock = json.loads((folder / "pyodide-lock.json").read_text())["packages"]
    info = f"streamlit-{runtime.versions['streamlit']}.dist-info"
    with zipfile.ZipFile(next(folder.glob("streamlit-*.whl"))) as wheel:
        metadata = wheel.read(f"{info}/METADATA").decode()

    lines = [line for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    needed = [Requirement(line.removeprefix("Requires-Dist: ")) for line in lines]
    assert {r.name for r in needed if r.marker is None} <= set(lock)


def test_a_plain_start_needs_nothing_of_the_snapshot(runtime: Runtime) -> None:
    start = runtime.manifest["start"]

    names = ("snapshot.bin.zst", "data.zip")
    assert set(start["snapshot"]) - set(start["plain"]) == {f"pyodide/{name}" for name in names}
    assert set(start["plain"]) - set(start["snapshot"]) == {"pyodide/imported.zip.zst"}


def test_no_source_map_is_shipped(runtime: Runtime) -> None:
    assert not [name for name in runtime.manifest["sha256"] if name.endswith(".map")]


def test_every_redistributed_package_comes_with_its_license(runtime: Runtime) -> None:
    licenses = runtime.manifest["licenses"]

    named = {entry["package"].lower().replace("_", "-") for entry in licenses}
    assert {package.name for package in locked_packages()} <= named
    assert {"streamlit", "stlite-lib"} <= named
    assert all(entry["version"] and len(entry["text"]) > 200 for entry in licenses)


def test_a_second_build_fetches_and_assembles_nothing(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise AssertionError("fetched again")

    monkeypatch.setattr("live_demos.runtime.assemble.fetch", refuse)

    assert load_runtime(CACHE).folder == runtime.folder


def test_assembling_twice_gives_the_same_bytes(runtime: Runtime, assembled_again: Runtime) -> None:
    assert assembled_again.folder != runtime.folder
    assert assembled_again.manifest == runtime.manifest


def test_of_two_builds_at_once_one_assembles_and_the_other_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembled = []

    with ThreadPoolExecutor() as builds:

        def assemble(folder: Path, digest: str, downloads: Path) -> None:
            assembled.append(folder)
            if len(assembled) == 1:
                others.append(builds.submit(load_runtime, tmp_path))
                # It would be done by then, were there nothing to wait for.
                wait(others, timeout=0.5)
            folder.mkdir()
            (folder / "manifest.json").write_text('{"sha256": {}}')

        others: list[Future[Runtime]] = []
        monkeypatch.setattr("live_demos.runtime.assemble._assemble", assemble)

        runtime = load_runtime(tmp_path)

    assert [other.result().folder for other in others] == [runtime.folder]
    assert len(assembled) == 1


@pytest.mark.parametrize("manifest", ["", "{", "[]", "{}", '{"sha256": 1}', "\x00"])
def test_a_damaged_manifest_of_the_cache_stops_the_build(
    tmp_path: Path, manifest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live_demos.runtime.assemble._digest_of_inputs", lambda: "digest")
    folder = tmp_path / "runtime" / "digest"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(manifest)

    with pytest.raises(SiteError, match="Delete the folder") as caught:
        load_runtime(tmp_path)

    assert str(folder / "manifest.json") in str(caught.value)


@pytest.fixture
def damaged(tmp_path: Path, runtime: Runtime) -> Runtime:
    copy = tmp_path / "runtime"
    shutil.copytree(runtime.folder, copy)
    return Runtime(copy, runtime.manifest)


@pytest.mark.parametrize("damage", ["altered", "missing"])
def test_a_damaged_file_of_the_cache_stops_the_build(
    damaged: Runtime, tmp_path: Path, damage: str
) -> None:
    path = damaged.folder / "pyodide" / "pyodide.mjs"
    if damage == "altered":
        path.write_bytes(path.read_bytes() + b" ")
    else:
        path.unlink()

    with pytest.raises(SiteError) as caught:
        damaged.copy_to(tmp_path / "site")

    assert str(path) in str(caught.value)
    assert f"Delete the folder {damaged.folder}" in str(caught.value)


@pytest.mark.parametrize("registry", ["npm", "PyPI"])
def test_a_download_that_is_not_the_locked_one_stops_the_build(
    tmp_path: Path, registry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = next(p for p in locked_packages() if p.registry == registry)

    def send_another_file(package: LockedPackage, target: Path) -> None:
        suffix = ".tgz" if package.registry == "npm" else ".whl"
        (target / f"package-1.0{suffix}").write_bytes(b"something else")

    monkeypatch.setattr(download, "_ask_registry", send_another_file)

    with pytest.raises(SiteError) as caught:
        download.fetch(package, tmp_path)

    assert package.lock_file.name in str(caught.value)
    assert package.name in str(caught.value)
    assert not list(tmp_path.glob("*/package-1.0*")), "what failed must not be kept"


def test_a_download_altered_on_disk_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(CACHE / "downloads", tmp_path / "downloads")
    package = next(p for p in locked_packages() if p.name == "toml")
    path = download.fetch(package, tmp_path / "downloads")
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(SiteError) as caught:
        download.fetch(package, tmp_path / "downloads")

    assert str(path) in str(caught.value)


def test_the_ssl_stand_in_has_what_anyio_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(wheels.make_ssl_stub(tmp_path)) as wheel:
        names: dict[str, object] = {}
        exec(wheel.read("ssl.py"), names)  # noqa: S102 - our own file

    refused = names["create_default_context"]
    assert callable(refused)
    with pytest.raises(NotImplementedError, match="no TLS"):
        refused()


@pytest.mark.parametrize(
    "source", ["export const wasm = '';\n", 'const wasm = "bm90IHdhc20=";\n', None]
)
def test_a_package_without_the_decoder_stops_the_build(tmp_path: Path, source: str | None) -> None:
    module = tmp_path / "zstddec-stream.mjs"
    if source is not None:
        module.write_text(source)

    with pytest.raises(SiteError, match="no WebAssembly in this version of zstddec") as caught:
        assemble._write_decoder(module, tmp_path / "zstd.wasm")

    assert str(module) in str(caught.value)
    assert not (tmp_path / "zstd.wasm").exists()
