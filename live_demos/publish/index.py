"""Writes `/demos/index.json`, which tells programs what demos there are and where."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from live_demos.catalog import Catalog
from live_demos.publish.addresses import app_page, code_file, scenario_file, trace_file
from live_demos.publish.demo_pages import DemoPages


def index_of(
    catalog: Catalog, pages: DemoPages, versions: Mapping[str, str], recorded: Container[str]
) -> dict[str, Any]:
    """Give what the index says. All addresses in it start at the site's root.

    Args:
        catalog: the demos.
        pages: knows the page of each.
        versions: of what the apps run on; empty where they do not run.
        recorded: the slugs of the demos that have a trace.
    """
    return {
        "versions": dict(versions),
        "demos": [
            {
                "slug": slug,
                "title": demo.title,
                "symptom": demo.symptom,
                "page": pages.page_of(slug),
                "needs": ["streamlit"],
                "scenario": scenario_file(slug),
                **({"trace": trace_file(slug)} if slug in recorded else {}),
                "apps": {
                    app.variant: {
                        "caption": app.caption,
                        "code": code_file(slug, app.file_name),
                        "page": app_page(slug, app.variant),
                    }
                    for app in demo.apps
                },
            }
            for slug, demo in catalog.items()
        ],
    }
