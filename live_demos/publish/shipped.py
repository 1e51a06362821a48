"""What a site ships from others: the page of licenses and the bill of materials are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from live_demos.runtime import Runtime
from live_demos.runtime.licenses import (
    License,
    bundled_in_installed,
    fonts_of_the_front_end,
    icons_of_the_theme,
    of_installed,
)

FRONT_END = "@stlite/browser"
RUNTIME_AND_THEME = ""
EDITOR = "Packages of the editor"


@dataclass
class Shipped:
    """What a site ships from others, and of its own what others can install."""

    sections: dict[str, list[License]] = field(default_factory=dict)
    """Packages, by the heading under which the page of licenses has them."""
    inside: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """By the name of a package that is a bundle: the npm packages in it, with their notices."""
    parts: dict[str, list[License]] = field(default_factory=dict)
    """By the name of a package: the fonts or icons that it brings."""
    own: list[License] = field(default_factory=list)
    """What is of this site's own making."""

    def add(self, section: str, packages: Iterable[License]) -> None:
        """Add packages. One that is there already stays where it is."""
        there = {about.package for about in self.packages()}
        new = [about for about in packages if about.package not in there]
        if new:
            self.sections.setdefault(section, []).extend(new)

    def packages(self) -> Iterator[License]:
        """Go through the packages, each once."""
        for section in self.sections.values():
            yield from section


def shipped_with(runtime: Runtime, theme: str, editor: Iterable[License]) -> Shipped:
    """Give what the plugin itself brings.

    Args:
        runtime: what the apps run on.
        theme: the distribution of the site's theme.
        editor: the licenses of the packages that the editor is made with.
    """
    shipped = Shipped(
        inside={FRONT_END: runtime.manifest["bundled"], theme: bundled_in_installed(theme)},
        parts={FRONT_END: fonts_of_the_front_end(), theme: icons_of_the_theme(theme)},
    )
    of_runtime = [License.from_dict(one) for one in runtime.manifest["licenses"]]
    shipped.add(RUNTIME_AND_THEME, [*of_runtime, of_installed(theme)])
    shipped.add(EDITOR, editor)
    return shipped
