"""Demos and claims under Streamlit's AppTest."""
