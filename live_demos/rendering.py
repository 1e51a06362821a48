"""The templates of this package. Values are escaped; an unknown name is an error."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

_ENVIRONMENT = Environment(
    loader=PackageLoader("live_demos"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: Any) -> str:
    """Render the template of this name in `live_demos/templates`."""
    return _ENVIRONMENT.get_template(template).render(**values)
