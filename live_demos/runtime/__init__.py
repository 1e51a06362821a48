"""Assembles and verifies what runs Streamlit in the reader's browser, from lock files."""

from live_demos.runtime.assemble import WHEELS, Runtime, load_runtime

__all__ = ["WHEELS", "Runtime", "load_runtime"]
