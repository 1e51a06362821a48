"""Streamlit's messages, made by Streamlit's own code, and what the frame reads in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from live_demos.node import node
from testing.paths import ROOT

MODULE = ROOT / "live_demos" / "browser" / "frame" / "protobuf.mjs"

READ = """
const [module, bytes] = process.argv.slice(1);
const { fieldOf } = await import(module);
const has = [6, 11].map((field) => fieldOf(new Uint8Array(JSON.parse(bytes)), field) !== undefined);
console.log(JSON.stringify(has));
"""


def finished() -> bytes:
    message = ForwardMsg(hash="a" * 300, script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    message.metadata.cacheable = True
    return bytes(message.SerializeToString())


def started() -> bytes:
    message = ForwardMsg(hash="b")
    message.new_session.script_run_id = "0" * 40
    return bytes(message.SerializeToString())


def asked_for() -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "a=b"
    return bytes(message.SerializeToString())


@pytest.mark.parametrize(
    ("message", "is_finished", "is_asked_for"),
    [
        (finished(), True, False),
        (started(), False, False),
        (asked_for(), False, True),
        (b"", False, False),
    ],
    ids=["finished", "started", "asked for", "empty"],
)
def test_a_script_run_is_read_from_streamlits_messages(
    message: bytes, is_finished: bool, is_asked_for: bool
) -> None:
    arguments: list[str | Path] = [
        "--input-type=module",
        "--eval",
        READ,
        MODULE,
        json.dumps(list(message)),
    ]

    assert json.loads(node(arguments, check=True).stdout) == [is_finished, is_asked_for]
