"""What the doctor finds, in pairs: an app that has a fault, and one that looks like it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from textwrap import dedent

import pytest

from settled._internal.doctor.diagnose import Options, diagnose
from settled._internal.doctor.finding import Diagnosis
from settled._internal.doctor.report import report

Diagnose = Callable[[str], Diagnosis]

KEYED = tuple(map(int, version("streamlit").split(".")[:2])) >= (1, 62)
"""Whether a key is all that a multiselect is recognized by: later than 1.50 at least."""

HEAD = "import streamlit as st\nstate = st.session_state\n"

PAIRS = {
    "value-from-state": (
        """
        n = state.setdefault("n", 3)
        state.n = st.slider("Volume", 0, 10, n)
        """,
        # The default is its own value too, and with a key that makes no other widget of it.
        """
        name = state.setdefault("name", "Ada")
        state.name = st.text_input("Name", name, key="box")
        """,
    ),
    "index-from-state": (
        """
        OPTIONS = ["a", "b", "c"]
        state.setdefault("one", "a")
        state.one = st.radio("One", OPTIONS, index=OPTIONS.index(state.one))
        """,
        # A default that somebody else's value decides about is computed anew on purpose.
        """
        OPTIONS = ["a", "b", "c"]
        last = st.checkbox("Begin with the last")
        st.write(st.radio("One", OPTIONS, index=2 if last else 0))
        """,
    ),
    "read-before-write": (
        """
        state.setdefault("eggs", 0)
        st.write(f"Eggs: {state.eggs}")
        if st.button("Add"):
            state.eggs += 1
        """,
        # A message of one run is legitimate.
        """
        place = st.empty()
        place.write("Saved" if st.button("Save") else "Not saved")
        """,
    ),
    "nested-buttons": (
        """
        if st.button("Begin"):
            if st.button("Confirm"):
                state.done = True
        st.write("done" in state)
        """,
        # The inner one has a callback, which runs before the script.
        """
        def confirm():
            state.done = True
        if st.button("Begin"):
            st.button("Confirm", on_click=confirm)
        st.write("done" in state)
        """,
    ),
    "moving-bounds": (
        """
        most = {"Small": 10, "Large": 40}[st.radio("Room", ["Small", "Large"])]
        st.slider("Guests", 0, most, key="guests")
        """,
        # Its own value is outside the new limits, or code brings it in.
        """
        most = {"Small": 10, "Large": 40}[st.radio("Room", ["Small", "Large"])]
        state.guests = min(state.get("guests", 0), most)
        st.slider("Guests", 0, most, key="guests")
        """,
    ),
    "delete-is-not-reset": (
        """
        def reset():
            del state.color
        st.selectbox("Color", ["red", "green"], key="color")
        st.button("Reset", on_click=reset)
        """,
        """
        def reset():
            state.color = "red"
        st.selectbox("Color", ["red", "green"], key="color")
        st.button("Reset", on_click=reset)
        """,
    ),
    "fragment-stale-outside": (
        """
        state.setdefault("n", 0)
        @st.fragment
        def inner():
            if st.button("Add"):
                state.n += 1
        inner()
        st.write(f"Outside: {state.n}")
        """,
        # What the fragment shows itself is not late.
        """
        state.setdefault("n", 0)
        @st.fragment
        def inner():
            if st.button("Add"):
                state.n += 1
            st.write(f"Inside: {state.n}")
        inner()
        """,
    ),
    "hidden-widget-forgets": (
        """
        if st.checkbox("Details", value=True):
            st.text_input("Comment", key="comment")
        st.write(state.get("comment", ""))
        """,
        # Nobody counts on what a hidden one had.
        """
        if st.checkbox("Details", value=True):
            st.text_input("Comment")
        """,
    ),
    "form-callback-args": (
        """
        def order(dish):
            state.ordered = dish
        with st.form("f"):
            dish = st.text_input("Dish")
            st.form_submit_button("Order", on_click=order, args=(dish,))
        st.write(state.get("ordered", ""))
        """,
        """
        def order(table):
            state.ordered = table + state.dish
        with st.form("f"):
            st.text_input("Dish", key="dish")
            st.form_submit_button("Order", on_click=order, args=("table 1: ",))
        st.write(state.get("ordered", ""))
        """,
    ),
    "tabs-jump": (
        """
        def save():
            state.said = "Saved"
        if "said" in state:
            st.success(state.pop("said"))
        one, other = st.tabs(["One", "Other"])
        other.button("Save", on_click=save)
        """,
        """
        def save():
            state.said = "Saved"
        place = st.container()
        one, other = st.tabs(["One", "Other"])
        other.button("Save", on_click=save)
        if "said" in state:
            place.success(state.pop("said"))
        """,
    ),
    "callback-called": (
        """
        def like():
            state.likes = state.get("likes", 0) + 1
        st.button("Like", on_click=like())
        """,
        # It returns the callback.
        """
        def likes_by(n):
            def like():
                state.likes = state.get("likes", 0) + n
            return like
        st.button("Like", on_click=likes_by(2))
        """,
    ),
    "loop-lambda": (
        """
        def book(table):
            state.booked = table
        for table in ["Window", "Bar"]:
            st.button(table, on_click=lambda: book(table))
        st.write(state.get("booked"))
        """,
        """
        def book(table):
            state.booked = table
        for table in ["Window", "Bar"]:
            st.button(table, on_click=lambda table=table: book(table))
        st.write(state.get("booked"))
        """,
    ),
    "moving-default": (
        """
        from datetime import datetime
        st.text_input("Name", value=f"note {datetime.now()}")
        """,
        # A text may tell the time, and count the runs.
        """
        from datetime import datetime
        state.runs = state.get("runs", 0) + 1
        st.caption(f"Run {state.runs} at {datetime.now()}")
        st.text_input("Name", value="note")
        """,
    ),
    "cached-read": (
        """
        @st.cache_resource
        def rows():
            return ["milk"]
        @st.cache_data
        def load():
            return ", ".join(rows())
        if st.button("Add bread"):
            rows().append("bread")
        st.write(load())
        """,
        # A result that is random is another one once the cache is empty, input or not.
        """
        import random
        @st.cache_data
        def load():
            return random.random()
        st.button("Again")
        st.write(load())
        """,
    ),
    "shared-default": (
        """
        @st.cache_resource
        def basket():
            return []
        state.setdefault("basket", basket())
        if st.button("Add"):
            state.basket.append("egg")
        """,
        # What all sessions share may well be kept in session state if nothing changes it.
        """
        @st.cache_resource
        def connection():
            return {"host": "localhost"}
        state.setdefault("db", connection())
        st.button("Use")
        """,
    ),
    "callback-reads-hidden-key": (
        """
        def count():
            state.price = 5 * state.guests
        if st.checkbox("With food", on_change=count):
            st.number_input("Guests", 1, key="guests")
        """,
        # The field has been drawn before the callback asks for its key.
        """
        def count():
            state.price = 5 * state.guests
        st.checkbox("With food", on_change=count)
        st.number_input("Guests", 1, key="guests")
        """,
    ),
    "page-opened-first": (
        """
        def menu():
            state.setdefault("city", "Oslo")
        def today():
            st.write(f"Today in {state.city}")
        st.navigation([st.Page(menu), st.Page(today)]).run()
        """,
        # Who opens it first is told so.
        """
        def menu():
            state.setdefault("city", "Oslo")
        def today():
            if "city" not in state:
                st.stop()
            st.write(f"Today in {state.city}")
        st.navigation([st.Page(menu), st.Page(today)]).run()
        """,
    ),
    "rerun-in-try": (
        """
        if st.button("Add"):
            try:
                state.n = 1
                st.rerun()
            except:
                st.error("Could not add")
        """,
        # `Exception` is no rerun.
        """
        if st.button("Add"):
            try:
                state.n = 1
                st.rerun()
            except Exception:
                st.error("Could not add")
        """,
    ),
    "message-before-rerun": (
        """
        if st.button("Save"):
            state.saved = True
            st.success("Saved")
            st.rerun()
        """,
        # It is there for two seconds; and a log is no message.
        """
        import logging
        import time
        if st.button("Save"):
            state.saved = True
            st.success("Saved")
            time.sleep(2)
            logging.warning("Saved")
            st.rerun()
        """,
    ),
    "download-clears-page": (
        """
        if st.button("Count"):
            st.write("3 letters")
            st.download_button("Download", "3", "count.txt")
        """,
        # It asks for no rerun.
        """
        if st.button("Count"):
            st.write("3 letters")
            st.download_button("Download", "3", "count.txt", on_click="ignore")
        """,
    ),
    "feedback-below-chat": (
        """
        if question := st.chat_input("Ask"):
            st.write(f"I like {question}")
            if st.button("Good answer"):
                state.good = True
        """,
        # Its callback hears of the press.
        """
        def good():
            state.good = True
        if question := st.chat_input("Ask"):
            st.write(f"I like {question}")
            st.button("Good answer", on_click=good)
        """,
    ),
    "page-change-clears-url": (
        """
        def menu():
            if st.button("Soup"):
                st.query_params["dish"] = "soup"
                st.switch_page(pages[1])
        def dish():
            st.write(st.query_params.get("dish", "none"))
        pages = [st.Page(menu), st.Page(dish)]
        st.navigation(pages).run()
        """,
        # The parameters go along.
        """
        def menu():
            if st.button("Soup"):
                st.query_params["dish"] = "soup"
                st.switch_page(pages[1], query_params=st.query_params)
        def dish():
            st.write(st.query_params.get("dish", "none"))
        pages = [st.Page(menu), st.Page(dish)]
        st.navigation(pages).run()
        """,
    ),
    "stop-button-in-loop": (
        """
        import time
        n = 0
        start = st.button("Start")
        stop = st.button("Stop")
        if start:
            while n < 3 and not stop:
                n += 1
                time.sleep(1)
            st.write(f"Boiled for {n} s")
        """,
        # The press begins a run that does not come to the loop.
        """
        import time
        n = 0
        stop = st.button("Stop")
        while n < 3 and not stop:
            n += 1
            time.sleep(1)
        st.write("The end")
        """,
    ),
    "tab-from-code": (
        """
        def show():
            state.tab = "Receipt"
        order, receipt = st.tabs(["Order", "Receipt"], default=state.get("tab", "Order"))
        order.button("Send", on_click=show)
        """,
        # The app hears of the tabs, and opens one by their key.
        """
        def show():
            state.tab = "Receipt"
        order, receipt = st.tabs(["Order", "Receipt"], key="tab", on_change="rerun")
        order.button("Send", on_click=show)
        """,
    ),
}


@pytest.fixture
def find(tmp_path: Path) -> Diagnose:
    """Give what diagnoses a script, without its first lines."""

    def diagnose_script(script: str) -> Diagnosis:
        path = tmp_path / "app.py"
        path.write_text(HEAD + dedent(script))
        return diagnose(path, Options(edits=False))

    return diagnose_script


@pytest.mark.parametrize("pattern", PAIRS)
def test_it_finds_the_fault_and_says_where(pattern: str, find: Diagnose) -> None:
    diagnosis = find(PAIRS[pattern][0])

    assert [one.pattern for one in diagnosis.findings] == [pattern]
    finding = diagnosis.findings[0]
    assert finding.lines
    assert min(finding.lines) > 2
    assert finding.seen
    assert finding.expected
    assert finding.because.endswith(".")


@pytest.mark.parametrize("pattern", PAIRS)
def test_it_does_not_accuse_what_looks_alike(pattern: str, find: Diagnose) -> None:
    if pattern == "tab-from-code" and not KEYED:
        pytest.skip("there, tabs have no key")
    diagnosis = find(PAIRS[pattern][1])

    assert diagnosis.findings == ()
    assert diagnosis.status == "settled", diagnosis.why


def test_what_every_rerun_adds_is_not_late(find: Diagnose) -> None:
    diagnosis = find(
        """
        seen = state.setdefault("seen", [])
        for one in seen:
            st.write(one)
        st.json(seen)
        seen.append("Seen")
        name = st.text_input("Name")
        seen.append(name)
        """
    )

    assert diagnosis.findings == ()


@pytest.mark.skipif(not KEYED, reason="there, other options make it another widget")
def test_options_that_every_rerun_changes_are_not_late(find: Diagnose) -> None:
    diagnosis = find(
        """
        import random
        with st.form("test"):
            st.multiselect("Some", random.choices(["a", "b", "c", "d"], k=2), key="some")
            if st.form_submit_button("Submit"):
                state.sent = True
        """
    )

    assert diagnosis.findings == ()


def test_two_apps_may_have_modules_of_the_same_name(tmp_path: Path) -> None:
    for name, label in (("one", "Volume"), ("other", "Speed")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "my_labels.py").write_text(f"LABEL = {label!r}\n")
        (folder / "app.py").write_text(
            HEAD + "import my_labels\nn = state.setdefault('n', 3)\n"
            "state.n = st.slider(my_labels.LABEL, 0, 10, n)\n"
        )

    found = [
        diagnose(tmp_path / name / "app.py", Options(edits=False)).findings[0].widget
        for name in ("one", "other")
    ]
    assert [one and one.label for one in found] == ["Volume", "Speed"]


def test_another_page_may_tell_the_time(find: Diagnose) -> None:
    diagnosis = find(
        """
        import time
        def first():
            st.write("Nothing here")
        def second():
            @st.fragment
            def choose():
                st.checkbox("Agree")
            choose()
            st.write(f"Drawn at {time.time()}")
        pages = [st.Page(first), st.Page(second)]
        page = st.navigation(pages)
        page.run()
        """
    )

    assert diagnosis.findings == ()


def test_a_widget_that_its_own_choice_renames_has_lost_it(find: Diagnose) -> None:
    script = """
        language = state.setdefault("language", "English")
        label = {"English": "Language", "Deutsch": "Sprache"}[language]
        state.language = st.radio(label, ["English", "Deutsch"])
        st.title({"English": "Welcome", "Deutsch": "Willkommen"}[state.language])
        """
    (finding,) = find(script).findings

    assert (finding.pattern, finding.lines) == ("changing-label", (6,))
    assert [one.words for one in finding.inputs] == ["Set Language to Deutsch"]
    assert finding.expected == "it still shows Deutsch"
    # With other options it is another question.
    assert not find(script.replace('"Deutsch"])', 'label + "?"])')).findings


def test_a_page_is_filled_in_before_its_button_is_pressed(find: Diagnose) -> None:
    diagnosis = find(
        """
        name = st.text_input("Name")
        comment = st.text_area("Comment", key="comment")
        if st.button("Add"):
            if not name:
                st.warning("Who are you?")
            elif comment:
                state.comment = ""
        """
    )

    assert [one.pattern for one in diagnosis.findings] == ["write-after-draw"]


def test_what_the_code_asks_for_is_typed_and_what_no_page_shows_is_said(find: Diagnose) -> None:
    gate = """
        if st.text_input("Password", type="password") != {}:
            st.stop()
        n = state.setdefault("n", 3)
        state.n = st.slider("Volume", 0, 10, n)
        """
    opened = find(gate.format('"s3cret"'))
    shut = find("import os\n" + dedent(gate.format('os.environ.get("PASSWORD", "?")')))

    assert [one.pattern for one in opened.findings] == ["value-from-state"]
    assert opened.unreached == ()
    assert (shut.status, shut.widgets, shut.unreached) == ("settled", 2, (("", 8),))
    assert shut.to_json()["unreached"] == [{"file": "", "lines": [8]}]
    assert "no page has shown 1, so nothing is known of them: line 8." in " ".join(
        report(shut, {}).split()
    )


def test_of_long_html_a_finding_quotes_the_words_that_differ(find: Diagnose) -> None:
    [finding] = find(
        """
        words = " ".join(f"<b class='w'>word {i}</b>" for i in range(60))
        style = "<style>.w { color: red }</style>"
        st.markdown(f"{style}{words} <i>mode {state.get('mode', 'a')}</i>", unsafe_allow_html=True)
        state.mode = st.radio("Mode", ["a", "b"])
        """
    ).findings

    for said, mode in ((finding.seen, "mode a"), (finding.expected, "mode b")):
        assert mode in said
        assert len(said) < 200
        assert "<" not in said
        assert "color" not in said


def test_what_kept_it_from_trying_more_is_said_beside_what_the_code_shows(find: Diagnose) -> None:
    diagnosis = find(
        """
        if st.button("Save"):
            st.success("Saved")
            st.rerun()
        import no_such_package
        """
    )

    assert [one.pattern for one in diagnosis.findings] == ["message-before-rerun"]
    assert "No module named 'no_such_package'" in diagnosis.to_json()["why"]
    assert "Not everything was tried. A package is missing: " in report(diagnosis, {})


def test_a_key_may_have_a_value_and_no_default(find: Diagnose) -> None:
    diagnosis = find("state.setdefault('n', 1)\nst.number_input('N', value=None, key='n')\n")

    assert diagnosis.findings == ()


def test_session_state_may_be_printed_above_what_changes_it(find: Diagnose) -> None:
    diagnosis = find("st.write(state)\nstate.name = st.text_input('Name')\n")

    assert diagnosis.findings == ()


def test_the_inputs_are_the_shortest(find: Diagnose) -> None:
    diagnosis = find(
        """
        st.checkbox("Another one")
        n = state.setdefault("n", 3)
        state.n = st.slider("Volume", 0, 10, n)
        """
    )

    labels = [one.action["set"] for one in diagnosis.findings[0].inputs]
    assert labels == ["Volume", "Volume"]


def test_the_same_seed_gives_the_same_diagnosis(find: Diagnose) -> None:
    script = PAIRS["tabs-jump"][0] + PAIRS["moving-bounds"][0]
    one, other = find(script), find(script)

    assert one.findings == other.findings
    assert one.findings
    assert one.reruns == other.reruns


def test_an_app_that_does_not_come_up_is_not_accused(find: Diagnose) -> None:
    diagnosis = find("import there_is_no_such_package\nst.write(1)\n")

    assert diagnosis.status == "cannot-diagnose"
    assert "there_is_no_such_package" in diagnosis.why


def test_a_cached_value_may_hold_the_time(find: Diagnose) -> None:
    diagnosis = find(
        """
        from datetime import date, datetime, timezone
        import copy
        @st.cache_data
        def load():
            return {"at": datetime.now(), "utc": datetime.now(timezone.utc), "day": date.today()}
        loaded = copy.deepcopy(load())
        st.write(loaded["day"], loaded["utc"].tzinfo, isinstance(loaded["at"], datetime))
        st.dataframe({"at": [loaded["at"]]})
        """
    )

    assert diagnosis.status == "settled", diagnosis.why


def test_a_text_that_tells_the_time_is_no_old_result_of_a_cache(find: Diagnose) -> None:
    diagnosis = find(
        """
        import time
        @st.cache_data
        def load(mode):
            return time.time()
        OPTIONS = ["day", "night", "dusk"]
        state.setdefault("mode", "day")
        state.mode = st.selectbox("Mode", OPTIONS, index=OPTIONS.index(state.mode))
        st.write(f"{state.mode} mode, loaded {time.time() - load(state.mode)} s ago")
        """
    )

    # And it does not hide what is wrong with the same widget.
    assert [(one.pattern, one.also) for one in diagnosis.findings] == [("index-from-state", ())]


def test_programs_that_an_app_starts_find_no_way_out(find: Diagnose) -> None:
    diagnosis = find("import os\nst.write(os.environ['https_proxy'], os.environ['no_proxy'])\n")

    assert diagnosis.status == "settled", diagnosis.why


def test_it_opens_no_connection_unasked(find: Diagnose) -> None:
    diagnosis = find("import socket\nsocket.create_connection(('127.0.0.1', 9))\n")

    assert diagnosis.status == "cannot-diagnose"
    assert "--network" in diagnosis.why


def test_what_an_app_writes_stays_in_a_copy(find: Diagnose, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    diagnosis = find(
        """
        from pathlib import Path
        if st.button("Save"):
            Path("note.txt").write_text("the app's")
        st.write("Read: " + Path("note.txt").read_text())
        """
    )

    assert diagnosis.findings == ()
    assert (tmp_path / "note.txt").read_text() == "mine"
    assert diagnosis.warnings == ("line 6: writes files (write_text)",)


def test_the_limit_of_reruns_holds(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(HEAD + "for n in range(30):\n    st.checkbox(f'Box {n}')\n")
    diagnosis = diagnose(path, Options(reruns=40))

    assert diagnosis.capped
    assert diagnosis.reruns <= 40


def test_an_answer_that_a_message_interrupts_is_advice(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    text = (
        "talk = state.setdefault('talk', [])\n"
        "if question := st.chat_input('Ask'):\n"
        "    talk.append(question)\n"
        "    talk.append(st.write_stream(iter(question)))\n"
    )
    path.write_text(HEAD + text)
    options = Options(advice=True, edits=False)

    (advice,) = diagnose(path, options).findings
    assert (advice.level, advice.pattern) == ("advice", "chat-interrupted")
    # Whatever is stored above the work is taken up again.
    path.write_text(HEAD + text.replace("    talk.append(st.", "for one in talk:\n    (st."))
    assert diagnose(path, options).findings == ()


def test_advice_is_given_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    text = 'name = st.text_input("Name")\nif st.button("Go", disabled=not name):\n    state.n = 1\n'
    path.write_text(HEAD + text)

    assert diagnose(path).findings == ()
    advice = diagnose(path, Options(advice=True)).findings
    assert [(one.level, one.pattern) for one in advice] == [("advice", "typed-not-sent")]
