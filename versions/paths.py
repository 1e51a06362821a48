"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
DEMOS = ROOT / "demos"
CACHE = ROOT / ".cache" / "versions"
"""A folder for each release: its environment, and what was observed in it. It can be removed."""
