"""A static server like any other, that can also misbehave on request."""

from testing.server.site_server import SiteServer, serve

__all__ = ["SiteServer", "serve"]
