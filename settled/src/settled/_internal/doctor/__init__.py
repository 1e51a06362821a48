"""Drives an app as a person would and says which inputs lag, why, and what to change.

`diagnose` is the whole: it looks at the code (`static_rules`), makes inputs (`explore`) in the
browser model, asks the detectors after each, names the cause (`causes`), proves what it found once
more in a fresh session, and offers an edit that it has proven.
"""
