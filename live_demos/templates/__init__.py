"""HTML and Markdown templates. Values are escaped; an unknown name is an error."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates_of(package: str) -> Environment:
    """Give the templates in the folder `templates` of a package, each compiled once."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: Any) -> str:
    """Render the template of this name in `live_demos/templates`."""
    return templates_of("live_demos").get_template(template).render(**values)
