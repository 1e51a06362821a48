"""Messages among what people type."""

from __future__ import annotations

from guide.llms_txt.messages import messages_in


def test_messages_are_told_from_what_people_type() -> None:
    messages = [
        "`st.session_state.city` cannot be modified after the widget is instantiated.",
        "KeyError: None",
        "StreamlitInvalidFormCallbackError",
        'st.session_state has no key "comment". Did you forget to initialize it?',
        "There are multiple `button` elements with the same auto-generated ID",
    ]
    typed = ["st.rerun in try", "Press Enter to apply", "RerunException caught by except"]
    typed.append("AttributeError in a callback st.session_state has no attribute")

    assert messages_in([*typed, *messages]) == messages
