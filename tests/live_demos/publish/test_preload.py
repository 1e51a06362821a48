"""Which parts of the front end an app's page asks for at once."""

from __future__ import annotations

from live_demos.publish.preload import modules_for

PARTS = {
    "Slider": ["Slider.js", "WidgetLabel.js"],
    "TextInput": ["TextInput.js", "WidgetLabel.js"],
    "Checkbox": ["Checkbox.js"],
    "iframeResizer": ["iframeResizer.js"],
}


def test_each_widget_brings_its_modules_once() -> None:
    source = "import streamlit as st\nst.text_input('A')\nst.sidebar.slider('B')\n"

    modules = modules_for(source, PARTS)

    assert sorted(modules) == ["Slider.js", "TextInput.js", "WidgetLabel.js", "iframeResizer.js"]


def test_a_command_that_is_drawn_under_another_name_brings_that() -> None:
    assert modules_for("st.toggle('A')", PARTS) == ["iframeResizer.js", "Checkbox.js"]


def test_what_has_no_part_of_its_own_brings_nothing() -> None:
    assert modules_for("st.write(st.session_state)", PARTS) == ["iframeResizer.js"]
