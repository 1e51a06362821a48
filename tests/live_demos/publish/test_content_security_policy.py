"""What a site's policies allow, and what they are made from."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from live_demos.publish.content_security_policy import (
    Sources,
    with_hashes_of,
    write_policies,
)

PAGE = '<!doctype html>\n<head>\n<meta charset="utf-8">\n{}</head><body>{}</body>'


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(page: Path) -> dict[str, list[str]]:
    (written,) = re.findall(
        r'<meta http-equiv="Content-[^"]*" content="([^"]*)">', page.read_text()
    )
    return {name: sources for name, *sources in map(str.split, written.split("; "))}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def policy(file: Path, head: str = "", body: str = "", **additions: list[str]) -> Sources:
    file.write_text(PAGE.format(head, body), "utf-8", newline="")
    added = {name.replace("_", "-"): sources for name, sources in additions.items()}
    write_policies(file.parent, [file.name], [], added)
    return policy_of(file)


def test_it_comes_after_the_encoding_and_before_all_else(file: Path) -> None:
    policy(file, "<script>1</script>")

    text = file.read_text()
    assert text.index("charset") < text.index("http-equiv") < text.index("<script>")


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<script>a < b && '</p>'</script>", "a < b && '</p>'"),
        ('<script type="module">ä</script>', "ä"),
        ('<SCRIPT data-x="a>b">1</SCRIPT >', "1"),
        ("<script>1\r\n2\r3</script>", "1\n2\n3"),  # A browser reads it so.
    ],
)
def test_an_inline_script_may_run(file: Path, element: str, text: str) -> None:
    assert policy(file, body=element)["script-src"] == ["'self'", hashed(text)]


def test_data_and_scripts_of_files_need_no_hash(file: Path) -> None:
    found = policy(file, '<script type="application/json">{}</script><script src="a.js"></script>')

    assert found["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("element", "directive"),
    [
        ('<img src="https://other.example/a.png">', "img-src"),
        ("<img src='//other.example'>", "img-src"),
        ('<script src="https://other.example/x.js"></script>', "script-src"),
        ('<link rel="stylesheet" href="https://other.example/css?family=A">', "style-src"),
        ('<link rel="preconnect" href="https://other.example" crossorigin>', "font-src"),
        ('<iframe src="https://other.example/embed"></iframe>', "frame-src"),
    ],
)
def test_another_host_that_stands_in_the_page_may_be_asked(
    file: Path, element: str, directive: str
) -> None:
    found = policy(file, body=element)

    assert found[directive][-1].removeprefix("https://") == "other.example"
    others = [sources for name, sources in found.items() if name != directive]
    assert "other.example" not in json.dumps(others)


@pytest.mark.parametrize(
    "element",
    [
        '<a href="https://other.example">a</a>',
        '<link rel="canonical" href="https://other.example">',
        "<pre>&lt;img src=&quot;https://other.example&quot;&gt;</pre>",
    ],
)
def test_what_is_linked_or_shown_is_not_loaded(file: Path, element: str) -> None:
    assert "other.example" not in json.dumps(policy(file, body=element))


def test_pages_share_one_policy(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(PAGE.format(f"<script>{number}</script>", ""))

    write_policies(tmp_path, ["1.html", "2.html", "missing.html"], [], {})

    one, two = (policy_of(tmp_path / f"{number}.html") for number in (1, 2))
    assert one == two
    assert one["script-src"] == ["'self'", hashed("1"), hashed("2")]


def test_a_policy_is_replaced_when_the_page_has_changed(file: Path) -> None:
    policy(file, "<script>1</script>")
    file.write_text(file.read_text().replace(">1<", ">2<"))

    write_policies(file.parent, [file.name], [], {})

    assert policy_of(file)["script-src"] == ["'self'", hashed("2")]


def test_an_addition_takes_away_nothing(file: Path) -> None:
    found = policy(file, connect_src=["https://a.example"], object_src=["'self'"])

    assert found["connect-src"] == ["'self'", "https://a.example"]
    assert found["object-src"] == ["'self'"]


def test_all_inline_scripts_may_run_if_an_author_says_so(file: Path) -> None:
    # Next to a hash, browsers take no note of the word.
    found = policy(file, "<script>1</script>", script_src=["'unsafe-inline'"])

    assert found["script-src"] == ["'self'", "'unsafe-inline'"]


def test_a_script_that_a_server_adds_is_allowed_when_it_is_sent(file: Path) -> None:
    policy(file, "<script>1</script>")

    file.write_text(
        with_hashes_of(file.read_text().replace("</body>", "<script>2</script></body>"))
    )

    assert {hashed("1"), hashed("2")} <= {*policy_of(file)["script-src"]}
