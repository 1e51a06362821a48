"""Servers, browsers and live apps: what tests, benchmark and tools drive the built site with."""
