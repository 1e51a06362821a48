"""Drives other people's components in a browser, and records what their apps show.

`python -m tools.components` says how. The page *When it is a component* tells what was recorded,
and `tests/claims/when_it_is_a_component/` holds it against the record.
"""
