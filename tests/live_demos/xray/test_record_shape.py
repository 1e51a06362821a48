"""The gate for what apps of strangers send, and what the recorder declares and records."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from live_demos.node import node
from settled._internal.record_shape import RunRecord
from testing.paths import ROOT

GATE = (ROOT / "live_demos" / "browser" / "page" / "xray").as_uri()

PASS = f"""
import {{ checkedRecord }} from "{GATE}/checked-record.mjs";
import {{ isDeepStrictEqual }} from "node:util";
import {{ readFileSync }} from "node:fs";
const other = [];
let runs = 0;
for (const path of process.argv.slice(1)) {{
  const trace = JSON.parse(readFileSync(path, "utf8"));
  for (const moment of [...trace.broken, ...trace.fixed]) {{
    const record = {{ runs: moment.runs ?? [] }};
    runs += record.runs.length;
    const checked = JSON.parse(JSON.stringify(checkedRecord(record)));
    if (!isDeepStrictEqual(checked, record)) {{
      other.push([path, moment.words, checked.refused ?? "changed"]);
    }}
  }}
}}
console.log(JSON.stringify({{ runs, other }}));
"""


def shape_of(kind: Any) -> Any:  # noqa: PLR0911 (one for each kind)
    """Say what a declared type is, in the words of `record-shape.mjs`."""
    if is_typeddict(kind):
        fields = {name: shape_of(of) for name, of in get_type_hints(kind).items()}
        return {
            "required": {name: fields[name] for name in kind.__required_keys__},
            "optional": {name: fields[name] for name in kind.__optional_keys__},
        }
    of = get_args(kind)
    match get_origin(kind):
        case None:
            return {str: "text", int: "number"}[kind]
        case origin if origin is Literal:
            return {"oneOf": list(of)}
        case origin if origin is list:
            return {"list": shape_of(of[0])}
        case origin if origin is dict:
            return {"table": shape_of(of[1])}
        case origin if origin is tuple:
            return {"parts": [shape_of(one) for one in of]}
    return {frozenset({str, NoneType}): "text or null"}[frozenset(of)]


def test_the_gate_takes_what_the_recorder_declares() -> None:
    script = (
        f'import {{ run }} from "{GATE}/record-shape.mjs"; console.log(JSON.stringify(run.says))'
    )
    done = node(["--input-type=module", "--eval", script], check=True)

    assert json.loads(done.stdout) == shape_of(RunRecord)


def test_what_was_recorded_of_the_demos_passes_the_gate_as_it_is(site: Path) -> None:
    traces = sorted(map(str, site.glob("demos/*/trace.json")))
    done = node(["--input-type=module", "--eval", PASS, *traces], check=True)
    passed = json.loads(done.stdout)

    assert passed["other"] == []
    assert passed["runs"] > len(traces)
