"""Gives HTML as Markdown: what our templates make, and what stands within the Markdown of a page.

Well-formed HTML that this project writes, with some twenty tags: `html.parser` is enough for it.
markdownify would need Beautiful Soup too, and takes whole pages only: a page's Markdown with a
figure in it would have to become HTML first and come back, with its code blocks taken apart by
Pygments.

As a program it takes a JSON object of HTML, and gives one of Markdown: `python html_as_markdown.py
CLASS…`, with the classes whose text is to stand out. It imports the standard library alone.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Container
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "input"}
_INLINE = {"a", "b", "br", "cite", "code", "em", "i", "img", "kbd", "small", "span", "strong"}
_SILENT = {"button", "script", "style", "template"}
_PARTS_OF_TABLES = {"thead", "tbody"}
_HEADING = re.compile(r"h([1-6])")
_SPECIAL = re.compile(r"[<*`]")
_ENDS = re.compile(r"[ \t]+$", re.M)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)
    prose: bool = False
    """Whether its text is Markdown, which stays as it is."""
    items: int = 0
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def html_as_markdown(html: str, *, prose: bool = False, strong: Container[str] = ()) -> str:
    """Give HTML as Markdown.

    Args:
        html: well-formed. Elements that nobody sees (`aria-hidden`, buttons) are left out.
        prose: whether it is Markdown that has HTML in it, as Python-Markdown takes it: within an
            element with the attribute `markdown`, too, text stays as it is.
        strong: values of `class`, of elements whose text is to stand out.
    """
    writer = _Writer(prose, strong)
    writer.feed(html)
    writer.close()
    text = "".join(writer.root.parts)
    return _BLANK_LINES.sub("\n\n", _ENDS.sub("", text)).strip()


class _Writer(HTMLParser):
    def __init__(self, prose: bool, strong: Container[str]) -> None:
        super().__init__()
        self.root = _Node("", {}, prose=prose)
        self._open = [self.root]
        self._strong = strong

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self._open[-1]
        prose = around.prose and (tag in _INLINE or "markdown" in attributes)
        node = _Node(tag, attributes, prose=prose)
        if tag in _VOID:
            # A table of Markdown has a line for each row.
            line_break = ", " if around.prose else "\n"
            around.parts.append(line_break if tag == "br" else attributes.get("alt", ""))
        else:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or self._open[-1].tag != tag:
            return
        node = self._open.pop()
        around = self._open[-1]
        if node.attributes.get("aria-hidden") == "true" or tag in _SILENT:
            return
        inner = "".join(node.parts)
        if tag in ("td", "th"):
            around.cells.append(" ".join(inner.split()).replace("|", "\\|"))
        elif tag == "tr":
            around.rows.append(node.cells)
        elif tag in _PARTS_OF_TABLES:
            around.rows += node.rows
        elif tag == "li":
            around.items += 1
            mark = f"{around.items}. " if around.tag == "ol" else "- "
            around.parts.append(f"\n{mark}{_indented(inner.strip(), len(mark))}")
        else:
            around.parts.append(self._written(node, inner))

    def handle_data(self, data: str) -> None:
        node = self._open[-1]
        tags = {one.tag for one in self._open}
        plain = node.prose or "pre" in tags
        if not plain:
            data = re.sub(r"\s+", " ", data)
            data = data.lstrip() if node.parts[-1:] == ["\n"] else data
            data = data if "code" in tags else escaped(data)
        node.parts.append(data)

    def handle_comment(self, data: str) -> None:
        """Leave comments out: they are for whoever writes the page."""

    def _written(self, node: _Node, inner: str) -> str:  # noqa: PLR0911 - one for each kind
        words = inner.strip()
        if node.attributes.get("class") in self._strong:
            return f"**{words}**" if node.tag in _INLINE else f"\n\n**{words}**\n\n"
        if heading := _HEADING.fullmatch(node.tag):
            return f"\n\n{'#' * int(heading[1])} {' '.join(words.split())}\n\n"
        match node.tag:
            case "b" | "strong" | "summary" if words:
                text = f"**{words}**"
                return text if node.tag != "summary" else f"\n\n{text}\n\n"
            case "i" | "em" if words:
                return f"*{words}*"
            case "code":
                return code_span(words)
            case "a" if "href" in node.attributes:
                return f"[{' '.join(words.split())}]({node.attributes['href']})"
            case "pre":
                return f"\n\n{fenced(inner.strip(chr(10)))}\n\n"
            case "table":
                return f"\n\n{words}\n\n{_table(node.rows)}\n\n"
            case tag if tag in _INLINE:
                return inner
        return f"\n\n{inner.strip(chr(10)) if node.prose else words}\n\n"


def escaped(text: str) -> str:
    """Give plain text as Markdown: what would begin an element, a code or a stress does not."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def code_span(code: str) -> str:
    """Give code for a place within a line: line breaks become spaces."""
    text = " ".join(code.split())
    marks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{space}{text}{space}{marks}"


def fenced(code: str, language: str = "") -> str:
    """Give code as a block of its own, whatever backticks are in it."""
    marks = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    return f"{marks}{language}\n{code.rstrip(chr(10))}\n{marks}"


def table_row(cells: list[str]) -> str:
    """Give a row of a table; its cells are Markdown in one line each."""
    return f"| {' | '.join(cells)} |"


def _table(rows: list[list[str]]) -> str:
    if not rows:
        return ""
    first, *others = rows
    return "\n".join([table_row(first), table_row(["---"] * len(first)), *map(table_row, others)])


def _indented(text: str, width: int) -> str:
    return textwrap.indent(text, " " * width).lstrip(" ")


if __name__ == "__main__":
    html = json.load(sys.stdin)
    json.dump(
        {name: html_as_markdown(one, strong=sys.argv[1:]) for name, one in html.items()}, sys.stdout
    )
