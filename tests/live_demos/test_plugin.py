"""Each mistake of an author stops a real build with one line that names the file and the fix."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Event

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from live_demos import plugin
from live_demos.errors import SiteError
from live_demos.publish import panels
from live_demos.publish.demo_pages import DemoPages
from testing.paths import DEMOS, ROOT

SLUG = "value-from-state"

CONFIG = """
site_name: A little site
site_url: http://localhost/
strict: true
validation:
  absolute_links: relative_to_docs
  anchors: warn
  unrecognized_links: warn
theme:
  name: material
  font: false
plugins:
  - live-demos:
      runtime: false
markdown_extensions:
  - pymdownx.superfences
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(DEMOS / SLUG, tmp_path / "demos" / SLUG)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Home\n\n/// demo | {SLUG}\n///\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_a_good_little_site_builds(project: Path) -> None:
    result = build(project)

    assert result.returncode == 0, result.stderr
    page = (project / "site" / "index.html").read_text()
    assert f'href="demos/{SLUG}/broken/"' in page
    assert (project / "site" / "demos" / SLUG / "fixed" / "index.html").is_file()


def test_a_recorded_panel_needs_no_runtime(project: Path) -> None:
    result = build(project)

    assert result.returncode == 0, result.stderr
    assert "so no line gets the 7 sent to it" in (project / "site" / "index.html").read_text()
    assert (project / "site" / "demos" / SLUG / "trace.json").is_file()


def test_a_site_can_do_without_panels(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        CONFIG.replace("runtime: false", "runtime: false\n      xray: false")
    )
    result = build(project)

    assert result.returncode == 0, result.stderr
    assert 'class="xray"' not in (project / "site" / "index.html").read_text()
    assert not (project / "site" / "demos" / SLUG / "trace.json").exists()
    assert "trace" not in (project / "site" / "demos" / "index.json").read_text()
    assert not (project / ".cache" / "live-demos" / "traces").exists()


POLICY = '<meta http-equiv="Content-Security-Policy"'


def test_what_stands_in_a_page_is_allowed_in_all_pages(project: Path) -> None:
    set_policy("{connect-src: [https://numbers.example]}")(project)
    append("docs/index.md", "\n<img alt='' src='https://pictures.example/a/b.png'>\n")(project)
    write("docs/other.md", "# Other\n\n<script>let one = 1;</script>\n")(project)

    result = build(project)

    assert result.returncode == 0, result.stderr
    texts = [(project / "site" / page).read_text() for page in ("index.html", "other/index.html")]
    policies = {text.partition(POLICY)[2].partition(">")[0] for text in texts}
    assert len(policies) == 1
    (policy,) = policies
    assert "img-src 'self' data: https://pictures.example;" in policy
    assert "connect-src 'self' https://numbers.example;" in policy
    digest = base64.b64encode(hashlib.sha256(b"let one = 1;").digest()).decode()
    assert f"'sha256-{digest}'" in policy


def test_a_site_can_do_without_a_policy_but_not_the_frames_of_readers_apps(project: Path) -> None:
    set_policy("false")(project)

    result = build(project)

    assert result.returncode == 0, result.stderr
    pages = [page for page in (project / "site").rglob("*.html") if POLICY in page.read_text()]
    assert [page.name for page in pages] == ["readers-app.html"]


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        path = project / name
        path.write_text(path.read_text() + text)

    return change


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        (project / name).write_text(text)

    return change


def misspell(project: Path) -> None:
    about = project / "demos" / SLUG / "demo.toml"
    about.write_text(about.read_text().replace("Volume", "Volum"))


def copy_demo(project: Path) -> None:
    shutil.copytree(project / "demos" / SLUG, project / "demos" / "orphan")


def delete(name: str) -> Callable[[Path], None]:
    return lambda project: (project / name).unlink()


def set_policy(value: str) -> Callable[[Path], None]:
    setting = f"runtime: false\n      content_security_policy: {value}"
    return write("mkdocs.yml", CONFIG.replace("runtime: false", setting))


def move_own_app(project: Path) -> None:
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    config = project / "mkdocs.yml"
    config.write_text(CONFIG.replace("runtime: false", "runtime: false\n      editor: true"))
    append("docs/index.md", "\n/// own-app\n///\n")(project)


@pytest.mark.parametrize(
    ("mistake", "file", "mend"),
    [
        pytest.param(
            append("docs/index.md", "\n/// demo | value-form-state\n///\n"),
            "index.md",
            "Did you mean 'value-from-state'?",
            id="unknown demo",
        ),
        pytest.param(
            append("docs/index.md", "\n/// demo | value-from-state\n\nText, never closed.\n"),
            "index.md",
            "Close it with /// on the next line",
            id="block not closed",
        ),
        pytest.param(
            append("docs/index.md", f"\n/// demo | {SLUG} | {SLUG}\n    nonsense: 1\n///\n"),
            "index.md",
            "Write /// demo | slug on one line and /// on the next",
            id="block with options",
        ),
        pytest.param(
            delete(f"demos/{SLUG}/fixed.py"),
            f"demos/{SLUG}/fixed.py",
            "Add it, or remove the folder",
            id="missing file",
        ),
        pytest.param(
            write(f"demos/{SLUG}/broken.py", "import streamlit as st\nst.write('a\n"),
            f"demos/{SLUG}/broken.py:2",
            "Correct this line",
            id="syntax error",
        ),
        pytest.param(
            misspell,
            f"demos/{SLUG}/demo.toml",
            "Correct the input or the app",
            id="input that the app does not have",
        ),
        pytest.param(
            copy_demo,
            "demos/orphan",
            "Add the lines /// demo | orphan and /// to a page, or delete the folder",
            id="demo that no page embeds",
        ),
        pytest.param(
            move_own_app,
            "index.md",
            "the block own-app stands in your-app.md",
            id="own app on another page",
        ),
        pytest.param(
            set_policy("{script: [https://example.org]}"),
            "mkdocs.yml: live-demos: content_security_policy",
            "'script' is no directive that can be added to. Those are: default-src, script-src",
            id="unknown directive",
        ),
        pytest.param(
            set_policy("{img-src: ['https://example.org; script-src *']}"),
            "mkdocs.yml: live-demos: content_security_policy",
            "Write a list of sources, each without spaces, as in [https://example.org].",
            id="two directives in one",
        ),
    ],
)
def test_a_mistake_stops_the_build_with_file_and_mend(
    project: Path, mistake: Callable[[Path], None], file: str, mend: str
) -> None:
    mistake(project)

    result = build(project)

    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if mend in line and file in line]
    assert lines, result.stderr


def test_a_broken_link_stops_the_build(project: Path) -> None:
    append("docs/index.md", "\n[Nowhere](nowhere.md)\n")(project)

    result = build(project)

    assert result.returncode != 0
    assert "nowhere.md" in result.stderr


def test_a_broken_anchor_stops_the_build(project: Path) -> None:
    append("docs/index.md", "\n[Nowhere](#nowhere)\n")(project)

    result = build(project)

    assert result.returncode != 0
    assert "#nowhere" in result.stderr


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        (("load_runtime",), "load_runtime failed"),
        (("traces_of",), "traces_of failed"),
        (("load_runtime", "traces_of"), "load_runtime failed"),
    ],
    ids=["the runtime", "a recording", "both"],
)
def test_what_fails_beside_other_work_is_told_as_alone(
    failing: tuple[str, ...], told: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_run = Barrier(2)

    def stub(name: str) -> Callable[..., object]:
        def run(*_: object) -> object:
            both_run.wait(60)
            if name in failing:
                raise SiteError(f"{name} failed")
            return {}

        return run

    for name in ("load_runtime", "traces_of"):
        monkeypatch.setattr(plugin, name, stub(name))
    (project / "mkdocs.yml").write_text(CONFIG.replace("runtime: false", "runtime: true"))
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(PluginError, match=f"^{told}$"):
        config.plugins.on_config(config)


def test_panels_that_fail_while_pages_are_read_stop_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page_is_read = Event()
    note = DemoPages.note

    def noting(pages: DemoPages, address: str, html: str) -> None:
        note(pages, address, html)
        page_is_read.set()

    def fail(*_: object) -> dict[str, str]:
        assert page_is_read.wait(60), "no page is read while Node runs"
        raise SiteError("render.mjs: the X-ray panels could not be made: no memory")

    monkeypatch.setattr(DemoPages, "note", noting)
    monkeypatch.setattr(panels, "make_panels", fail)
    with pytest.raises(Abort):
        mkdocs_build(load_config(str(project / "mkdocs.yml")))

    said = [record.message for record in caplog.records if record.levelname == "ERROR"]
    assert said == ["render.mjs: the X-ray panels could not be made: no memory"]
