"""A static server for tests and benchmark: it misbehaves on request, and is slow on request.

It is our own, made of the standard library's, because what is asked of it lies below what libraries
offer. pytest-httpserver and Werkzeug's server, on which it stands, close each connection after one
answer (https://github.com/pallets/werkzeug/issues/2397), and the benchmark is about connections
that stay; aiohttp would bring an event loop beside Playwright's. In all of them the limited line,
half an answer, bytes counted as they go and files compressed once would still be ours to write.

A real host would speak HTTP/2, which browsers do only where there is a certificate. Here it is
HTTP/1.1 over up to six connections, for the site and for what the benchmark compares it with.
"""

from testing.server.site_server import SiteServer, serve

__all__ = ["SiteServer", "serve"]
