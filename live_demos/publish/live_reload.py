"""Lets MkDocs' own server reload pages that have a policy: it adds a script to each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from live_demos.publish.addresses import READERS_APP
from live_demos.publish.content_security_policy import with_hashes_of

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_SCRIPT = re.compile(r"<script>\s*var livereload\b.*?</script>", re.S)


def with_live_reload(app: WSGIApplication) -> WSGIApplication:
    """Give a WSGI application that answers as another does, with policies that allow its script.

    Frames of readers' apps go without: they may ask for nothing, and their page reloads them. So
    does a page that is asked for and not shown: what is stored for offline reading is compared
    with the page that was built.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start(
            status: str,
            headers: list[tuple[str, str]],
            error: tuple[type[BaseException], BaseException, TracebackType]
            | tuple[None, None, None]
            | None = None,
        ) -> object:
            if not any(value.startswith("text/html") for _, value in headers):
                return start_response(status, headers, error)
            begun.append((status, headers))
            return lambda _: None

        body = app(environ, start)  # type: ignore[arg-type]
        if not begun:
            return body
        page = b"".join(body).decode()
        is_readers = environ.get("PATH_INFO", "").endswith(READERS_APP)
        is_shown = environ.get("HTTP_SEC_FETCH_DEST", "document") in ("document", "iframe")
        reloads = is_shown and not is_readers
        content = (with_hashes_of(page) if reloads else _SCRIPT.sub("", page)).encode()
        status, headers = begun[-1]
        kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*kept, ("Content-Length", str(len(content)))])
        return [content]

    return answer
