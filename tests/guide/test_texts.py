"""The texts of the guide are data: a mistake in them is named with its file and its mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide.texts import FOLDER, load_texts
from live_demos.errors import SiteError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "texts"))


def test_a_writer_changes_a_text_without_python(folder: Path) -> None:
    path = folder / "finder.toml"
    path.write_text(path.read_text().replace("I clicked a button", "I pressed a button"))

    assert load_texts(folder).finder.did["click"].answer == "I pressed a button"


@pytest.mark.parametrize(
    ("name", "before", "after", "line", "said"),
    [
        ("causes", 'title = "Forms"\n', "", "[forms]", "no forms.title. Add it: a text"),
        ("causes", 'title = "Forms"', 'title = " "', 'title = " "', "no forms.title. Add it"),
        ("causes", 'title = "Forms"', 'titel = "Forms"', "titel =", "unknown key 'titel'. Remove"),
        ("causes", 'title = "Forms"', "title = Forms", "title = Forms", "Correct this line."),
        ("finder", "answer = ", "reply = ", "reply = ", "unknown key 'reply'. Remove it or"),
        ("finder", "[error.saw]", "[error.seen]", "", "unknown key 'seen'. Remove it or"),
        ("finder", 'saw = "What did you see?"\n', "", "[questions]", "no questions.saw. Add it"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_its_mend(
    folder: Path, *, name: str, before: str, after: str, line: str, said: str
) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text()
    assert before in text
    text = text.replace(before, after, 1)
    path.write_text(text)

    with pytest.raises(SiteError) as caught:
        load_texts(folder)

    place = f":{text[: text.index(line)].count(chr(10)) + 1}" if line else ""
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert said in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "causes.toml").unlink()

    with pytest.raises(SiteError, match=r"causes\.toml: no such file\."):
        load_texts(folder)
