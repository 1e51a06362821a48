"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
DEMOS = ROOT / "demos"
CACHE = ROOT / ".cache" / "live-demos"
ARTICLE = "knowledge-base/using-streamlit/widget-updating-session-state/"
