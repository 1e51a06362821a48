"""Serves the built site as five common servers would, and tries in each what a reader does."""
