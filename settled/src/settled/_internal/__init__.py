"""Everything here may change without notice: what others may use stands in `settled` itself.

One folder says so once. An underscore before each module would say it eight times, and before each
name it would have to be repeated wherever one module here uses another.
"""
