"""Whether a change made a reader wait longer, in five minutes. `make bench-quick` runs it.

It compares the working tree with a commit, in rounds that take both in turn. What it measures is a
part of what `bench` does, with the same functions.
"""
