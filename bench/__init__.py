"""Measures how long a reader waits, beside plain stlite and native Streamlit. `make bench` runs it.

Nothing of it is part of the site but `results.json`, which the page About → Speed shows.
"""
