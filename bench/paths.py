"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results.json"
CACHE = ROOT / ".cache" / "live-demos"
