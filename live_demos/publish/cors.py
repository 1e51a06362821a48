"""The header without which isolated frames get nothing from a host."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HEADER = ("Access-Control-Allow-Origin", "*")
"""GitHub Pages and Cloudflare Pages send it with everything; MkDocs' server does not."""


def with_cors(app: WSGIApplication) -> WSGIApplication:
    """Give a WSGI application that answers as another does, with the header besides."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(
            status: str,
            headers: list[tuple[str, str]],
            error: tuple[type[BaseException], BaseException, TracebackType]
            | tuple[None, None, None]
            | None = None,
        ) -> object:
            return start_response(status, [*headers, HEADER], error)

        return app(environ, start)  # type: ignore[arg-type]

    return answer
