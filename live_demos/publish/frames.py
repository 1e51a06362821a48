"""Writes the pages of frames: of a demo's apps, which "Open alone" opens, and of readers' apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from live_demos.catalog import App, Demo
from live_demos.publish.addresses import READERS_APP, ROOT_FROM_APP, ROOT_FROM_READERS_APP
from live_demos.publish.preload import modules_for
from live_demos.runtime import Runtime
from live_demos.templates import render

SCRIPT = "frame/main.mjs"
"""The module that an app's page begins with, in the folder of the reader's files."""


@dataclass(frozen=True)
class Frames:
    """What the pages of all apps have in common."""

    assets: str
    """The folder of the reader's files, from the site's root."""
    modules: Sequence[str]
    """The modules that `SCRIPT` loads, in that folder."""
    start_mode: str
    """How Python starts: `auto`, `snapshot` or `plain`."""
    xray: bool
    """Whether readers can see what each script run did."""
    runtime: Runtime | None = None
    """What the apps run on. Without it they cannot start."""
    runtime_address: str = ""
    """Its folder, from the site's root."""

    def html(self, demo: Demo, app: App, page: str) -> str:
        """Give the whole page of an app; `page`, from the site's root, tells about it."""
        return render(
            "frame.html",
            demo=demo,
            app=app,
            assets=f"{ROOT_FROM_APP}{self.assets}/",
            page=ROOT_FROM_APP + page,
            own_modules=self.modules,
            modules=self._front_end_modules(app),
            config={
                "demo": demo.digest,
                "entrypoint": app.file_name,
                "source": f"../{app.file_name}",
                "runtime": self._runtime(ROOT_FROM_APP),
            },
        )

    def readers_html(self) -> str:
        """Give the whole page of the frames in which readers' own apps run (`READERS_APP`)."""
        return render(
            "frame.html",
            demo=None,
            assets=f"{ROOT_FROM_READERS_APP}{self.assets}/",
            own_modules=self.modules,
            modules=[],  # An isolated frame is handed them.
            config={"demo": READERS_APP, "runtime": self._runtime(ROOT_FROM_READERS_APP)},
        )

    def _runtime(self, root: str) -> dict[str, object] | None:
        """Say where the runtime is and how it starts; `root` leads from the page to the site's."""
        if self.runtime is None:
            return None
        return {
            "root": f"{root}{self.runtime_address}/",
            "startMode": self.start_mode,
            "xray": self.xray,
        }

    def _front_end_modules(self, app: App) -> list[str]:
        """Give the modules of the front end that an app needs, from the runtime's folder."""
        if self.runtime is None:
            return []
        files = self.runtime.manifest["start"]["snapshot"]
        every = [name for name in files if name.startswith("stlite/") and name.endswith(".js")]
        return every + modules_for(app.source, self.runtime.manifest["parts"])
