"""Writes what a site ships from others as a software bill of materials: CycloneDX, for programs.

The page of licenses has the same packages, for people (licenses_page.py). Two builds of the same
write the same: there is no time in it, and its serial number follows from the rest.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from live_demos.publish.shipped import Shipped
from live_demos.runtime.licenses import License

FILE = "assets/bom/site.cdx.json"
_INDENT = 1


def bom_of(site: str, shipped: Shipped) -> str:
    """Give the bill of materials of a site, as JSON.

    Args:
        site: its name.
        shipped: what it ships.
    """
    packages = {about.package: _component(about) for about in shipped.packages()}
    inside = {name: [_inside(one, name) for one in of] for name, of in shipped.inside.items()}
    for name, parts in shipped.parts.items():
        inside.setdefault(name, []).extend(_component(part, of=name) for part in parts)
    for name, components in inside.items():
        packages[name].components = components
    root = Component(name=site, type=ComponentType.APPLICATION, bom_ref="site")
    root.components = map(_component, shipped.own)
    bom = Bom(components=packages.values(), metadata=BomMetaData(component=root))
    bom.register_dependency(root, packages.values())
    return reproducible_json(bom)


def reproducible_json(bom: Bom) -> str:
    """Give a bill of materials as JSON, the same for the same content.

    The serial number follows from that, and the time at which it was made is left out.
    """
    bom.metadata.properties.add(Property(name="cdx:reproducible", value="true"))
    bom.metadata.timestamp = None  # type: ignore[assignment] # as cyclonedx-py does
    bom.serial_number = UUID(int=0)
    content = JsonV1Dot6(bom).output_as_string(indent=_INDENT)
    digest = hashlib.sha256(content.encode()).digest()
    # In the text: the library would take as long again for another one.
    number = UUID(bytes=digest[:16], version=4)
    return content.replace(bom.serial_number.urn, number.urn) + "\n"


def _component(about: License, of: str = "") -> Component:
    scope, _, name = about.package.rpartition("/")
    purl = PackageURL(about.source, scope, name, about.version)
    return Component(
        name=name,
        group=scope or None,
        version=about.version,
        type=ComponentType.LIBRARY if about.source != "generic" else ComponentType.FILE,
        bom_ref=f"{of} {purl}".strip(),
        purl=purl,
        licenses=[LicenseFactory().make_from_string(about.license)],
        hashes=[HashTypeFactory().from_composite_str(one) for one in about.hashes],
    )


def _inside(package: str, bundle: str) -> Component:
    """Give an npm package in somebody else's bundle: nobody says which version it has."""
    scope, _, name = package.rpartition("/")
    purl = PackageURL("npm", scope, name)
    return Component(
        name=name,
        group=scope or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"{bundle} {purl}",
        purl=purl,
    )
