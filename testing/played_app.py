"""A live app whose inputs are made, and seen, by what makes and sees them for a reader."""

from __future__ import annotations

import json
from typing import Any

from live_demos.scenario import Action, Reload, Scenario, Seen, Step, Topics, say_step, to_json
from testing.document_state import OwnFile
from testing.live_app import LiveApp

_ASK = f"""async (ask) => {{
  const own = document.querySelector("script[{OwnFile.OWN}]").src;
  const {{ answer }} = await import(new URL("automation/driver.mjs", own).href);
  return answer(ask);
}}"""


class PlayedApp(LiveApp):
    """The same app to the tests, with another hand and another eye."""

    def perform(self, action: Action) -> None:
        """Make one input, as when it is played."""
        if isinstance(action, Reload):
            super().perform(action)  # its answer is a new document
        else:
            self.perform_step(Step(action=action, broken=Seen(), fixed=Seen()))

    def perform_step(self, step: Step) -> None:
        """Make a scenario's input, as when it is played."""
        exported = _exported(step)
        make = {"what": "make", "beat": 0}
        make |= {name: exported[name] for name in ("action", "meanwhile")}
        assert self.ask(make) == {}, say_step(step)

    def seen(self, topics: Topics) -> Seen:
        """Give what is seen, which must be the same to both readers."""
        seen = super().seen(topics)
        asked = {kind: sorted(labels) for kind, labels in vars(topics).items()}
        expected = _exported(Step(action=None, broken=seen, fixed=seen))["fixed"]
        del expected["words"]
        assert self.ask({"what": "look", "topics": asked}) == {"seen": expected}
        return seen

    def ask(self, ask: dict[str, Any]) -> Any:
        """Ask of the frame what a page asks while it plays."""
        return self.frame.evaluate(_ASK, ask)


def _exported(step: Step) -> dict[str, Any]:
    exported: dict[str, Any] = json.loads(json.dumps(to_json(Scenario(step, (step,)))))
    first: dict[str, Any] = exported["inputs"][0]
    return first
