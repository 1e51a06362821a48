"""The text of a small demo.toml: its head, and its scenario."""

GOOD = """
[start]
both = { Volume = 3, text = "Stored: 3" }

[[input]]
set = "Volume"
to = 5
broken = { Volume = 3, text = ["Stored: 3", "Old"] }
fixed = { Volume = 5, text = "Stored: 5" }

[[input]]
click = "Reset"
both = { Volume = 3 }
"""


HEAD = """title = "A"
symptom = "S"
broken = "B"
fixed = "F"
"""
