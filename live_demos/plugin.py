"""The MkDocs side: the hooks of a build. What they write is made in `publish/`."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from live_demos.catalog import Catalog, load_catalog
from live_demos.errors import SiteError
from live_demos.module_imports import reader_of, statically_imported
from live_demos.packages import package_folder
from live_demos.pictures import pictures_of
from live_demos.publish.addresses import (
    INDEX,
    READERS_APP,
    app_file,
    challenge_file,
    code_file,
    picture_file,
    scenario_file,
    trace_file,
)
from live_demos.publish.bom import FILE as BOM
from live_demos.publish.bom import bom_of
from live_demos.publish.bundle import Bundle, bundle
from live_demos.publish.content_security_policy import (
    Sources,
    checked_additions,
    write_policies,
)
from live_demos.publish.cors import with_cors
from live_demos.publish.demo_pages import DemoPages
from live_demos.publish.frames import SCRIPT as FRAME_SCRIPT
from live_demos.publish.frames import Frames
from live_demos.publish.headers_file import write_headers
from live_demos.publish.index import index_of
from live_demos.publish.licenses_page import FILE as LICENSES_PAGE
from live_demos.publish.licenses_page import licenses_page
from live_demos.publish.live_reload import with_live_reload
from live_demos.publish.offline import write_offline
from live_demos.publish.own_app import ELEMENT as OWN_APP
from live_demos.publish.own_app import FOLDER as STARTING_POINTS
from live_demos.publish.own_app import PAGE as OWN_APP_PAGE
from live_demos.publish.pair import OFFLINE_PAGE, PairOptions
from live_demos.publish.pair_markdown import blocks_as_markdown
from live_demos.publish.panels import Panels
from live_demos.publish.reader_files import ReaderFiles, read_files
from live_demos.publish.shipped import Shipped, shipped_with
from live_demos.runtime import Runtime, load_runtime
from live_demos.scenario import challenge_to_json, to_json
from live_demos.templates import render
from live_demos.xray.arrow_keys import unreachable_sliders
from live_demos.xray.record import Trace, traces_of

_EXTENSION = "live_demos.markdown_block"
_BROWSER = Path(__file__).parent / "browser"
_SIDES = ("page", "frame", "shared")
"""The folders of what pages and frames load; what workers load is in the runtime."""

_STYLES = ("page/live-demo.css", "page/xray/panel.css", "page/print.css", "page/licenses.css")
_SCRIPTS = (
    "page/live-demo.mjs",
    "page/offline/storage-element.mjs",
    "page/own-app/load.mjs",
)
_OF_FRAMES = (FRAME_SCRIPT, "frame/automation/driver.mjs")
"""The scripts of frames: of every one, and of those whose app is played."""
_BUNDLES = (
    *_OF_FRAMES,
    "page/editor/codemirror.mjs",
    "page/editor/codemirror-merge.mjs",
    "page/own-app/zip.mjs",
)
"""The scripts of frames, as an app waits for them and each module is a request; and what is loaded
when a reader wants to change an app's code, to see what they changed, and to keep several files."""
_SERVICE_WORKER = _BROWSER / "service-worker" / "service-worker.js"
_SETTING = "mkdocs.yml: live-demos: content_security_policy"
_THEME, _THEME_PACKAGE = "mkdocs-material", "material"
"""The distribution of the one theme whose colors and layout the styles go with, and its package."""


_PLACE = "<!-- recorded X-ray of {} -->"
_PLACES = re.compile(_PLACE.format(r"([\w-]+)"))
"""A panel is most of a page's bytes, and nobody who reads or changes pages on the way needs it."""

_MADE_WITH = (
    _BROWSER,
    STARTING_POINTS,
    Path(__file__).parent / "templates",
    package_folder("settled"),
)
"""What is read anew in each build. A change of the other Python code needs another process."""


class LiveDemosConfig(base.Config):
    """The plugin's options in `mkdocs.yml`."""

    demos_dir = c.Type(str, default="demos")
    """The folder of the demos, beside `mkdocs.yml`."""
    cache_dir = c.Type(str, default=".cache/live-demos")
    """Where downloads and the assembled runtime are kept, beside `mkdocs.yml`."""
    runtime = c.Type(bool, default=True)
    """Whether to ship the runtime. Without it the apps cannot start; a build is quicker."""
    start_mode = c.Choice(("auto", "snapshot", "plain"), default="auto")
    """How Python starts in the browser: from a snapshot, plainly, or as the line suggests."""
    xray = c.Type(bool, default=True)
    """Whether readers can see what each script run did."""
    editor = c.Type(bool, default=False)
    """Whether readers can change an app's code. It needs npm packages in `node_modules`."""
    content_security_policy = c.Type((bool, dict), default=True)
    """Whether pages and demos have one, or what it allows besides what stands in their HTML:
    sources by directives. The frames in which readers' own apps run always have theirs."""


class LiveDemosPlugin(BasePlugin[LiveDemosConfig]):
    """Gives the block its demos, and the site its frames, its runtime and its index."""

    def __init__(self) -> None:
        self._catalog: Catalog = {}
        self._runtime: Runtime | None = None
        self._traces: dict[str, Trace] = {}
        self._panels = Panels({}, {})
        self._pages = DemoPages()
        self._files = ReaderFiles("", {})
        self._bundle = Bundle({})
        self._policy: Sources | None = None
        self._html: list[str] = []
        self._page = ""
        self.shipped = Shipped()
        """What the site ships from others; for hooks, from `on_files` on."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the demos and the runtime; hand the block what it needs."""
        here = Path(config.config_file_path).parent
        _check_theme(config)
        try:
            self._policy = checked_additions(self.config["content_security_policy"], _SETTING)
            # Relative where possible: the paths stand in what an author reads.
            self._catalog = load_catalog(_shown(here / self.config.demos_dir))
            with ThreadPoolExecutor(1) as beside:
                # Processes of their own record, while Node makes the runtime's snapshot.
                to_record = self._catalog if self.config.xray else {}
                traces = beside.submit(traces_of, to_record, here / self.config.cache_dir)
                if self.config.runtime:
                    self._runtime = load_runtime(here / self.config.cache_dir)
                self._traces = traces.result()
            self._panels = Panels(self._catalog, self._traces)
            if self.config.editor:
                self._bundle = bundle(_BROWSER, _BUNDLES, here, here / self.config.cache_dir)
        except SiteError as error:
            raise PluginError(str(error)) from error
        self._pages = DemoPages()
        inside = dict.fromkeys(_only_frames_load()) if self._bundle.files else {}
        bundles = {**inside, **self._bundle.files}
        self._files = read_files(_BROWSER, "assets/live-demos", _SIDES, bundles=bundles)
        self._files.link(config, styles=_STYLES, scripts=_SCRIPTS)
        if _EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(_EXTENSION)
        config.mdx_configs[_EXTENSION] = {
            "catalog": self._catalog,
            "megabytes": round(self._runtime.start_bytes / 1e6) if self._runtime else 0,
            "streamlit": self._versions.get("streamlit", ""),
            "runtime": f"{self._runtime_address}/" if self._runtime else "",
            "start_mode": self.config.start_mode,
            "xray": self.config.xray,
            "editor": self.config.editor,
            "panels": {slug: _PLACE.format(slug) for slug in self._traces},
            "unreachable_sliders": {
                slug: unreachable_sliders(trace) for slug, trace in self._traces.items()
            },
        }
        config.watch += [str(here / self.config.demos_dir), *map(str, _MADE_WITH)]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the frames, the apps' files, the reader's files and the pages of the plugin's own."""
        contents = {INDEX: "", self._readers_app: ""}
        for slug, demo in self._catalog.items():
            scenario = to_json(demo.scenario)
            contents[scenario_file(slug)] = json.dumps(scenario, indent=1, ensure_ascii=False)
            challenge = challenge_to_json(demo.scenario, demo.challenge)
            contents[challenge_file(slug)] = json.dumps(challenge, indent=1, ensure_ascii=False)
            if trace := self._traces.get(slug):
                contents[trace_file(slug)] = json.dumps(trace, ensure_ascii=False)
            for app in demo.apps:
                # Filled after the pages, when it is known which page embeds the demo.
                contents[app_file(slug, app.variant)] = ""
                contents[code_file(slug, app.file_name)] = app.source
            if pictures := pictures_of(demo):
                for path in pictures.files(demo):
                    address = picture_file(slug, path.name)
                    files.append(File.generated(config, address, abs_src_path=str(path)))
        if self._runtime is not None:
            contents[OFFLINE_PAGE] = render(OFFLINE_PAGE, editor=self.config.editor)
            # Both are filled later: hooks may add what they ship.
            contents[LICENSES_PAGE] = contents[BOM] = ""
            self.shipped = shipped_with(self._runtime, _THEME, self._bundle.licenses())
        for address, content in contents.items():
            if files.get_file_from_path(address) is not None:
                raise PluginError(
                    f"{config.docs_dir}/{address}: the plugin live-demos writes a file of this "
                    "name. Give yours another one."
                )
            files.append(File.generated(config, address, content=content))
        self._files.add_to(files, config)
        links = files.get_file_from_path(OWN_APP_PAGE) is not None
        config.mdx_configs[_EXTENSION]["links"] = links
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        """Remember the order of the pages."""
        self._pages.order(page.url for page in nav.pages)
        return nav

    def on_page_read_source(self, *, page: Page, **_: Any) -> str | None:
        """Write the page of licenses, now that it is known what hooks ship."""
        is_ours = self._runtime is not None and page.file.src_uri == LICENSES_PAGE
        return licenses_page(self.shipped) if is_ours else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Remember the page, to name it if a block in it is wrong; tell its blocks where it is."""
        self._page = page.file.src_uri
        # MkDocs takes a link for the way from file to file, and makes an address of it.
        config.mdx_configs[_EXTENSION]["root"] = "../" * page.file.src_uri.count("/")
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Note which demos the page embeds; a block that was not understood stops the build."""
        self._pages.note(page.url, html)
        if "<p>/// demo" in html:
            raise PluginError(
                f"{page.file.src_uri}: a demo block was not understood. Write /// demo | slug on "
                "one line and /// on the next, with an empty line before."
            )
        if f"<{OWN_APP} " in html and page.file.src_uri != OWN_APP_PAGE:
            raise PluginError(
                f"{page.file.src_uri}: the block own-app stands in {OWN_APP_PAGE}, where links to "
                "apps lead. Move it there."
            )
        return html

    @event_priority(-100)  # after the search, which would parse every panel to leave it out
    def on_page_context(
        self, context: TemplateContext, *, page: Page, **_: Any
    ) -> TemplateContext | None:
        """Put the panels of the recorded X-ray where the blocks have left a place for them."""
        panels = self._panels.html()
        page.content = _PLACES.sub(lambda place: panels.get(place[1], place[0]), page.content or "")
        return context

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Write the frames and the index; a demo that no page embeds stops the build."""
        try:
            self._panels.html()
        except SiteError as error:
            raise PluginError(str(error)) from error
        self._html = [file.dest_uri for file in files.documentation_pages()]
        index = index_of(self._catalog, self._pages, self._versions, self._traces)
        contents = {INDEX: json.dumps(index, indent=1, ensure_ascii=False)}
        frames = Frames(
            assets=self._files.address,
            modules=sorted(
                statically_imported(self._files.contents.__getitem__, FRAME_SCRIPT) - {FRAME_SCRIPT}
            ),
            start_mode=self.config.start_mode,
            xray=self.config.xray,
            runtime=self._runtime,
            runtime_address=self._runtime_address,
        )
        contents[self._readers_app] = frames.readers_html()
        if self._runtime is not None:
            contents[BOM] = bom_of(config.site_name, self.shipped)
        for slug, demo in self._catalog.items():
            page = self._pages.page_of(slug)
            if page is None:
                raise PluginError(
                    f"{demo.broken.path.parent}: no page embeds this demo. Add the lines "
                    f"/// demo | {slug} and /// to a page, or delete the folder."
                )
            for app in demo.apps:
                contents[app_file(slug, app.variant)] = frames.html(demo, app, page)
        for address, content in contents.items():
            file = files.get_file_from_path(address)
            assert file is not None, f"{address} was added in on_files"  # noqa: S101
            file.content_string = content

    @event_priority(
        -100
    )  # after all others: what they write gets a policy, and is kept for offline
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the runtime into the site, and write what is made from the whole site."""
        site = Path(config.site_dir)
        if self._policy is not None:
            templates = {*config.theme.static_templates, *config.extra_templates}
            pages = [*self._html, *(name for name in templates if name.endswith(".html"))]
            apps = [
                app_file(slug, app.variant)
                for slug, demo in self._catalog.items()
                for app in demo.apps
            ]
            write_policies(site, pages, apps, self._policy)
        if self._runtime is not None:
            try:
                self._runtime.copy_to(site / self._runtime_address)
            except SiteError as error:
                raise PluginError(str(error)) from error
        write_headers(site, self._runtime_address, policy=self._policy is not None)
        if self._runtime is not None:
            needed = frozenset().union(*self._runtime.manifest["start"].values())
            worker = _SERVICE_WORKER.read_text("utf-8")
            write_offline(site, f"{self._runtime_address}/", needed, worker)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Turn an author's mistake, met while a page is rendered, into one line."""
        if isinstance(error, SiteError):
            raise PluginError(f"{self._page}: {error}") from error

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Let isolated frames, whose origin is none of the site's, load its files; reload pages."""
        app = server.get_app()
        assert app is not None, "MkDocs has made the server with its application"  # noqa: S101
        server.set_app(with_live_reload(with_cors(app)))
        return server

    @property
    def catalog(self) -> Catalog:
        """The demos of this build."""
        return self._catalog

    def with_blocks_as_markdown(self, markdown: str, root: str, *, xray: bool = True) -> str:
        """Give a page's Markdown with what programs can read in the place of each block.

        Args:
            markdown: of a page.
            root: the way from where the text will stand to the site's root.
            xray: whether to tell what each script run did, where it was recorded.
        """
        options = PairOptions(root=root, panels=self._panels.markdown() if xray else {})
        return blocks_as_markdown(markdown, self._catalog, options)

    @property
    def _readers_app(self) -> str:
        return f"{self._files.address}/{READERS_APP}"

    @property
    def _versions(self) -> dict[str, str]:
        return dict(self._runtime.versions) if self._runtime else {}

    @property
    def _runtime_address(self) -> str:
        return f"assets/runtime/{self._runtime.digest}" if self._runtime else ""


def _only_frames_load() -> set[str]:
    """Give the modules that are in the bundles of frames' scripts, and that no page loads."""
    read = reader_of(_BROWSER)
    inside = {name for script in _OF_FRAMES for name in statically_imported(read, script)}
    return {name for name in inside if name.startswith("frame/")}


def _check_theme(config: MkDocsConfig) -> None:
    """Refuse another theme than Material, or one that extends it."""
    templates = package_folder(_THEME_PACKAGE)
    if not any(Path(folder).is_relative_to(templates) for folder in config.theme.dirs):
        raise PluginError(
            f"{config.config_file_path}: the plugin live-demos needs the theme material: its "
            f"styles use that theme's colors. The theme is {config.theme.name!r}. Set theme: "
            "material."
        )


def _shown(path: Path) -> Path:
    """Give the path as an author would write it: relative to where the build was started."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
