"""WebKitGTK's MiniBrowser by Selenium, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys, Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from testing.engines.document import (
    FIND_SOON,
    PATIENCE,
    SLICE_MS,
    Document,
    Engine,
    EngineError,
    Tab,
    Visit,
    as_json,
    encode,
)

DRIVER = "WebKitWebDriver"
SCREEN = "Xvfb"
_WINDOW = (1280, 1000)

_STARTS = 3
"""How often a MiniBrowser is started at most.

One in eighty was gone at once. Its driver had not noticed, and would have waited for it for ever.
"""
_LONGEST = int(PATIENCE) + 30
"""Seconds that a command may take; a script may take `PATIENCE`."""


def mini_browser() -> Path | None:
    """Give the program, which Debian keeps beside WebKitGTK's libraries; `None` without it."""
    return next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), None)


class WebKit(Engine):
    """A screen, on which each visit is a MiniBrowser of its own: it keeps nothing after its end."""

    name = "webkit"

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._screen = subprocess.Popen(
            [
                shutil.which(SCREEN) or SCREEN,
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                "1400x1100x24",
                "-nolisten",
                "tcp",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self._display = f":{told.readline().strip()}"
        if self._display == ":":
            raise EngineError("Xvfb ended before anything could be shown on it.")

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        options = WebKitGTKOptions()
        options.binary_location = str(mini_browser())
        options.add_argument("--automation")
        environment = os.environ | {"DISPLAY": self._display}
        with _driven(options, environment) as driver:
            driver.set_script_timeout(PATIENCE)
            driver.set_window_size(*_WINDOW)
            yield _Visit(driver)

    def close(self) -> None:
        self._screen.terminate()
        self._screen.wait(30)


@contextmanager
def _driven(options: WebKitGTKOptions, environment: Mapping[str, str]) -> Iterator[Remote]:
    for _ in range(_STARTS):
        service = Service(shutil.which(DRIVER) or DRIVER, env=environment)
        service.start()
        try:
            driver = Remote(
                service.service_url,
                options=options,
                client_config=ClientConfig(service.service_url, timeout=_LONGEST),
            )
        except HTTPError:
            service.process.kill()
            continue
        try:
            yield driver
        finally:
            driver.quit()
            service.stop()
        return
    raise EngineError(f"No MiniBrowser could be driven, at {_STARTS} attempts.")


class _Visit(Visit):
    def __init__(self, driver: Remote) -> None:
        self._driver = driver
        self._has_one = False

    def new_tab(self) -> Tab:
        if self._has_one:
            # Not a tab: of one that is behind another, nothing is drawn, and so nothing found.
            self._driver.switch_to.new_window("window")
        self._has_one = True
        return _Tab(self._driver, self._driver.current_window_handle)


class _Document(Document):
    def __init__(self, driver: Remote, window: str, path: tuple[str, ...] = ()) -> None:
        self._driver = driver
        self._window = window
        self._path = path

    def _go_there(self) -> None:
        """Make the driver's next command one to this document."""
        if self._driver.current_window_handle != self._window:
            self._driver.switch_to.window(self._window)
        self._driver.switch_to.default_content()
        for css in self._path:
            self._driver.switch_to.frame(self._driver.find_element("css selector", css))

    def _call(self, function: str, *given: Any) -> Any:
        # An asynchronous script is given what to call in the end as its last argument.
        script = f"""
          const given = [...arguments];
          const done = given.pop();
          Promise.resolve().then(() => ({function})(...given)).then(
            (found) => done([found]), (error) => done([null, String(error)]));
        """
        with _own_errors():
            self._go_there()
            found, *error = self._driver.execute_async_script(script, *given)
        if error:
            raise EngineError(error[0])
        return found

    def evaluate(self, function: str, *given: Any) -> Any:
        return json.loads(self._call(as_json(function), encode(given)))

    def frame(self, css: str) -> Document:
        self.wait_for("(css) => Boolean(document.querySelector(css)?.contentWindow)", css)
        return _Document(self._driver, self._window, (*self._path, css))

    def _press_found(self, css: str, words: str) -> bool:
        found = self._call(FIND_SOON, SLICE_MS, css, words)
        if not isinstance(found, WebElement):
            return False
        with _own_errors():
            ActionChains(self._driver, duration=0).click(found).perform()
        return True

    def type(self, text: str) -> None:
        with _own_errors():
            self._go_there()
            keys = text.replace("\n", Keys.ENTER)  # a line feed alone is no key here
            ActionChains(self._driver, duration=0).send_keys(keys).perform()

    def press_keys(self, modifier: str, key: str) -> None:
        with _own_errors():
            self._go_there()
            chain = ActionChains(self._driver, duration=0)
            chain.key_down(modifier).send_keys(key).key_up(modifier).perform()


class _Tab(_Document, Tab):
    def open(self, address: str) -> None:
        with _own_errors():
            self._go_there()
            self._driver.get(address)

    def reload(self) -> None:
        with _own_errors():
            self._go_there()
            self._driver.refresh()

    def back(self) -> None:
        with _own_errors():
            self._go_there()
            self._driver.back()


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except WebDriverException as error:
        raise EngineError(error.msg or type(error).__name__) from error
