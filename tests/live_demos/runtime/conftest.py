"""A runtime that is assembled anew, once for all tests that look at one."""

from __future__ import annotations

import shutil

import pytest
from filelock import FileLock

from live_demos.runtime import Runtime, load_runtime
from testing.paths import CACHE


@pytest.fixture(scope="session")
def runtime() -> Runtime:
    """Give the runtime that the site has."""
    return load_runtime(CACHE)


@pytest.fixture(scope="session")
def assembled_again(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Runtime:
    """Give another build of it, from the same downloads: a minute of work."""
    own = tmp_path_factory.getbasetemp()
    cache = (own if worker_id == "master" else own.parent) / "assembled-again"
    with FileLock(cache.with_suffix(".lock")):  # of several workers, one assembles
        if not cache.exists():
            shutil.copytree(CACHE / "downloads", cache / "downloads")
        return load_runtime(cache)
