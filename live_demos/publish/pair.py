"""The HTML of a pair: what a page shows of a demo, complete without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from live_demos.catalog import App, Demo, own_lines
from live_demos.pictures import file_name, pictures_of
from live_demos.publish.addresses import app_file, picture_file
from live_demos.scenario import outcome_parts, say_outcome, say_step
from live_demos.templates import render

ELEMENT = "live-demo"
"""The custom element that a pair is. Its attribute `slug` names the demo."""

OFFLINE_PAGE = "offline.md"
"""The page on what is stored for offline reading, which a pair links to."""


@dataclass(frozen=True)
class PairOptions:
    """What all pairs of a page have in common."""

    root: str = "/"
    """The way from the page to the site's root, which links begin with."""
    megabytes: int = 0
    """What the first app of a visit loads, in MB, uncompressed."""
    streamlit: str = ""
    """The version of Streamlit that the apps run on."""
    runtime: str = ""
    """The folder of the runtime, from the site's root, with a slash at its end."""
    start_mode: str = "auto"
    """How Python starts: `auto`, `snapshot` or `plain`."""
    xray: bool = False
    """Whether readers can see what each script run did."""
    editor: bool = False
    """Whether readers can change an app's code."""
    links: bool = False
    """Whether the site has a page that opens links to apps."""
    panels: Mapping[str, str] = field(default_factory=dict)
    """The recorded X-rays by the slugs of the demos: HTML, or Markdown where the page is that."""
    unreachable_sliders: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Labels of sliders that arrow keys cannot set as the scenario does, by the slugs."""


def pair_html(demo: Demo, options: PairOptions, *, brief: bool = False) -> str:
    """Give the element of a demo.

    A brief one has neither code nor X-ray: it shows that the bug is there, on another page than the
    demo's own.

    It is well-formed XML. Elements with `data-code` (a variant) and `data-panel` are empty:
    `code_html` and the recorded panel belong into them.
    """
    return render(
        "pair.html",
        own_lines={app.variant: own_lines(demo, app) for app in demo.apps},
        element=ELEMENT,
        demo=demo,
        say_step=say_step,
        outcome_parts=outcome_parts,
        address={app.variant: options.root + app_file(demo.slug, app.variant) for app in demo.apps},
        offline=options.root + OFFLINE_PAGE,
        megabytes=options.megabytes,
        streamlit=options.streamlit,
        runtime=options.runtime,
        start_mode=options.start_mode,
        xray=options.xray,
        editor=options.editor and not brief,
        links=options.links,
        panel=demo.slug in options.panels,
        brief=brief,
        pictures=pictures_of(demo) if brief else None,
        picture=lambda *of: options.root + picture_file(demo.slug, file_name(*of)),
        say_outcome=say_outcome,
        unreachable_sliders=options.unreachable_sliders.get(demo.slug, ()),
    )


def code_html(demo: Demo, app: App) -> str:
    """Give the code of an app as HTML, the lines marked that the other app does not have."""
    formatter = HtmlFormatter(
        cssclass=f"language-python highlight demo__code demo__code--{app.variant}",
        filename=app.file_name,
        hl_lines=own_lines(demo, app),
        wrapcode=True,
        linespans=f"code-{demo.slug}-{app.variant}",
    )
    return str(highlight(app.source, PythonLexer(), formatter))
