"""The MkDocs side: thin glue between the catalog, the runtime and a build."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from live_demos.catalog import App, Catalog, Demo, load_catalog
from live_demos.errors import SiteError
from live_demos.markdown_block import ELEMENT, demo_address
from live_demos.module_imports import statically_imported
from live_demos.publish.offline import write_offline
from live_demos.publish.preload import modules_for
from live_demos.runtime import Runtime, load_runtime
from live_demos.runtime.licenses import of_installed
from live_demos.scenario import to_json
from live_demos.templates import render
from live_demos.xray.record import Trace, trace_of
from live_demos.xray.render import make_panels

_EXTENSION = "live_demos.markdown_block"
_BROWSER = Path(__file__).parent / "browser"
_PUBLISHED = {
    path.relative_to(_BROWSER).as_posix(): path
    for side in ("page", "frame", "shared")
    for path in sorted((_BROWSER / side).rglob("*"))
    if path.suffix in (".mjs", ".css")
}
"""What pages and frames load, by its address in the folder of these files."""

_THEME = "mkdocs-material"
_STYLES = ("page/live-demo.css", "page/xray/panel.css")
_SCRIPTS = ("page/live-demo.mjs", "page/offline/storage-element.mjs")
_FRAME_SCRIPT = "frame/main.mjs"
_SERVICE_WORKER = _BROWSER / "service-worker" / "service-worker.js"
_INDEX = "demos/index.json"
_LICENSES_PAGE = "licenses.md"
_OFFLINE_PAGE = "offline.md"


class LiveDemosConfig(base.Config):
    """The plugin's options in `mkdocs.yml`."""

    demos_dir = c.Type(str, default="demos")
    """The folder of the demos, beside `mkdocs.yml`."""
    cache_dir = c.Type(str, default=".cache/live-demos")
    """Where downloads and the assembled runtime are kept, beside `mkdocs.yml`."""
    runtime = c.Type(bool, default=True)
    """Whether to ship the runtime. Without it the apps cannot start; a build is quicker."""
    boot = c.Choice(("auto", "snapshot", "plain"), default="auto")
    """How Python starts in the browser: from a snapshot, the plain way, or as the line suggests."""
    xray = c.Type(bool, default=True)
    """Whether readers can see what each script run did."""


class LiveDemosPlugin(BasePlugin[LiveDemosConfig]):
    """Gives the block its demos, and the site its frames, its runtime and its index."""

    def __init__(self) -> None:
        self._catalog: Catalog = {}
        self._runtime: Runtime | None = None
        self._traces: dict[str, Trace] = {}
        self._embedded: dict[str, str] = {}
        self._order: dict[str, int] = {}
        self._assets_address = ""
        self._page = ""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the demos and the runtime; hand the block what it needs."""
        here = Path(config.config_file_path).parent
        try:
            # Relative where possible: the paths stand in what an author reads.
            self._catalog = load_catalog(_shown(here / self.config.demos_dir))
            if self.config.runtime:
                self._runtime = load_runtime(here / self.config.cache_dir)
            if self.config.xray:
                self._traces = {
                    slug: trace_of(demo, here / self.config.cache_dir)
                    for slug, demo in self._catalog.items()
                }
            panels = make_panels(self._catalog, self._traces) if self._traces else {}
        except SiteError as error:
            raise PluginError(str(error)) from error
        self._embedded = {}
        self._assets_address = f"assets/live-demos/{_digest(_PUBLISHED)}"
        if _EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(_EXTENSION)
        config.mdx_configs[_EXTENSION] = {
            "catalog": self._catalog,
            "megabytes": round(self._runtime.boot_bytes / 1e6) if self._runtime else 0,
            "streamlit": self._runtime.versions["streamlit"] if self._runtime else "",
            "runtime": f"{self._runtime_address}/" if self._runtime else "",
            "boot": self.config.boot,
            "xray": self.config.xray,
            "panels": panels,
        }
        config.extra_css += [f"{self._assets_address}/{name}" for name in _STYLES]
        for name in _SCRIPTS:
            script = c.ExtraScriptValue(f"{self._assets_address}/{name}")
            script.type = "module"
            config.extra_javascript.append(script)
        config.watch.append(str(here / self.config.demos_dir))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames, the apps' files, the reader's assets and the page of licenses."""
        contents = {_INDEX: ""}
        for demo in self._catalog.values():
            contents[_scenario_address(demo)] = json.dumps(
                to_json(demo.scenario), indent=1, ensure_ascii=False
            )
            if trace := self._traces.get(demo.slug):
                contents[_trace_address(demo)] = json.dumps(trace, ensure_ascii=False)
            for app in demo.apps:
                # Filled after the pages, when it is known which page embeds the demo.
                contents[demo_address(demo.slug, app.variant)] = ""
                contents[_code_address(demo, app)] = app.source
        for name, path in _PUBLISHED.items():
            contents[f"{self._assets_address}/{name}"] = path.read_text("utf-8")
        if self._runtime is not None:
            contents[_OFFLINE_PAGE] = render("offline.md")
            contents[_LICENSES_PAGE] = render(
                "licenses.md",
                licenses=[*self._runtime.manifest["licenses"], of_installed(_THEME).as_dict()],
                bundled=self._runtime.manifest["bundled"],
            )
        for address, content in contents.items():
            files.append(File.generated(config, address, content=content))
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Remember the order of the pages: of those that embed a demo, the first is its page."""
        self._order = {page.url: place for place, page in enumerate(nav.pages)}
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Remember the page, to name it if a block in it is wrong."""
        self._page = page.file.src_uri
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Note which demos the page embeds; a block that was not understood stops the build."""
        for slug in _embedded_in(html):
            other = self._embedded.get(slug)
            if other is None or self._place(page.url) < self._place(other):
                self._embedded[slug] = page.url
        if "<p>/// demo" in html:
            raise PluginError(
                f"{page.file.src_uri}: a demo block was not understood. Write /// demo | slug on "
                "one line and /// on the next, with an empty line before."
            )
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Write the frames and the index; a demo that no page embeds stops the build."""
        contents = {_INDEX: json.dumps(self._index(), indent=1, ensure_ascii=False)}
        for slug, demo in self._catalog.items():
            if slug not in self._embedded:
                raise PluginError(
                    f"{demo.broken.path.parent}: no page embeds this demo. Add the lines "
                    f"/// demo | {slug} and /// to a page, or delete the folder."
                )
            for app in demo.apps:
                contents[demo_address(slug, app.variant)] = self._frame(demo, app)
        for address, content in contents.items():
            file = files.get_file_from_path(address)
            assert file is not None, f"{address} was added in on_files"  # noqa: S101
            file.content_string = content

    @event_priority(-100)  # after the search, whose index is kept for offline too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the runtime into the site, and list what is kept for offline."""
        if self._runtime is not None:
            site = Path(config.site_dir)
            try:
                self._runtime.copy_to(site / self._runtime_address)
            except SiteError as error:
                raise PluginError(str(error)) from error
            needed = frozenset().union(*self._runtime.manifest["boot"].values())
            worker = _SERVICE_WORKER.read_text("utf-8")
            write_offline(site, f"{self._runtime_address}/", needed, worker)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Turn an author's mistake, met while a page is rendered, into one line."""
        if isinstance(error, SiteError):
            raise PluginError(f"{self._page}: {error}") from error

    def _place(self, address: str) -> int:
        """Say where a page stands in the navigation; one that is not in it comes last."""
        return self._order.get(address, len(self._order))

    @property
    def _runtime_address(self) -> str:
        return f"assets/runtime/{self._runtime.digest}" if self._runtime else ""

    def _front_end_modules(self, app: App) -> list[str]:
        """Give the modules of the front end that an app needs, from the runtime's folder."""
        if self._runtime is None:
            return []
        files = self._runtime.manifest["boot"]["snapshot"]
        every = [name for name in files if name.startswith("stlite/") and name.endswith(".js")]
        return every + modules_for(app.source, self._runtime.manifest["parts"])

    def _frame(self, demo: Demo, app: App) -> str:
        root = "../../../"
        runtime = None
        if self._runtime is not None:
            runtime = {
                "root": f"{root}{self._runtime_address}/",
                "way": self.config.boot,
                "xray": self.config.xray,
            }
        return render(
            "frame.html",
            demo=demo,
            app=app,
            assets=f"{root}{self._assets_address}/",
            page=root + self._embedded[demo.slug],
            own_modules=sorted(statically_imported(_BROWSER, _FRAME_SCRIPT) - {_FRAME_SCRIPT}),
            modules=self._front_end_modules(app),
            config={
                "demo": demo.digest,
                "entrypoint": app.file_name,
                "source": f"../{app.file_name}",
                "runtime": runtime,
            },
        )

    def _index(self) -> dict[str, Any]:
        """Give what `/demos/index.json` says. All addresses start at the site's root."""
        return {
            "versions": self._runtime.versions if self._runtime else {},
            "demos": [
                {
                    "slug": demo.slug,
                    "title": demo.title,
                    "symptom": demo.symptom,
                    "page": self._embedded.get(demo.slug),
                    "needs": ["streamlit"],
                    "scenario": _scenario_address(demo),
                    **({"trace": _trace_address(demo)} if demo.slug in self._traces else {}),
                    "apps": {
                        app.variant: {
                            "caption": app.caption,
                            "code": _code_address(demo, app),
                            "page": posixpath.dirname(demo_address(demo.slug, app.variant)) + "/",
                        }
                        for app in demo.apps
                    },
                }
                for demo in self._catalog.values()
            ],
        }


def _scenario_address(demo: Demo) -> str:
    return f"demos/{demo.slug}/scenario.json"


def _trace_address(demo: Demo) -> str:
    return f"demos/{demo.slug}/trace.json"


def _code_address(demo: Demo, app: App) -> str:
    return f"demos/{demo.slug}/{app.file_name}"


def _shown(path: Path) -> Path:
    """Give the path as an author would write it: relative to where the build was started."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _digest(published: Mapping[str, Path]) -> str:
    digest = hashlib.sha256()
    for name, path in published.items():
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


class _SlugFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.slugs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == ELEMENT:
            self.slugs.append(dict(attrs)["slug"] or "")


def _embedded_in(html: str) -> list[str]:
    """Give the slugs of the demos in a rendered page, in their order."""
    finder = _SlugFinder()
    finder.feed(html)
    return finder.slugs
