"""What was set up is set up anew when the files that it is made from have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    (tmp_path / "environment").mkdir()
    monkeypatch.setattr(environment, "VENV", tmp_path / "environment")
    files = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for file in files:
        file.write_text("before")
    return files


def test_the_work_is_done_once_for_the_contents_of_all_its_inputs(inputs: list[Path]) -> None:
    done: list[str] = []

    def set_up() -> None:
        environment.once("packages", inputs, lambda: done.append("set up"))

    set_up()
    set_up()
    assert len(done) == 1
    for number, file in enumerate(inputs, start=2):
        file.write_text("after")
        set_up()
        assert len(done) == number, file.name


def test_what_failed_is_tried_again(inputs: list[Path]) -> None:
    def fail() -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        environment.once("packages", inputs, fail)

    assert not environment.is_done("packages", inputs)


def test_the_runtime_is_assembled_while_most_is_installed_and_that_once(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(environment, "make_venv", lambda: None)
    monkeypatch.setattr(environment, "install", lambda lock: done.append(lock.stem))
    monkeypatch.setattr(environment, "begin_to_assemble_runtime", lambda: done.append("assemble"))
    monkeypatch.setattr(environment, "install_this", lambda: None)
    monkeypatch.setattr(environment, "install_node_packages", lambda *_: None)

    environment.main("site")
    environment.main("site")

    assert done == ["pip", "runtime", "assemble", "site"]
    environment.main("lock")
    assert done[4:] == ["lock"]
