"""Writes a Content-Security-Policy into the pages and frames of a built site, as a meta element.

What stands in a page's HTML may run and load: its inline scripts and styles by their hashes, other
hosts by their names. What comes into it later may not. So it is made when the HTML is complete.

All pages have the same policy. Material's instant navigation keeps the document and changes what is
in it: another page's inline scripts run under the first one's policy, and each further policy in a
document forbids more (https://www.w3.org/TR/CSP3/#meta-element).
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from live_demos.errors import SiteError

Sources = Mapping[str, Sequence[str]]
"""What may be loaded, and from where, by the directives of a policy."""

DIRECTIVES = (
    "default-src",
    "script-src",
    "style-src",
    "style-src-attr",
    "img-src",
    "font-src",
    "media-src",
    "connect-src",
    "frame-src",
    "worker-src",
    "manifest-src",
    "object-src",
    "base-uri",
    "form-action",
)
"""Those that a meta element can have, in the order in which they are written."""

_SELF, _NONE = "'self'", "'none'"
_NO_TEXT = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""An empty style element, which a script fills rule by rule. It may, if there is the element."""

_OF_PAGES: Sources = {
    "default-src": [_SELF],
    "script-src": [_SELF],
    "style-src": [_SELF, _NO_TEXT],
    # Chromium makes style attributes itself where a reader types over what is selected in the
    # editor; Markdown has them in tables. They reach no more than their element.
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": [_SELF, "data:"],
    "object-src": [_NONE],
    "base-uri": [_SELF],
    "form-action": [_SELF],
}
_OF_FRAMES: Sources = {
    "default-src": [_SELF, "data:", "blob:"],
    # WebAssembly is allowed by a word that allows no JavaScript.
    "script-src": [_SELF, "'wasm-unsafe-eval'"],
    # Streamlit's front end writes styles as text: for toasts, formulas, mermaid's diagrams, st.html
    # and recordings, each with other values. (The demos of this site would do with three hashes.)
    "style-src": [_SELF, "'unsafe-inline'"],
    "worker-src": [_SELF, "blob:"],
    "object-src": [_NONE],
    "base-uri": [_NONE],
    "form-action": [_SELF],  # templates/frame.html: the way to try again where no script came
}

_META = '<meta http-equiv="Content-Security-Policy" content="{}">'
_WRITTEN = re.compile(_META.format('[^"]*').replace("-", r"\-"))
_BEGIN = re.compile(r"<head\b[^>]*>\s*(?:<meta charset=[^>]*>)?", re.I)
"""A page's encoding has to be said in its first 1024 bytes, and so before the policy."""

_TAG = r"<({})\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_TEXT_OF = re.compile(_TAG.format("script|style") + r"(.*?)</\1\s*>", re.I | re.S)
_EXECUTED = ("", "module", "text/javascript", "application/javascript", "importmap")
"""The types of script elements that a policy is about; the others hold data."""

_LOADED_BY = {
    "script": {"src": "script-src"},
    "img": {"src": "img-src", "srcset": "img-src"},
    "source": {"src": "media-src", "srcset": "img-src"},
    "video": {"src": "media-src", "poster": "img-src"},
    "audio": {"src": "media-src"},
    "track": {"src": "media-src"},
    "iframe": {"src": "frame-src"},
    "form": {"action": "form-action"},
}
_LINKED_AS = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "manifest": "manifest-src",
    # Material's way to announce the host of the fonts that a style sheet of Google's asks for.
    "preconnect": "font-src",
}
_LOADING_TAG = re.compile(_TAG.format("|".join([*_LOADED_BY, "link"])), re.I)
_HOST = re.compile(r"^(?:https?:)?//[^/?#\s]+", re.I)


def write_policies(
    site: Path, pages: Iterable[str], frames: Iterable[str], additions: Sources
) -> None:
    """Write the policies into these files of a built site, in the place of those they have.

    Args:
        site: the folder of the site.
        pages: the files of the pages, from that folder; some may not be there.
        frames: the files of demos' frames.
        additions: what the author allows besides.
    """
    for files, base in ((pages, _OF_PAGES), (frames, _OF_FRAMES)):
        paths = [site / name for name in sorted({*files})]
        texts = {path: path.read_text("utf-8") for path in paths if path.is_file()}
        found = [*map(_found_in, texts.values())]
        policy = _policy(base, *found, additions)
        for path, text in texts.items():
            path.write_text(_with_policy(text, policy), "utf-8")


def checked_additions(given: bool | Mapping[str, object], where: str) -> Sources | None:
    """Give what an author has set as `content_security_policy`; `None` for no policy.

    Raises:
        SiteError: it is no such thing; `where` says where it stands.
    """
    if isinstance(given, bool):
        return {} if given else None
    additions: dict[str, list[str]] = {}
    for directive, sources in given.items():
        if directive not in DIRECTIVES:
            raise SiteError(
                f"{where}: {directive!r} is no directive that can be added to. Those are: "
                f"{', '.join(DIRECTIVES)}."
            )
        listed = [sources] if isinstance(sources, str) else sources
        if not isinstance(listed, list) or not all(
            isinstance(source, str) and re.fullmatch(r"[^\s;,\"]+", source) for source in listed
        ):
            raise SiteError(
                f"{where}: {directive} is {sources!r}. Write a list of sources, each without "
                "spaces, as in [https://example.org]."
            )
        additions[directive] = listed
    return additions


def with_hashes_of(text: str) -> str:
    """Give a page with its own policy extended to the inline scripts that are in it now."""
    written = _WRITTEN.search(text)
    if not written:
        return text
    hashes = " ".join(dict.fromkeys(_found_in(text)["script-src"]))
    policy = re.sub(r"script-src [^;]*", lambda old: f"{old[0]} {hashes}", written[0], count=1)
    return text.replace(written[0], policy, 1)


def _policy(base: Sources, *more: Sources) -> str:
    """Put a policy together. Where there is nothing to add to, the default is what is added to."""
    parts = []
    for directive in DIRECTIVES:
        added = [source for one in more for source in one.get(directive, ())]
        if not added and directive not in base:
            continue
        sources = dict.fromkeys([*base.get(directive, base["default-src"]), *added])
        if len(sources) > 1:
            sources.pop(_NONE, None)
        if "'unsafe-inline'" in sources:  # Next to a hash, browsers take no note of it.
            sources = {source: None for source in sources if not source.startswith("'sha256-")}
        parts.append(f"{directive} {' '.join(sources)}")
    return "; ".join(parts)


def _with_policy(text: str, policy: str) -> str:
    meta = _META.format(policy)
    if _WRITTEN.search(text):
        return _WRITTEN.sub(lambda _: meta, text, count=1)
    return _BEGIN.sub(lambda begin: begin[0] + meta, text, count=1)


def _found_in(text: str) -> dict[str, list[str]]:
    """Give what a page's HTML has in it, as sources."""
    found: dict[str, list[str]] = {directive: [] for directive in DIRECTIVES}
    for tag, attributes, content in _TEXT_OF.findall(text):
        of = dict(_attributes(attributes))
        if tag.lower() == "style":
            found["style-src"].append(_hash(content))
        elif "src" not in of and of.get("type", "").lower() in _EXECUTED:
            found["script-src"].append(_hash(content))
    for tag, attributes in _LOADING_TAG.findall(text):
        of = dict(_attributes(attributes))
        directives = _LOADED_BY.get(tag.lower(), {})
        if tag.lower() == "link":
            directives = {"href": _LINKED_AS.get(of.get("rel", "").lower(), "")}
        for attribute, directive in directives.items():
            if directive and (host := _HOST.match(of.get(attribute, "").strip())):
                found[directive].append(host[0].removeprefix("//"))
    return found


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, *values in _ATTRIBUTE.findall(text):
        yield name.lower(), html.unescape("".join(values))


def _hash(text: str) -> str:
    """Give the source that stands for this text: https://www.w3.org/TR/CSP3/#framework-hashes."""
    digest = hashlib.sha256(re.sub(r"\r\n?", "\n", text).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
