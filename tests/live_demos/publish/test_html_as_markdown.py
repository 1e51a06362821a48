"""HTML as Markdown: what our templates make, and HTML within the Markdown of a page."""

from __future__ import annotations

from live_demos.publish.html_as_markdown import code_span, fenced, html_as_markdown


def test_lists_tables_and_code_become_markdown() -> None:
    html = (
        "<figure><figcaption>One\n rerun</figcaption><ol>"
        "<li><b>Browser:</b> sends <code>a|b</code></li>"
        '<li>Then <a href="x/">this</a><br> and that</li></ol>'
        "<table><thead><tr><th>Input</th><th>Seen</th></tr></thead>"
        "<tbody><tr><td>a</td><td>1 | 2</td></tr></tbody></table></figure>"
    )

    assert html_as_markdown(html) == (
        "One rerun\n\n1. **Browser:** sends `a|b`\n2. Then [this](x/)\n   and that\n\n"
        "| Input | Seen |\n| --- | --- |\n| a | 1 \\| 2 |"
    )


def test_what_nobody_sees_is_left_out() -> None:
    html = '<p>Seen<!-- not --> <span aria-hidden="true">drawn</span><button>Press</button>here</p>'

    assert html_as_markdown(html) == "Seen here"


def test_within_markdown_the_text_stays_as_it_is() -> None:
    source = (
        '<div class="home" markdown>\n\n# A *title*\n\n- one\n    - two\n\n</div>\n\n<p>a\n b</p>'
    )

    assert html_as_markdown(source, prose=True) == "# A *title*\n\n- one\n    - two\n\na b"


def test_words_that_name_a_part_stand_out() -> None:
    html = '<p class="when">Input 1</p><p>Runs.</p>'

    assert html_as_markdown(html, strong=("when",)) == "**Input 1**\n\nRuns."


def test_text_is_no_markup() -> None:
    html = "<p>Sends &lt;file a.txt&gt; and *</p><p><code>a &lt; b * c</code></p>"

    assert html_as_markdown(html) == "Sends \\<file a.txt> and \\*\n\n`a < b * c`"


def test_backticks_in_code_do_not_end_it() -> None:
    assert code_span("a `b`\n c") == "``a `b` c``"
    assert fenced("```\nx\n```\n", "text") == "````text\n```\nx\n```\n````"
