"""How Hypothesis tries: few inputs, always the same; with `FUZZ=100`, a hundred times as many.

Those are drawn at random.
`make fuzz` does the latter. What it finds becomes an `@example` in the test.
"""

from __future__ import annotations

import os
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings

_TIMES = int(os.environ.get("FUZZ", "0"))
_HANG = timedelta(seconds=30)
"""What takes so long for one input is a fault too."""


def tried(examples: int) -> settings:
    """Give the settings of a test that tries so many inputs in an ordinary run."""
    return settings(
        max_examples=examples * max(_TIMES, 1),
        derandomize=not _TIMES,
        deadline=_HANG if _TIMES else None,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
