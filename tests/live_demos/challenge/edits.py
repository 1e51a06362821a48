"""What readers make of broken apps: other ways out, and ways that do not help."""

from __future__ import annotations

from dataclasses import dataclass

from testing.catalog import CATALOG


@dataclass(frozen=True)
class Edit:
    """A demo's broken app, changed."""

    slug: str
    name: str
    source: str


@dataclass(frozen=True)
class Wrong:
    """An edit that does not help."""

    edit: Edit
    row: int
    """Where it fails; the start is row 0."""
    does: str
    """How it is called, as it begins."""


def edit(slug: str, name: str, *changes: tuple[str, str]) -> Edit:
    """Replace texts in a demo's broken app, each of which it has once."""
    source = CATALOG[slug].broken.source
    for old, new in changes:
        assert source.count(old) == 1, f"{slug}: {old!r} is there {source.count(old)} times"
        source = source.replace(old, new)
    return Edit(slug, name, source)


def written(slug: str, name: str, source: str) -> Edit:
    """Write an app anew."""
    return Edit(slug, name, "import streamlit as st\n" + source)


def wrong(made: Edit, row: int, does: str) -> Wrong:
    """Say where an edit fails, and how that is called."""
    return Wrong(made, row, does)


RERUN_WHEN_NEW = """volume = st.slider("Volume", 0, 10, value=st.session_state.volume)
if volume != st.session_state.volume:
    st.session_state.volume = volume
    st.rerun()
"""
VOLUME = """st.session_state.volume = st.slider(
    "Volume",
    0,
    10,
    value=st.session_state.volume,
)
"""

RIGHT = [
    edit(
        "value-from-state",
        "a key, and the default stays",
        ("value=st.session_state.volume,", 'value=st.session_state.volume, key="box",'),
    ),
    edit("value-from-state", "a rerun when it is new", (VOLUME, RERUN_WHEN_NEW)),
    written(
        "value-from-state",
        "no session state at all",
        'volume = st.slider("Volume", 0, 10, 3)\nst.write(f"Stored: {volume}")',
    ),
    edit(
        "value-from-state",
        "a line more on the page",
        (VOLUME, 'st.write("How loud?")\nst.slider("Volume", 0, 10, key="volume")\n'),
    ),
    edit(
        "value-from-state-text",
        "a key, and the default stays",
        ("value=st.session_state.name,", 'value=st.session_state.name, key="box",'),
    ),
    edit(
        "index-from-state",
        "the position is stored in a callback",
        (
            'if "fruit" not in st.session_state:\n    st.session_state.fruit = "apple"\n',
            """
def store():
    position = FRUITS.index(st.session_state.fruit)
    st.session_state.position = position

st.session_state.setdefault("position", 0)
""",
        ),
        ("stored = st.session_state.fruit\n", ""),
        ("st.session_state.fruit = st.selectbox", "st.selectbox"),
        (
            "index=FRUITS.index(stored),",
            'index=st.session_state.position, key="fruit", on_change=store,',
        ),
    ),
    edit(
        "default-from-state",
        "a key, and the default stays",
        ("default=st.session_state.basket,", 'default=st.session_state.basket, key="box",'),
    ),
    edit(
        "default-from-state-pills",
        "a key, and the default stays",
        ("default=st.session_state.days,", 'default=st.session_state.days, key="box",'),
    ),
    edit(
        "value-comes-again",
        "a callback, and the choice stays",
        ("if drink:\n    order()\n", ""),
        ('key="drink",', 'key="drink", on_change=order,'),
    ),
    edit(
        "bound-param-write",
        "the button asked above the box",
        (
            "q = st.text_input(",
            'if st.button("Try an example"):\n'
            '    st.session_state.q = "sunset"\nq = st.text_input(',
        ),
        ('if st.button("Try an example"):\n    st.query_params["q"] = "sunset"\n', ""),
    ),
    edit("cached-read", "no cache", ("@st.cache_data\n", "")),
    edit(
        "cached-read",
        "all caches cleared",
        ('.append("bread")', '.append("bread")\n    st.cache_data.clear()'),
    ),
    edit(
        "cached-read-above",
        "a rerun after writing",
        ("    load.clear()\n", "    load.clear()\n    st.rerun()\n"),
    ),
    edit("callback-called", "a function around it", ("on_click=like()", "on_click=lambda: like()")),
    edit(
        "callback-inside-form",
        "the button's answer",
        ("        on_change=paint,\n", ""),
        (
            '    st.form_submit_button(\n        "Paint",\n    )',
            '    if st.form_submit_button("Paint"):\n        paint()',
        ),
    ),
    edit(
        "changing-label",
        "the same label, and the number beside it",
        ('st.button(f"Vote ({state.votes})")', 'st.button("Vote")'),
    ),
    written(
        "changing-label",
        "a callback alone",
        """
state = st.session_state
state.setdefault("votes", 0)

def vote():
    state.votes += 1

st.button(f"Vote ({state.votes})", on_click=vote)
st.write(f"Votes: {state.votes}")
""",
    ),
    written(
        "chat-one-behind",
        "in a callback",
        """
state = st.session_state
state.setdefault("messages", ["How can I help?"])

def send():
    state.messages.append(state.text)

for message in state.messages:
    st.write(message)
st.chat_input("Message", key="text", on_submit=send)
""",
    ),
    edit(
        "class-redefined",
        "fields compared",
        ("{cart.count(TEA)}", "{sum(one.name == TEA.name for one in cart)}"),
    ),
    written(
        "clear-after-send",
        "another key, another box",
        """
state = st.session_state
state.setdefault("sent", [])
state.setdefault("count", 0)

def send():
    key = f"message {state.count}"
    if state[key]:
        state.sent.append(state[key])
        state.count += 1

st.text_input("Message", key=f"message {state.count}")
st.button("Send", on_click=send)
st.write(f"Sent: {', '.join(state.sent)}")
""",
    ),
    edit(
        "code-change-no-callback",
        "the same function called",
        ("    state.people = 5", "    state.people = 5\n    work_out_price()"),
    ),
    edit("default-plus-state", "the default alone", ('state.setdefault("servings", 1)\n', "")),
    edit(
        "file-feedback",
        "a key, and the default stays",
        ("value=FILE.read_text(),", 'value=FILE.read_text(), key="note",'),
    ),
    written(
        "file-feedback",
        "saved in a callback",
        """
from pathlib import Path

FILE = Path("note.txt")
if not FILE.exists():
    FILE.write_text("milk")
st.session_state.setdefault("note", FILE.read_text())

def save():
    FILE.write_text(st.session_state.note)

st.text_area("Note", key="note", on_change=save)
st.write(f"In the file: {FILE.read_text()}")
""",
    ),
    written(
        "form-callback-args",
        "no callback",
        """
state = st.session_state
state.setdefault("ordered", "nothing")
with st.form("order form"):
    dish = st.text_input("Dish")
    if st.form_submit_button("Order"):
        state.ordered = dish
st.write(f"Ordered: {state.ordered}")
""",
    ),
    edit(
        "own-value-in-args",
        "read when it is called",
        (
            "on_change=greet,\n    args=(state.language,),",
            "on_change=lambda: greet(state.language),",
        ),
    ),
    written(
        "form-total-behind",
        "a callback on the button",
        """
state = st.session_state
state.setdefault("total", 0)

def add():
    state.total += state.amount

st.write(f"Total: {state.total}")
with st.form("expense"):
    st.number_input("Amount", 1, 500, value=10, key="amount")
    st.form_submit_button("Add", on_click=add)
""",
    ),
    edit(
        "form-total-behind",
        "a rerun",
        ("    state.total += amount\n", "    state.total += amount\n    st.rerun()\n"),
    ),
    edit(
        "form-value-from-state",
        "the key is the storage",
        ("        value=st.session_state.name,\n", '        key="name",\n'),
        ("if save:\n    st.session_state.name = name\n", ""),
    ),
    written(
        "gate-above-input",
        "a place above",
        """
place = st.container()
agreed = st.checkbox("I accept the terms")
place.button("Place order", disabled=not agreed)
""",
    ),
    edit(
        "half-picked-range",
        "the last whole range meanwhile",
        ("import streamlit as st\n", "import streamlit as st\n\nstate = st.session_state\n"),
        (
            "first, last = stay",
            "if len(stay) == 2:\n    state.stay = stay\nfirst, last = state.stay",
        ),
    ),
    edit(
        "half-picked-range",
        "nothing meanwhile",
        ("first, last = stay", "if len(stay) < 2:\n    st.stop()\nfirst, last = stay"),
    ),
    written(
        "hidden-widget-forgets",
        "disabled, not hidden",
        """
shown = st.checkbox("Show details", value=True)
comment = st.text_input("Comment", disabled=not shown)
st.button("Any other input")
st.write(f"Comment: {comment}")
""",
    ),
    written(
        "hidden-widget-forgets",
        "a copy",
        """
state = st.session_state
state.setdefault("comment", "")

def store():
    state.comment = state.box

if st.checkbox("Show details", value=True):
    state.box = state.comment
    st.text_input("Comment", key="box", on_change=store)
st.button("Any other input")
st.write(f"Comment: {state.comment}")
""",
    ),
    edit(
        "hidden-widget-forgets",
        "the key touched in every rerun",
        (
            "state = st.session_state\n",
            'state = st.session_state\nif "comment" in state:\n    state.comment = state.comment\n',
        ),
    ),
    edit(
        "keyed-default-ignored",
        "what decides is in the key",
        ('key="rate",', 'key=f"rate {country}",'),
    ),
    edit(
        "keyed-default-ignored",
        "compared with the last time",
        (
            "rate = st.number_input(",
            """state = st.session_state
if state.get("last") != country:
    state.last = country
    state.rate = RATES[country]
rate = st.number_input(""",
        ),
        ("    value=RATES[country],\n", ""),
    ),
    edit("keyed-default-ignored", "no key", ('    key="rate",\n', "")),
    edit(
        "loop-lambda",
        "the value taken along",
        ("lambda: book(table)", "lambda table=table: book(table)"),
    ),
    edit(
        "loop-lambda",
        "partial",
        ("import streamlit as st", "from functools import partial\nimport streamlit as st"),
        ("lambda: book(table)", "partial(book, table)"),
    ),
    written(
        "loop-lambda",
        "no callback",
        """
state = st.session_state
state.setdefault("booked", "nothing")
for table in ["Window", "Garden", "Bar"]:
    if st.button(table):
        state.booked = table
st.write(f"Booked: {state.booked}")
""",
    ),
    edit("moving-default", "a key alone", ("value=default", 'value=default, key="name"')),
    written(
        "nested-buttons",
        "a flag and a rerun",
        """
state = st.session_state
state.setdefault("orders", 0)
if st.button("Start order"):
    state.started = True
if state.get("started"):
    if st.button("Confirm order"):
        state.orders += 1
        state.started = False
        st.rerun()
st.write(f"Orders: {state.orders}")
""",
    ),
    written(
        "nudge-too-late",
        "the button asked first",
        """
state = st.session_state
state.setdefault("picked", 5)
place = st.container()
if st.button("Add one") and state.picked < 10:
    state.picked += 1
place.slider("Pick a number", 0, 10, key="picked")
st.write(f"Number: {state.picked}")
""",
    ),
    edit(
        "options-change",
        "remembered under a key of its own",
        (
            'task = st.selectbox(\n    "Task",\n    tasks,\n)',
            """state = st.session_state

def remember():
    state.wanted = state.task

if state.get("wanted") in tasks:
    state.task = state.wanted
task = st.selectbox("Task", tasks, key="task", on_change=remember)
""",
        ),
    ),
    written(
        "plain-variable",
        "a key that is set once",
        """
state = st.session_state
state.setdefault("visitors", 0)
if st.button("One more"):
    state.visitors += 1
st.write(f"Visitors: {state.visitors}")
""",
    ),
    written(
        "read-before-write",
        "the button above the text",
        """
state = st.session_state
state.setdefault("eggs", 0)
if st.button("Add an egg"):
    state.eggs += 1
st.write(f"Eggs in your cart: {state.eggs}")
""",
    ),
    written(
        "read-before-write",
        "a place for the text",
        """
state = st.session_state
state.setdefault("eggs", 0)
place = st.empty()
if st.button("Add an egg"):
    state.eggs += 1
place.write(f"Eggs in your cart: {state.eggs}")
""",
    ),
    edit(
        "read-before-write",
        "a rerun after the change",
        ("    state.eggs += 1", "    state.eggs += 1\n    st.rerun()"),
    ),
    written(
        "reload-forgets",
        "the address by hand",
        """
state = st.session_state
if "city" not in state:
    state.city = st.query_params.get("city", "")

def store():
    st.query_params.city = state.city

st.text_input("City", key="city", on_change=store)
st.write(f"Weather in: {state.city}")
""",
    ),
    written(
        "rerun-in-callback",
        "the button's answer",
        """
state = st.session_state
state.setdefault("page", 1)
if st.button("Next page"):
    state.page += 1
    st.rerun()
st.write(f"Page {state.page}")
""",
    ),
    edit("row-keys-by-position", "no key", (', key=f"count {row}"', "")),
    written(
        "second-click-deselects",
        "the choice put back",
        """
PRICES = {"S": 9, "M": 11, "L": 14}
state = st.session_state
state.setdefault("size", "M")
state.setdefault("last", "M")

def keep():
    if state.size is None:
        state.size = state.last
    state.last = state.size

st.pills("Size", list(PRICES), key="size", on_change=keep)
st.write(f"Price: {PRICES[state.size]} euros")
""",
    ),
    written(
        "second-click-deselects",
        "a radio",
        """
PRICES = {"S": 9, "M": 11, "L": 14}
size = st.radio("Size", list(PRICES), index=1, horizontal=True)
st.write(f"Price: {PRICES[size]} euros")
""",
    ),
    edit("shared-default", "a cache that copies", ("@st.cache_resource", "@st.cache_data")),
    edit("sticky-button", "a key that is not the flag's", ('key="report"', 'key="report button"')),
    edit(
        "sticky-button-keep-all",
        "the button left out",
        ("for name in state:\n", 'for name in state:\n    if name == "check":\n        continue\n'),
    ),
    edit("sticky-button-keep-all", "a button without a key", (', key="check"', "")),
    edit(
        "tick-all-buttons",
        "new boxes with each click",
        (
            'state.setdefault("all", False)',
            'state.setdefault("all", False)\nstate.setdefault("clicks", 0)',
        ),
        ("    state.all = on", "    state.all = on\n    state.clicks += 1"),
        ("value=state.all", 'value=state.all, key=f"{thing} {state.clicks}"'),
    ),
    edit(
        "toggle-out-of-phase",
        "a copy, and both set",
        ("    state.quiet = not state.quiet", "    state.quiet = state.box"),
        ("    state.quiet = True", "    state.quiet = state.box = True"),
    ),
    edit(
        "two-click-sign-in",
        "a rerun after setting the flag",
        ("        state.member = False", "        state.member = False\n        st.rerun()"),
        ("        state.member = True", "        state.member = True\n        st.rerun()"),
    ),
    written(
        "upload-processed-again",
        "what is done is remembered",
        """
state = st.session_state
state.setdefault("rows", [])
file = st.file_uploader("Data")
if file and file.file_id != state.get("done"):
    state.done = file.file_id
    state.rows += file.read().decode().split()
st.button("Any other input")
st.write(f"Rows: {len(state.rows)}")
""",
    ),
    edit(
        "widget-inside-button",
        "a flag without a callback",
        (
            'if st.button("Plan a trip"):',
            'if st.button("Plan a trip"):\n    st.session_state.planning = True\n'
            'if st.session_state.get("planning"):',
        ),
    ),
    written(
        "write-after-draw",
        "the key set above the box",
        """
state = st.session_state
state.setdefault("guests", 2)
if state.get("reset"):
    state.guests = 2
st.number_input("Guests", 1, 20, key="guests")
st.button("Reset", key="reset")
st.write(f"A table for {state.guests}")
""",
    ),
    edit("assign-own-key", "a key of another name", ('key="city"', 'key="city box"')),
    written(
        "select-all",
        "the callbacks, with the box below",
        """
DAYS = ["Mon", "Tue", "Wed"]
state = st.session_state

def fill():
    state.days = list(DAYS) if state.all else []

def look():
    state.all = len(state.days) == 3

st.multiselect("Days", DAYS, key="days", on_change=look)
st.checkbox("Select all", key="all", on_change=fill)
st.write(f"Open: {', '.join(state.days)}")
""",
    ),
    written(
        "chat-suggestion",
        "a callback that keeps it for one run",
        """
state = st.session_state
state.setdefault("asked", [])

def suggest():
    state.suggested = "What is new?"

st.button("What is new?", on_click=suggest)
question = st.chat_input("Ask") or state.pop("suggested", None)
if question:
    state.asked.append(question)
for text in state.asked:
    st.write(f"You asked: {text}")
""",
    ),
    written(
        "message-before-rerun",
        "a callback and no rerun",
        """
state = st.session_state
state.setdefault("guests", [])

def add():
    state.guests.append(state.name)
    state.message = f"{state.name} is on the list"

st.write(f"Guests: {len(state.guests)}")
st.text_input("Name", key="name")
st.button("Add", on_click=add)
if "message" in state:
    st.success(state.pop("message"))
""",
    ),
    edit("rerun-in-try", "only an Exception is caught", ("except:", "except Exception:")),
]
"""Other ways out, most of them from the pages."""

FROM_STATE = "value=st.session_state.volume,"
SLIDER_KEY = ("value=st.session_state.volume,", 'value=st.session_state.volume, key="volume",')

WRONG = [
    wrong(edit("value-from-state", "the same key", SLIDER_KEY), 0, "sets a widget's key below"),
    wrong(
        edit(
            "value-from-state",
            "a random key",
            ("import streamlit as st", "from uuid import uuid4 as new\nimport streamlit as st"),
            (FROM_STATE, f'{FROM_STATE} key=f"volume {{new()}}",'),
        ),
        1,
        "makes a key that is new",
    ),
    wrong(
        edit(
            "value-from-state",
            "the value in the key",
            (FROM_STATE, f'{FROM_STATE} key=f"volume {{st.session_state.volume}}",'),
        ),
        2,
        "makes a key from what is stored",
    ),
    wrong(
        edit(
            "code-change-no-callback",
            "the old price deleted",
            ("    state.people = 5", '    state.people = 5\n    del state["price"]'),
        ),
        2,
        "deletes from session state",
    ),
    wrong(
        edit(
            "value-from-state",
            "set in every run",
            (
                'if "volume" not in st.session_state:\n    st.session_state.volume',
                "st.session_state.volume",
            ),
            ("st.session_state.volume = st.slider(", "st.slider("),
        ),
        1,
        "sets session state in every run",
    ),
    wrong(
        edit(
            "value-from-state",
            "a pause",
            ("import streamlit as st", "from time import sleep\nimport streamlit as st"),
            ("st.write(", "sleep(0.1)\nst.write("),
        ),
        2,
        "waits",
    ),
    wrong(
        edit(
            "value-from-state",
            "what the table says",
            (
                "st.write(",
                "if st.session_state.volume == 5:\n"
                '    st.write("Stored: 7")\n    st.stop()\nst.write(',
            ),
        ),
        1,
        "writes down what the table expects",
    ),
    wrong(
        edit(
            "index-from-state",
            "a rerun after each run that changes something",
            (
                "st.write(",
                "if stored != st.session_state.fruit and stored == 'apple':\n"
                "    st.rerun()\nst.write(",
            ),
        ),
        3,
        "calls st.rerun()",
    ),
    wrong(
        edit(
            "default-from-state",
            "a copy of the list",
            ("default=st.session_state.basket", "default=list(st.session_state.basket)"),
        ),
        2,
        "copies the stored list",
    ),
    wrong(
        edit(
            "default-from-state-pills",
            "a copy of the list",
            ("default=st.session_state.days", "default=list(st.session_state.days)"),
        ),
        2,
        "copies the stored list",
    ),
    wrong(
        edit(
            "bound-param-write",
            "the key set below",
            ('st.query_params["q"]', "st.session_state.q"),
        ),
        2,
        "sets a widget's key below",
    ),
    wrong(
        edit(
            "cached-read",
            "a rerun",
            ('.append("bread")', '.append("bread")\n    st.rerun()'),
        ),
        1,
        "calls `st.rerun()` after writing",
    ),
    wrong(
        edit("cached-read", "a time", ("@st.cache_data", "@st.cache_data(ttl=60)")),
        1,
        "lets the result expire",
    ),
    wrong(
        edit(
            "callback-inside-form",
            "no callback",
            ("        on_change=paint,\n", ""),
        ),
        2,
        "drops the callback",
    ),
    wrong(
        edit("changing-button-type", "a key alone", ("type=look", 'type=look, key="pin"')),
        1,
        "gives the button a key and no callback",
    ),
    wrong(
        edit("changing-label", "a key alone", ('})"):', '})", key="vote"):')),
        1,
        "gives the button a key and no callback",
    ),
    wrong(
        edit("class-redefined", "a frozen class", ("@dataclass\n", "@dataclass(frozen=True)\n")),
        2,
        "passes options to the decorator",
    ),
    wrong(
        edit(
            "clear-after-send",
            "an empty default",
            ('st.text_input("Message")', 'st.text_input("Message", value="")'),
        ),
        2,
        "passes an empty default",
    ),
    wrong(
        edit(
            "code-change-no-callback",
            "a rerun",
            (
                'st.button("Family", on_click=family)',
                'if st.button("Family", on_click=family):\n    st.rerun()',
            ),
        ),
        2,
        "calls `st.rerun()`",
    ),
    wrong(
        edit(
            "duplicate-identity",
            "a random key",
            ("import streamlit as st", "from uuid import uuid4\nimport streamlit as st"),
            ('        "Buy",', '        "Buy", key=str(uuid4()),'),
        ),
        0,
        "makes a key that is new",
    ),
    wrong(
        edit("duplicate-identity", "one key", ('        "Buy",', '        "Buy", key="buy",')),
        0,
        "gives two widgets the same key",
    ),
    wrong(
        edit("form-callback-args", "from session state", ("args=(dish,)", "args=(state.dish,)")),
        2,
        "takes the argument from session state",
    ),
    wrong(
        edit("form-callback-args", "by name", ("args=(dish,)", 'kwargs={"dish": dish}')),
        2,
        "passes it in `kwargs`",
    ),
    wrong(
        edit(
            "own-value-in-args",
            "by name",
            ("args=(state.language,)", 'kwargs={"language": state.language}'),
        ),
        1,
        "passes it in `kwargs`",
    ),
    wrong(
        written(
            "form-total-behind",
            "the amount in the arguments",
            """
state = st.session_state
state.setdefault("total", 0)

def add(amount):
    state.total += amount

st.write(f"Total: {state.total}")
with st.form("expense"):
    amount = st.number_input("Amount", 1, 500, value=10)
    st.form_submit_button("Add", on_click=add, args=(amount,))
""",
        ),
        3,
        "passes the amount to the callback",
    ),
    wrong(
        edit("gate-above-input", "the same key", ('terms",', 'terms", key="agreed",')),
        0,
        "sets a widget's key below",
    ),
    wrong(
        edit(
            "hidden-widget-forgets",
            "the default",
            ('key="comment",', 'key="comment", value=state.get("comment", ""),'),
        ),
        3,
        "passes what is stored as the default",
    ),
    wrong(
        edit(
            "hidden-widget-forgets",
            "a start value",
            (
                "state = st.session_state",
                'state = st.session_state\nstate.setdefault("comment", "")',
            ),
        ),
        3,
        "gives the key a start value",
    ),
    wrong(
        edit(
            "keyed-default-ignored",
            "set in every run",
            (
                "rate = st.number_input(",
                "st.session_state.rate = RATES[country]\nrate = st.number_input(",
            ),
            ("    value=RATES[country],\n", ""),
        ),
        2,
        "sets the number's key in every run",
    ),
    wrong(
        edit(
            "linked-pair",
            "keys alone",
            ("value=state.nights,", 'value=state.nights, key="n",'),
            ("value=nights + 1,", 'value=nights + 1, key="d",'),
        ),
        1,
        "gives both widgets a key and no callback",
    ),
    wrong(
        edit(
            "loop-lambda",
            "the function called",
            ("on_click=lambda: book(table)", "on_click=book(table)"),
        ),
        0,
        "calls the callback",
    ),
    wrong(
        edit("moving-bounds", "no key", (', key="guests"', "")),
        2,
        "takes the key away",
    ),
    wrong(
        edit(
            "moving-default",
            "the time in the key",
            ("value=default", 'key=f"name {datetime.now()}"'),
        ),
        0,
        "makes a key that is new",
    ),
    wrong(
        edit(
            "nested-buttons",
            "keys",
            ('st.button("Start order")', 'st.button("Start order", key="start")'),
            ('st.button("Confirm order")', 'st.button("Confirm order", key="confirm")'),
        ),
        2,
        "gives the buttons keys",
    ),
    wrong(
        written(
            "nudge-too-late",
            "the key below the slider",
            """
state = st.session_state
state.setdefault("picked", 5)
st.slider("Pick a number", 0, 10, key="picked")
if st.button("Add one") and state.picked < 10:
    state.picked += 1
st.write(f"Number: {state.picked}")
""",
        ),
        1,
        "sets a widget's key below",
    ),
    wrong(
        edit(
            "plain-variable",
            "a global variable",
            ("if st.button", "def add():\n    global visitors\n    visitors += 1\n\nif st.button"),
            ("\n    visitors += 1\n\nst.write", "\n    add()\n\nst.write"),
        ),
        2,
        "keeps the value in a global variable",
    ),
    wrong(
        written(
            "plain-variable",
            "set in every run",
            """
state = st.session_state
state.visitors = 0
if st.button("One more"):
    state.visitors += 1
st.write(f"Visitors: {state.visitors}")
""",
        ),
        2,
        "sets session state in every run",
    ),
    wrong(
        edit("random-key", "no key", ('        key=f"note {uuid4()}",\n', "")),
        0,
        "drops the key",
    ),
    wrong(
        edit(
            "read-before-write",
            "the callback called",
            (
                'if st.button("Add an egg"):\n    state.eggs += 1',
                'def add():\n    state.eggs += 1\n\nst.button("Add an egg", on_click=add())',
            ),
        ),
        0,
        "calls the callback",
    ),
    wrong(
        edit(
            "read-before-write",
            "a pause",
            ("import streamlit as st", "import time\nimport streamlit as st"),
            ("    state.eggs += 1", "    state.eggs += 1\n    time.sleep(1)"),
        ),
        1,
        "waits",
    ),
    wrong(
        written(
            "read-before-write",
            "no session state",
            """
eggs = 0
st.write(f"Eggs in your cart: {eggs}")
if st.button("Add an egg"):
    eggs += 1
""",
        ),
        1,
        "does without session state",
    ),
    wrong(
        edit(
            "two-click-sign-in",
            "a rerun in the callback",
            (
                '    if st.button("Sign in"):\n        state.member = True',
                '    st.button(\n        "Sign in", on_click=sign_in\n    )',
            ),
            (
                "if state.member:",
                "def sign_in():\n    state.member = True\n    st.rerun()\n\nif state.member:",
            ),
        ),
        1,
        "calls st.rerun() in a callback",
    ),
    wrong(
        edit(
            "reload-forgets",
            "kept for the session",
            ('key="city",', 'key="city", persist_state="session",'),
        ),
        2,
        "keeps the state for the session",
    ),
    wrong(
        edit(
            "reload-forgets",
            "a start value",
            ("city = st", 'st.session_state.setdefault("city", "")\ncity = st'),
        ),
        2,
        "gives the key a start value",
    ),
    wrong(
        edit(
            "rerun-workaround",
            "no rerun",
            ("    st.rerun()\n", ""),
        ),
        2,
        "only drops the rerun",
    ),
    wrong(
        edit("reset-by-variable", "a rerun", ("    number = 5", "    number = 5\n    st.rerun()")),
        2,
        "calls `st.rerun()`",
    ),
    wrong(
        edit(
            "second-click-deselects",
            "no exception",
            (
                'st.write(f"Price: {PRICES[size]} euros")',
                'try:\n    st.write(f"Price: {PRICES[size]} euros")\nexcept KeyError:\n    pass',
            ),
        ),
        2,
        "catches the exception",
    ),
    wrong(
        edit(
            "select-all",
            "keys alone",
            ("default=state.days,", 'default=state.days, key="d",'),
            ("value=len(days) == len(DAYS),", 'value=len(days) == len(DAYS), key="all",'),
        ),
        1,
        "gives both widgets a key and no callback",
    ),
    wrong(
        edit(
            "tick-all-buttons",
            "keys, and the default stays",
            ("value=state.all", "value=state.all, key=thing"),
        ),
        2,
        "gives the boxes keys and keeps the default",
    ),
    wrong(
        edit(
            "toggle-out-of-phase",
            "the flag as default",
            ('key="box",', 'key="box", value=state.quiet,'),
        ),
        3,
        "passes the flag as the default",
    ),
    wrong(
        edit(
            "widget-inside-button",
            "a key",
            ("1, 14, 3)", '1, 14, 3, key="days", persist_state="session")'),
        ),
        2,
        "gives the slider a key",
    ),
    wrong(
        written(
            "form-value-from-state",
            "nobody sets it",
            """
with st.form("profile"):
    name = st.text_input("Name", value=st.session_state.name)
    st.form_submit_button("Save")
st.write(f"Saved: {st.session_state.name}")
""",
        ),
        0,
        "reads from session state",
    ),
    wrong(
        edit(
            "feedback-below-chat",
            "a callback",
            (
                'if question := st.chat_input("Ask"):',
                'def vote():\n    state.votes += 1\n\nif question := st.chat_input("Ask"):',
            ),
            (
                'if st.button("Good answer"):\n        state.votes += 1',
                'st.button("Good answer", on_click=vote)',
            ),
        ),
        2,
        "gives the button a callback",
    ),
    wrong(
        edit(
            "dialog-needs-rerun",
            "a callback in the dialog",
            (
                """    name = st.text_input("New name")
    if st.button("Apply"):
        state.name = name
""",
                """    def apply():
        state.name = state.new
    st.text_input("New name", key="new")
    st.button("Apply", on_click=apply)
""",
            ),
        ),
        3,
        "gives the dialog's button a callback",
    ),
    wrong(
        edit(
            "expander-closes",
            "an expander that tells",
            ('f"Basket ({state.eggs})",', 'f"Basket ({state.eggs})", key="b", on_change="rerun",'),
        ),
        2,
        "gives the expander `on_change`",
    ),
    wrong(
        edit(
            "fragment-sets-outside-widget",
            "a rerun in the callback",
            ("    state.guests = 10\n", "    state.guests = 10\n    st.rerun()\n"),
        ),
        1,
        "calls `st.rerun()` in the callback",
    ),
    wrong(
        edit(
            "fragment-stale-outside",
            "a rerun of the fragment",
            (
                "        state.apples += 1\n",
                '        state.apples += 1\n        st.rerun(scope="fragment")\n',
            ),
        ),
        1,
        "reruns the fragment",
    ),
    wrong(
        edit(
            "rerun-above-widgets",
            "a key",
            ('st.slider("Rows", 0, 10)', 'st.slider("Rows", 0, 10, key="rows")'),
        ),
        2,
        "gives the slider a key",
    ),
]
"""Ways that do not help."""
