"""How often the doctor is right: on this project's demos, and on scripts of other people."""
