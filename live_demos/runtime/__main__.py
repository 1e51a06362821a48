"""Assembles the runtime ahead of a build: `python -m live_demos.runtime CACHE`.

The packages of `requirements/runtime.txt` are all that it needs, and so it runs while the others
are installed. A build at the same time waits for it.
"""

import sys
from pathlib import Path

from live_demos.errors import SiteError
from live_demos.runtime import load_runtime

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m live_demos.runtime CACHE")
    try:
        load_runtime(Path(sys.argv[1]))
    except SiteError as error:
        sys.exit(str(error))
