"""The scripts that pages load, with the libraries that these import."""

from __future__ import annotations

from pathlib import Path

import pytest

from live_demos.errors import SiteError
from live_demos.publish.reader_files import read_files


def test_a_library_is_imported_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "top.mjs").write_text('import { one } from "one";\nimport "./two.mjs";\n')
    (tmp_path / "deep" / "er" / "low.mjs").write_text('import one from "one";\n')
    library = tmp_path / "library.js"
    library.write_text("export const one = 1;\n//# sourceMappingURL=library.js.map\n")

    files = read_files(tmp_path, "assets/x", libraries={"one": library})

    assert files.contents == {
        "deep/er/low.mjs": 'import one from "../../libraries/one.mjs";\n',
        "top.mjs": 'import { one } from "./libraries/one.mjs";\nimport "./two.mjs";\n',
        "libraries/one.mjs": "export const one = 1;\n\n",
    }
    library.write_text("export const one = 2;\n")
    assert read_files(tmp_path, "assets/x", libraries={"one": library}).address != files.address


def test_a_library_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match=r"one\.js: no such file\. Run make site"):
        read_files(tmp_path, "assets/x", libraries={"one": tmp_path / "one.js"})
