"""The Markdown blocks that put apps into a page: static HTML, readable without JavaScript.

In a page:

    /// demo | value-from-state
    ///

and, in the page `your-app.md`, the place where readers run an app of their own:

    /// own-app
    ///

It knows nothing of MkDocs. Its links begin with the option `root`; whoever builds the site says
for each page how to get from there to the site's root.
"""

from __future__ import annotations

import difflib
import xml.etree.ElementTree as etree  # noqa: N813 - its name in Python-Markdown
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_boolean

from live_demos.catalog import Catalog, Demo, load_catalog
from live_demos.errors import SiteError
from live_demos.publish.own_app import ELEMENT as OWN_APP
from live_demos.publish.own_app import own_app_html
from live_demos.publish.pair import ELEMENT, PairOptions, code_html, pair_html


class DemoBlock(Block):
    """`/// demo | <slug>`: both apps of a demo, their code, and what to try.

    With `brief: true`, without the code and the X-ray.

    Raises:
        SiteError: no demo has this slug, or the block has content or no slug.
    """

    NAME = "demo"
    OPTIONS = {"brief": [False, type_boolean]}  # noqa: RUF012 - pymdownx's way
    # Optional for pymdownx, which would leave a block without an argument in the text, unsaid.
    ARGUMENT = None
    CONFIG = {"catalog": {}, "options": PairOptions()}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the whole element; the block has no content of its own."""
        slug = str(self.argument or "").strip()
        catalog: Catalog = self.config["catalog"]
        if slug not in catalog:
            raise SiteError(_unknown(slug, catalog))
        element = _element(catalog[slug], self.md, self.config["options"], self.options["brief"])
        parent.append(element)
        return element

    def on_markdown(self) -> str:
        """Take the (empty) content as it is."""
        return "raw"


class OwnAppBlock(Block):
    """`/// own-app`: an editor and a place for a reader's own app.

    Raises:
        SiteError: readers cannot change code on this site.
    """

    NAME = "own-app"
    CONFIG = {"options": PairOptions()}  # noqa: RUF012 - pymdownx's way

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the whole element; the block has no content of its own."""
        options = self.config["options"]
        if not options.editor:
            raise SiteError("the block own-app has an editor. Set the option editor: true.")
        element = etree.fromstring(own_app_html(options))  # noqa: S314 - our own template, escaped
        element.set("data-words", _words(element))
        parent.append(element)
        return element

    def on_markdown(self) -> str:
        """Take the (empty) content as it is."""
        return "raw"


class ContentCheck(Treeprocessor):
    """Refuses content in a block: what a demo shows is in its files.

    It also finds a block that was never closed, which holds the rest of the page.
    """

    def run(self, root: etree.Element) -> None:
        """Look at every block of the page."""
        for element in (*root.iter(ELEMENT), *root.iter(OWN_APP)):
            content = _words(element).removeprefix(element.attrib.pop("data-words"))
            if content:
                name = f"demo {element.get('slug')!r}" if element.tag == ELEMENT else OWN_APP
                raise SiteError(
                    f"the block of {name} has content "
                    f"({content.strip()[:30]!r}). Close it with /// on the next line."
                )


class DemoExtension(BlocksExtension):
    """Registers the blocks."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "catalog": [{}, "The demos by slug, where somebody has read them already."],
            "demos": ["", "The folder of the demos, where nobody has."],
            "root": ["/", "The way from the page to the site's root."],
            "megabytes": [0, "What the first app of a visit loads, in MB, uncompressed."],
            "streamlit": ["", "The version of Streamlit that the apps run on."],
            "runtime": ["", "The folder of the runtime, from the site's root."],
            "start_mode": ["auto", "How Python starts: auto, snapshot or plain."],
            "xray": [False, "Whether readers can see what each script run did."],
            "editor": [False, "Whether readers can change an app's code."],
            "links": [False, "Whether the site has a page that opens links to apps."],
            "panels": [{}, "The recorded X-rays, as HTML, by the slugs of the demos."],
            "unreachable_sliders": [{}, "Sliders that arrow keys cannot set, by the slugs."],
        }
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Add the blocks to the Blocks extension of pymdownx."""
        config = self.getConfigs()
        catalog, demos = config.pop("catalog"), config.pop("demos")
        if demos:
            catalog = load_catalog(Path(demos))
        options = PairOptions(**config)
        block_mgr.register(DemoBlock, {"catalog": catalog, "options": options})
        block_mgr.register(OwnAppBlock, {"options": options})
        # Before "inline" (20), which would put marks of its own into the text.
        md.treeprocessors.register(ContentCheck(md), "live-demos-content", 30)


def makeExtension(**kwargs: Any) -> Extension:  # noqa: N802
    """Make the extension, as Python-Markdown asks for it."""
    return DemoExtension(**kwargs)


def _words(element: etree.Element) -> str:
    """Give all text in the element, its white space folded: Blocks dedents some of it."""
    return " ".join("".join(element.itertext()).split())


def _unknown(slug: str, catalog: Catalog) -> str:
    close = difflib.get_close_matches(slug, catalog, n=1)
    hint = (
        f"Did you mean {close[0]!r}?" if close else f"Known demos: {', '.join(catalog) or 'none'}."
    )
    return f"no demo is called {slug!r}. {hint}"


def _element(demo: Demo, md: Markdown, options: PairOptions, brief: bool) -> etree.Element:
    root = etree.fromstring(pair_html(demo, options, brief=brief))  # noqa: S314 - our own template, escaped
    for element in root.iter():
        # Plain text of a demo is not Markdown: an underscore in a name must stay one.
        element.text = AtomicString(element.text) if element.text else None
        element.tail = AtomicString(element.tail) if element.tail else None
        if variant := element.get("data-code"):
            app = demo.broken if variant == "broken" else demo.fixed
            element.text = AtomicString(md.htmlStash.store(code_html(demo, app)))
        if "data-panel" in element.attrib:
            element.text = AtomicString(md.htmlStash.store(options.panels[demo.slug]))
    root.set("data-words", _words(root))
    return root
