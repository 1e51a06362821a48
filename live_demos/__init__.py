"""Turns `demos/` into pages where a broken and a fixed Streamlit app run side by side."""
