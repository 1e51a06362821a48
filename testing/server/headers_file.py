"""Reads `_headers` as Netlify and Cloudflare Pages do, as far as the site's own file goes.

https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Rule:
    """What is said with the files whose paths fit."""

    path: str
    """From the site's root; `*` stands for anything, once."""
    headers: dict[str, str]

    def fits(self, path: str) -> bool:
        """Tell whether a file has these headers; its path begins with a slash."""
        return re.fullmatch(re.escape(self.path).replace(r"\*", ".*"), path) is not None


def read_headers(file: Path) -> list[Rule]:
    """Read the rules of a file, in their order.

    Raises:
        ValueError: a line is none that both hosts understand.
    """
    rules: list[Rule] = []
    for line in file.read_text("utf-8").splitlines():
        name, colon, value = line.strip().partition(": ")
        if line.startswith("/") and line.count("*") <= 1:
            rules.append(Rule(line, {}))
        elif line.startswith(" ") and colon and rules and len(line) <= 2000:
            rules[-1].headers[name] = value
        else:
            raise ValueError(line)
    return rules


def headers_for(path: str, rules: list[Rule]) -> dict[str, str]:
    """Give what is said with a file: values of one name are joined, as the hosts do."""
    headers: dict[str, str] = {}
    for rule in rules:
        if rule.fits(path):
            for name, value in rule.headers.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
