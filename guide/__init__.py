"""This one site: its patterns, its symptom finder, its page on speed."""
