"""The one error that a mistake of an author or a damaged file ends in."""


class SiteError(Exception):
    """Stops the build. Its text is one line that names the file and the fix."""
