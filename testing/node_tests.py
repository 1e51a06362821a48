"""Runs the tests of JavaScript that needs no browser: each `*.test.mjs`, beside its module.

python -m testing.node_tests [options of node --test]
"""

from __future__ import annotations

import os
import sys

from live_demos.node import npm
from live_demos.runtime import load_runtime
from testing.paths import CACHE, ROOT


def main() -> int:
    """Run them with what they need of the runtime, and give npm's exit code."""
    os.environ["RUNTIME_FOLDER"] = str(load_runtime(CACHE).folder)
    return npm(["run", "--silent", "test", "--", *sys.argv[1:]], ROOT, capture=False).returncode


if __name__ == "__main__":
    sys.exit(main())
