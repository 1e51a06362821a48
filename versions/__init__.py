"""Runs every demo in every release of Streamlit, and writes down what is seen.

A room beside `bench/`: it writes `demos/versions.json`, which the guide's `releases/` reads.
"""
