"""Changes the text of a file by the places of its tree, so that comments and layout stay.

Tools that keep them as well, such as libcst, would be a dependency of everyone who tests with this
package.
"""

from __future__ import annotations

import ast
import difflib
import re
from dataclasses import dataclass, field


@dataclass
class TextEdit:
    """Replacements in one text, which do not overlap."""

    text: str
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lines = self.text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.AST) -> int:
        """Give where a node begins, in characters."""
        return self._place(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """Give where a node ends, in characters."""
        return self._place(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def of(self, node: ast.AST) -> str:
        """Give the text of a node."""
        return self.text[self.start(node) : self.end(node)]

    def indentation(self, node: ast.AST) -> str:
        """Give the white space before the line on which a node begins."""
        line = self._lines[node.lineno - 1]  # type: ignore[attr-defined]
        return line[: len(line) - len(line.lstrip())]

    def replace(self, node: ast.AST, new: str) -> None:
        """Put a text in the place of a node."""
        self.changes.append((self.start(node), self.end(node), new))

    def replace_range(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of some characters."""
        self.changes.append((start, end, new))

    def insert_line_before(self, statement: ast.stmt, lines: str) -> None:
        """Put lines above a statement; they bring their indentation along."""
        decorators = getattr(statement, "decorator_list", [])
        first = min([statement.lineno, *(one.lineno for one in decorators)])
        self.changes.append((self._starts[first - 1], self._starts[first - 1], lines))

    def insert_line_after(self, statement: ast.stmt, lines: str) -> None:
        """Put lines below a statement; they bring their indentation along."""
        last = statement.end_lineno or statement.lineno
        at = self._starts[last]
        before = "" if self.text[:at].endswith("\n") else "\n"
        self.changes.append((at, at, before + lines))

    def remove_lines(self, statement: ast.stmt) -> None:
        """Take a statement away with the lines that it has for itself."""
        first, last = statement.lineno, statement.end_lineno or statement.lineno
        self.changes.append((self._starts[first - 1], self._starts[last], ""))

    def remove_argument(self, call: ast.Call, argument: ast.AST) -> None:
        """Take an argument out of a call, with its comma, and its line if it has one for itself."""
        node = argument
        start, end = self.start(node), self.end(node)
        after = re.compile(r"\s*,[ \t]*").match(self.text, end)
        if after:
            end = after.end()
            line_start = self.text.rfind("\n", 0, start) + 1
            alone = not self.text[line_start:start].strip()
            if alone and self.text[end : end + 1] == "\n":
                start, end = line_start, end + 1
        else:
            # The last one goes with the comma before it.
            before = self.text.rfind(",", self.start(call), start)
            if before > 0 and not self.text[before + 1 : start].strip():
                start = before
        self.changes.append((start, end, ""))

    def add_argument(self, call: ast.Call, new: str) -> None:
        """Put a named argument at the end of a call, on a line of its own where others have one."""
        arguments = sorted([*call.args, *call.keywords], key=self.end)
        close = self.end(call) - 1
        if not arguments:
            self.changes.append((close, close, new))
            return
        last = arguments[-1]
        end = self.end(last)
        rest = self.text[end:close]
        line_start = self.text.rfind("\n", 0, self.start(last)) + 1
        alone = not self.text[line_start : self.start(last)].strip()
        if alone and "\n" in rest:
            indent = self.text[line_start : self.start(last)]
            if rest.lstrip().startswith(","):
                at = self.text.index("\n", end) + 1
                self.changes.append((at, at, f"{indent}{new},\n"))
            else:
                self.changes.append((end, end, f",\n{indent}{new}"))
        elif rest.lstrip().startswith(","):
            at = self.text.index(",", end) + 1
            self.changes.append((at, at, f" {new}"))
        else:
            self.changes.append((end, end, f", {new}"))

    def done(self) -> str:
        """Give the changed text."""
        text = self.text
        for start, end, new in sorted(self.changes, key=lambda one: one[:2], reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _place(self, line: int, column: int) -> int:
        # Columns of a tree count bytes of UTF-8.
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)


def unified_diff(before: str, after: str, name: str) -> str:
    """Give the difference of two texts of a file as `patch` takes it."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        f"a/{name}",
        f"b/{name}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
