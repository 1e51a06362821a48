"""A file with one to three changes: as after a slip, a bad merge, or on a damaged disk."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = st.sampled_from(
    [
        *("", "\0", "\ufeff", "\x85", "\u2028", "\r", "\x0c", "\t", "\x9f", "\U0001f388"),
        *(
            "<b>",
            "&amp;",
            "{{ x }}",
            "'''",
            '"""',
            "[" * 1200,
            "{a=" * 400,
            "a." * 3000,
            "9" * 5000,
        ),
        *("1e999", "nan", "1979-05-27T07:32:00Z", "- " * 700, "&a [*a, *a]", "? [a]"),
        "!!python/object:os.system x",
    ]
)
"""What readers of text, TOML, YAML and Python stumble over."""
TEXT = st.one_of(st.text(max_size=60), ODD)


@st.composite
def changed(draw: st.DrawFn, original: bytes) -> bytes:
    """Give a file as it may be after a slip, a bad merge, or a damaged disk."""
    lines = original.decode().splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        line = lines[at] if lines else ""
        key, equals, value = line.partition(draw(st.sampled_from(["=", ":", " "])))
        match draw(st.integers(0, 6)):
            case 0:
                lines[at : at + 1] = []
            case 1:
                lines[at : at + 1] = [line, line]
            case 2:
                lines[at : at + 1] = [key + equals + " " + draw(TEXT) + "\n"]
            case 3:
                lines[at : at + 1] = [draw(TEXT) + equals + value]
            case 4:
                cut = draw(st.integers(0, len(line)))
                lines[at : at + 1] = [line[:cut] + draw(TEXT) + line[cut:]]
            case 5:
                lines = lines[:at]
            case _:
                lines.insert(at, draw(TEXT) + "\n")
    content = "".join(lines).encode("utf-8", "surrogatepass")
    if draw(st.booleans()) and content:
        at = draw(st.integers(0, len(content) - 1))
        content = content[:at] + draw(st.binary(max_size=4)) + content[at + 1 :]
    return content
