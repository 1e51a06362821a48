"""The blocks of a page as Markdown, for programs that read no HTML: the same data as `pair.py`."""

from __future__ import annotations

import re
from collections.abc import Callable

from live_demos.catalog import Catalog, Demo, own_lines
from live_demos.publish.addresses import app_page, code_file
from live_demos.publish.html_as_markdown import escaped, fenced, table_row
from live_demos.publish.pair import PairOptions
from live_demos.scenario import Step, Variant, outcome_parts, say_step
from live_demos.templates import render

_OWN_APP = "Here readers run an app of their own, in the browser. It needs JavaScript."

_FENCE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1", re.M | re.S)
_BLOCK = re.compile(
    r"^/// (?P<name>demo|own-app)(?: *\| *(?P<slug>\S+))? *\n(?P<options>(?: +\w+:.*\n)*)\s*^///$",
    re.M,
)


def blocks_as_markdown(markdown: str, catalog: Catalog, options: PairOptions) -> str:
    """Put Markdown in the place of every block of a page: code, inputs, and the recorded X-ray.

    The panels of the options are Markdown. A block that stands in a code block is an example, and
    stays.
    """

    def written(block: re.Match[str]) -> str:
        if block["name"] == "own-app":
            return _OWN_APP
        brief = "brief: true" in block["options"]
        return pair_markdown(catalog[block["slug"]], options, brief=brief)

    return outside_code(markdown, lambda text: _BLOCK.sub(written, text))


def demos_in(markdown: str) -> list[str]:
    """Give the slugs of the demos that a page shows with their code."""
    slugs: list[str] = []

    def note(text: str) -> str:
        for block in _BLOCK.finditer(text):
            if block["name"] == "demo" and "brief: true" not in block["options"]:
                slugs.append(block["slug"])
        return text

    outside_code(markdown, note)
    return slugs


def after_demos(markdown: str, said: Callable[[str], str]) -> str:
    """Put what is said of a demo, by its slug, below its block, if that shows its code."""

    def written(block: re.Match[str]) -> str:
        if block["name"] != "demo" or "brief: true" in block["options"]:
            return block[0]
        more = said(block["slug"])
        return f"{block[0]}\n\n{more}\n" if more else block[0]

    return outside_code(markdown, lambda text: _BLOCK.sub(written, text))


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Change what stands between the code blocks of a page."""
    parts, end = [], 0
    for fence in _FENCE.finditer(markdown):
        parts += [change(markdown[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, change(markdown[end:])])


def pair_markdown(demo: Demo, options: PairOptions, *, brief: bool = False) -> str:
    """Give a demo as Markdown; a brief one without code and X-ray.

    Args:
        demo: the demo.
        options: of which `root` is the way to the site's root, from the Markdown's place.
        brief: whether it stands on another page than the demo's own.
    """
    return render(
        "pair.md",
        demo=demo,
        brief=brief,
        own_lines={app.variant: own_lines(demo, app) for app in demo.apps},
        code={app.variant: options.root + code_file(demo.slug, app.file_name) for app in demo.apps},
        page={app.variant: options.root + app_page(demo.slug, app.variant) for app in demo.apps},
        rows=rows_of(demo),
        xray="" if brief else options.panels.get(demo.slug, ""),
        fenced=fenced,
        table_row=table_row,
    ).strip()


def rows_of(demo: Demo) -> list[list[str]]:
    """Give the rows of the table of inputs: the input, and what each app shows after it."""
    return [
        [_cell(say_step(step)), *(_outcome(step, app.variant) for app in demo.apps)]
        for step in demo.scenario.steps()
    ]


def _outcome(step: Step, variant: Variant) -> str:
    said = _cell(", ".join(part.words for part in outcome_parts(step, variant)))
    return f"**{said}** (wrong)" if step.parts_ways and variant == "broken" and said else said


def _cell(text: str) -> str:
    return escaped(" ".join(text.split())).replace("|", "\\|")
