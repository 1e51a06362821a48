"""A model of one browser tab that has an app open, over Streamlit's own script runner.

AppTest sends what the *server* holds; a browser sends what the *browser* holds. This package holds
what a browser holds, and so loses inputs where a reader loses them: a value that the server
deleted comes back, a form is sent whole, a fragment runs alone, a widget that is gone is forgotten.

Left out: an input that interrupts a script run, the place of things on the screen, charts, and
components with a front end of their own.
"""
