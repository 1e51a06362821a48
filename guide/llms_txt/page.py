"""Gives a page as Markdown that any reader of Markdown understands.

What only this site's build understands is written out, and links lead from Markdown to Markdown.

The source of a page is Markdown already, so it is kept where it can be. mkdocs-llmstxt (in
maintenance mode) takes the rendered HTML of each page apart with Beautiful Soup and markdownify,
which is ten times a page's own text here, and knows nothing of a pair. mkdocs-llmstxt-md copies the
sources as they are: with blocks, marks, front matter, and links to files that the site has not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from live_demos.publish.html_as_markdown import html_as_markdown

_FENCE = re.compile(r"^([ ]*)(`{3,}|~{3,})([^\n]*)\n(.*?)^\1\2[ ]*$", re.M | re.S)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.S)
_OPTIONS = re.compile(r"[ ]*\b(?:hl_lines|linenums)=\"[^\"]*\"")
"""What a code block says of its lines, for Pygments."""
_ADMONITION = re.compile(
    r"^!!! \w+(?: \"(?P<title>[^\"]*)\")?\n(?P<text>(?:[ ]{4}.*\n|[ ]*\n)+)", re.M
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ ]*[.#][^{}\n]*\}")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_LINK = re.compile(r"(\]\()([^()\s]+)((?:\s+\"[^\"]*\")?\))")
_BLANK_LINES = re.compile(r"\n{3,}")
_STRONG = ("finder__answer",)
"""What stands apart by its look only: an answer of the finder, before what belongs to it."""

_BLOCK_MARK = re.compile("^(.*)\2(\\d+)\3$", re.M)
_SPAN_MARK = re.compile("\4(\\d+)\5")


@dataclass(frozen=True)
class PlainPage:
    """A page's Markdown without anything that only this site's build understands but its blocks."""

    text: str
    """With marks in the place of its code."""
    blocks: list[str]
    spans: list[str]

    def linked(self, link: Callable[[str], str]) -> str:
        """Give the Markdown.

        Args:
            link: gives for the target of a link in it what stands in its place.
        """
        text = _LINK.sub(lambda found: found[1] + link(found[2]) + found[3], self.text)
        text = _BLANK_LINES.sub("\n\n", text)
        # What came out of HTML as code may have had some in it.
        while _BLOCK_MARK.search(text):
            text = _BLOCK_MARK.sub(
                lambda found: "\n".join(
                    f"{found[1]}{line}".rstrip() for line in self.blocks[int(found[2])].splitlines()
                ),
                text,
            )
        while _SPAN_MARK.search(text):
            text = _SPAN_MARK.sub(lambda found: self.spans[int(found[1])], text)
        return text.strip()


def read_plain(source: str) -> PlainPage:
    """Read the source of a page, its marks filled. That takes long; linking it does not."""
    blocks: list[str] = []
    spans: list[str] = []

    def keep_block(found: re.Match[str]) -> str:
        indent, marks, about, code = found.groups()
        lines = [line.removeprefix(indent) for line in code.splitlines()]
        blocks.append("\n".join([marks + _OPTIONS.sub("", about), *lines, marks]))
        return f"{indent}\2{len(blocks) - 1}\3"

    def keep_span(found: re.Match[str]) -> str:
        spans.append(found[0])
        return f"\4{len(spans) - 1}\5"

    def without_code(text: str) -> str:
        return _SPAN.sub(keep_span, _FENCE.sub(keep_block, text))

    text = without_code(source)
    text = _AUTOLINK.sub(r"[\1](\1)", text)
    text = _ADMONITION.sub(_quote, text + "\n")
    text = without_code(html_as_markdown(text, prose=True, strong=_STRONG))
    return PlainPage(_ATTRIBUTES.sub("", text), blocks, spans)


def with_title(markdown: str, title: str, description: str) -> str:
    """Give a page its heading, where its text has none, and what it is about."""
    # Elsewhere, a line that begins so is a comment in code.
    text = markdown if markdown.startswith("# ") else f"# {title}\n\n{markdown}"
    if not description:
        return f"{text}\n"
    heading, _, others = text.partition("\n")
    return f"{heading}\n\n> {description}\n{others}\n"


def _quote(found: re.Match[str]) -> str:
    title = [f"**{found['title']}**", ""] if found["title"] else []
    lines = [
        *title,
        *(line.removeprefix("    ") for line in found["text"].strip("\n").splitlines()),
    ]
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"
