"""Makes the memory snapshot that the browser starts Python from."""

from live_demos.runtime.snapshot.build import Snapshot, make_snapshot

__all__ = ["Snapshot", "make_snapshot"]
