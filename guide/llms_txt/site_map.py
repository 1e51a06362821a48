"""Writes `llms.txt`, which tells a language model what there is to read, and `llms-code.txt`.

The form of the first is that of <https://llmstxt.org>: a heading, a summary, notes, and lists of
links. The second is for who has an app and does not know what goes wrong in it: of each pattern,
how it looks in code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

FILE = "llms.txt"
CODE = "llms-code.txt"
FULL = "llms-full.txt"

_NOTES = """\
Every page is Markdown here. A pattern's page has the code of an app that fails and of one that
works, the inputs that tell them apart, what is seen after each input, what every script run did
(the X-ray), why it happens, the fix and its price. The apps run on Streamlit {streamlit}.

To find the page for an app, compare what goes wrong in it with the sentences behind the links under
*Patterns*. Exact messages stand there too. With an app's code and no words of what goes wrong, read
`{code}` first: of each pattern, how it looks in code. Several may fit. The page's own app and its
table of inputs tell whether it is the one. `demos/index.json` has the same for programs, `{full}`
has all pages in one file, without the X-rays, and without what repeats other pages or licenses."""

_CODE_NOTES = """\
# How the patterns look in code

> Compare an app's code with these. Behind each link are an app that fails and one that works."""
_SECTION = "## How to recognize it in your code"


@dataclass(frozen=True)
class Entry:
    """A page in the list."""

    title: str
    file: str
    """Its Markdown, from the site's root."""
    about: str


@dataclass(frozen=True)
class Group:
    """A heading with its pages."""

    title: str
    entries: tuple[Entry, ...]


def llms_txt(name: str, summary: str, streamlit: str, groups: Iterable[Group]) -> str:
    """Give the content of the file. Its links are relative, as all of the site's."""
    parts = [f"# {name}", f"> {summary}", _NOTES.format(streamlit=streamlit, code=CODE, full=FULL)]
    for group in groups:
        parts += [f"## {group.title}", "\n".join(map(_line, group.entries))]
    return "\n\n".join(parts) + "\n"


def llms_code_txt(pages: Iterable[tuple[Entry, str]]) -> str:
    """Give the content of the other file.

    Args:
        pages: the pattern's entries, and the Markdown of each with links from the site's root.
    """
    parts = [_CODE_NOTES]
    for entry, markdown in pages:
        _, _, rest = markdown.partition(f"\n{_SECTION}\n")
        section, _, _ = rest.partition("\n## ")
        parts += [f"## [{entry.title}]({entry.file})", section.strip()]
    return "\n\n".join(parts) + "\n"


def _line(entry: Entry) -> str:
    about = f": {entry.about}" if entry.about else ""
    return f"- [{entry.title}]({entry.file}){about}"
