"""Finds and validates the demos. Knows nothing of MkDocs or of the browser."""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from live_demos.author_files import parse_python, read_text, read_toml
from live_demos.errors import SiteError
from live_demos.importable import IMPORTABLE
from live_demos.scenario import Challenge, Scenario, Variant, to_json
from live_demos.scenario.parse import parse_demo
from live_demos.scenario.problems import ScenarioError
from live_demos.scenario.source_lines import Place, find_line

_ABOUT = "demo.toml"
_CONTROL = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML leaves out: https://www.w3.org/TR/xml/#charsets."""
_MISSING = "Add it, or remove the folder."


@dataclass(frozen=True)
class App:
    """One app of a demo: a file that a reader sees and runs."""

    variant: Variant
    path: Path
    source: str = field(repr=False)
    caption: str
    """What this app does, in a few words. Shown as its heading."""

    @property
    def file_name(self) -> str:
        """The name of the file, and of the script inside the running app."""
        return self.path.name


@dataclass(frozen=True)
class Demo:
    """A broken and a fixed app, and the inputs that tell them apart."""

    slug: str
    title: str
    symptom: str
    broken: App
    fixed: App
    scenario: Scenario = field(repr=False)
    challenge: Challenge = field(repr=False, default_factory=Challenge)
    height: int | None = None
    """The height that its apps need at most, in CSS pixels, where it is more than usual."""

    @property
    def apps(self) -> tuple[App, App]:
        """Both apps, the broken one first."""
        return (self.broken, self.fixed)

    @property
    def digest(self) -> str:
        """A hash of all that is shown and run, in 16 hexadecimal digits.

        A page and the frames in it compare theirs: they may come from two releases of the site.
        """
        parts = [self.title, self.symptom, json.dumps(to_json(self.scenario))]
        parts += [part for app in self.apps for part in (app.caption, app.source)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


Catalog = Mapping[str, Demo]
"""Every demo by its slug, in the order of the slugs."""


def own_lines(demo: Demo, app: App) -> list[int]:
    """Give the numbers of an app's lines, from 1, that the other app does not have."""
    (other,) = (one for one in demo.apps if one != app)
    lines, others = app.source.splitlines(), other.source.splitlines()
    matcher = difflib.SequenceMatcher(a=others, b=lines, autojunk=False)
    own = [
        number
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
        for number in range(first + 1, last + 1)
    ]
    return [number for number in own if lines[number - 1].strip()]


def load_catalog(folder: Path) -> Catalog:
    """Read and validate every demo in `folder` (one folder each, its name is the slug).

    Raises:
        SiteError: a file is missing or wrong; the text names it and says the fix.
    """
    if not folder.is_dir():
        raise SiteError(f"{folder}: no such folder. Create it, or set demos_dir to yours.")
    slugs = sorted(
        path.name
        for path in folder.iterdir()
        if path.is_dir() and not path.name.startswith((".", "_"))
    )
    return {slug: _load_demo(folder / slug) for slug in slugs}


def _load_demo(folder: Path) -> Demo:
    about_path = folder / _ABOUT
    text = read_text(about_path, _MISSING)
    about = read_toml(about_path, text)

    try:
        _refuse_control_characters(about)
        file, scenario = parse_demo(about)
    except ScenarioError as problem:
        line = find_line(text, problem.place)
        where = f"{about_path}:{line}" if line else f"{about_path}"
        raise SiteError(f"{where}: {problem}.") from problem
    return Demo(
        slug=folder.name,
        title=file.title,
        symptom=file.symptom,
        broken=_load_app(folder, "broken", file.broken),
        fixed=_load_app(folder, "fixed", file.fixed),
        scenario=scenario,
        challenge=file.challenge,
        height=file.height,
    )


def _refuse_control_characters(value: object, place: Place = ()) -> None:
    """Refuse what no page can show: TOML lets an author write any character by its number."""
    match value:
        case str() if found := _CONTROL.search(value):
            raise ScenarioError(
                f"a text has U+{ord(found[0]):04X}, a character that no page shows. Remove it",
                place[:3],
            )
        case dict():
            for key, one in value.items():
                _refuse_control_characters(key, place)
                _refuse_control_characters(one, (*place, key))
        case list():
            for number, one in enumerate(value, start=1):
                _refuse_control_characters(one, (*place, number))


def _load_app(folder: Path, variant: Variant, caption: str) -> App:
    path = folder / f"{variant}.py"
    source = read_text(path, _MISSING)
    tree = parse_python(path, source)
    for line, module in _imports(tree):
        if module not in IMPORTABLE:
            raise SiteError(
                f"{path}:{line}: {module!r} is not in the browser's runtime. "
                "Use Streamlit and the standard library only."
            )
    return App(variant=variant, path=path, source=source, caption=caption)


def _imports(tree: ast.Module) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name.partition(".")[0]) for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.append((node.lineno, node.module.partition(".")[0]))
    return found
