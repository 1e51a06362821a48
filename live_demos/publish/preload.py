"""Guesses from an app's code which parts of Streamlit's front end it will draw.

A wrong guess costs a request too many or one that comes later, and nothing else.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

_EVERY_APP = ("iframeResizer",)
_OTHER_NAMES = {
    "code": ("StreamlitSyntaxHighlighter",),
    "echo": ("StreamlitSyntaxHighlighter",),
    "form_submit_button": ("FormSubmitContent",),
    "pills": ("ButtonGroup",),
    "segmented_control": ("ButtonGroup",),
    "select_slider": ("Slider",),
    "toggle": ("Checkbox",),
}
"""What is not named after its command."""


def modules_for(source: str, parts: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the modules that an app will ask for when it first draws.

    Args:
        source: the app's code; it parses.
        parts: the modules of each part, by its name in Streamlit's source (`TextInput`).
    """
    wanted = [*_EVERY_APP]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            named_alike = "".join(word.capitalize() for word in node.attr.split("_"))
            wanted += _OTHER_NAMES.get(node.attr, (named_alike,))
    modules = (module for name in wanted for module in parts.get(name, ()))
    return list(dict.fromkeys(modules))
