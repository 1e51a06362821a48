"""What a person can do in an app. Each is one input, told by what they see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from settled._internal.browser.wire import File


@dataclass(frozen=True)
class Target:
    """What an input is made with: told as a person would, so that it can be made again."""

    kind: str
    """As in `Item.kind`."""
    label: str
    key: str | None = None
    """The key that the app gave it. With one, the label may change."""
    nth: int = 1
    """Which one, if several look the same."""

    def words(self) -> str:
        """Name it in a sentence."""
        named = f"the {self.kind} “{self.label}”" if self.label else f"the {self.kind}"
        return f"{named} ({self.nth})" if self.nth > 1 else named


@dataclass(frozen=True)
class _Aimed:
    target: Target


@dataclass(frozen=True)
class Click(_Aimed):
    """A button is pressed."""

    def words(self) -> str:
        return f"click {_named(self.target)}"


@dataclass(frozen=True)
class Submit(_Aimed):
    """The button of a form is pressed: the form is sent whole."""

    def words(self) -> str:
        return f"submit with {_named(self.target)}"


@dataclass(frozen=True)
class Download(_Aimed):
    """A download button is pressed."""

    def words(self) -> str:
        return f"download with {_named(self.target)}"


@dataclass(frozen=True)
class SetValue(_Aimed):
    """A widget outside a form is set to a value, which is sent."""

    value: object

    def words(self) -> str:
        return f"set {_named(self.target)} to {_said(self.value)}"


@dataclass(frozen=True)
class Choose(SetValue):
    """An option is chosen, or several are. Nothing is `""`, or `()` where several can be."""

    def words(self) -> str:
        return f"choose {_said(self.value)} in {_named(self.target)}"


@dataclass(frozen=True)
class Tick(SetValue):
    """A checkbox or a toggle is switched on or off."""

    def words(self) -> str:
        return f"{'tick' if self.value else 'untick'} {_named(self.target)}"


@dataclass(frozen=True)
class Fill(SetValue):
    """A field of a form is changed. Nothing is sent before the form's button is pressed."""

    def words(self) -> str:
        return f"fill {_said(self.value)} into {_named(self.target)}"


@dataclass(frozen=True)
class Type(_Aimed):
    """A text is typed and not sent: that happens when the person goes on to something else."""

    text: str

    def words(self) -> str:
        return f"type {_said(self.text)} into {_named(self.target)}"


@dataclass(frozen=True)
class Send(_Aimed):
    """A message is sent by a chat input."""

    text: str

    def words(self) -> str:
        return f"send {_said(self.text)}"


@dataclass(frozen=True)
class Upload(_Aimed):
    """Files are given to an uploader. None takes away what it has."""

    files: tuple[File, ...]

    def words(self) -> str:
        if not self.files:
            return f"remove the file from {_named(self.target)}"
        return f"upload {', '.join(one.name for one in self.files)} to {_named(self.target)}"


@dataclass(frozen=True)
class EditCell(_Aimed):
    """A cell of a data editor is changed."""

    row: int
    """From 0, in the order of the data that the app gave."""
    column: str
    value: object

    def words(self) -> str:
        where = f"row {self.row + 1}, “{self.column}”, of {_named(self.target)}"
        return f"edit {where} to {_said(self.value)}"


@dataclass(frozen=True)
class AddRow(_Aimed):
    """A row is added to a data editor."""

    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def words(self) -> str:
        return f"add a row to {_named(self.target)}"


@dataclass(frozen=True)
class DeleteRow(_Aimed):
    """Rows of a data editor are deleted."""

    rows: tuple[int, ...]

    def words(self) -> str:
        listed = ", ".join(str(row + 1) for row in self.rows)
        return f"delete row {listed} of {_named(self.target)}"


@dataclass(frozen=True)
class SelectRows(_Aimed):
    """Rows of a dataframe are selected; none takes the selection back."""

    rows: tuple[int, ...]

    def words(self) -> str:
        listed = ", ".join(str(row + 1) for row in self.rows)
        return f"select row {listed or 'none'} of {_named(self.target)}"


@dataclass(frozen=True)
class SelectTab(_Aimed):
    """A tab is opened."""

    def words(self) -> str:
        return f"open {_named(self.target)}"


@dataclass(frozen=True)
class Expander(_Aimed):
    """An expander or a popover is opened or closed."""

    open: bool = True

    def words(self) -> str:
        return f"{'open' if self.open else 'close'} {_named(self.target)}"


@dataclass(frozen=True)
class CloseDialog:
    """The open dialog is dismissed."""

    def words(self) -> str:
        return "close the dialog"


@dataclass(frozen=True)
class GoToPage:
    """Another page of the app is opened, by its link or in the navigation."""

    title: str
    """The label of a page link, or the title of the page."""

    def words(self) -> str:
        return f"go to the page “{self.title}”"


@dataclass(frozen=True)
class Reload:
    """The app is reloaded, which begins a new session."""

    def words(self) -> str:
        return "reload the page"


@dataclass(frozen=True)
class Rerun:
    """The script is rerun from the menu: no input at all."""

    def words(self) -> str:
        return "rerun"


@dataclass(frozen=True)
class Wait:
    """Time passes until a fragment with `run_every` runs."""

    fragment: str

    def words(self) -> str:
        return "wait"


Action: TypeAlias = (
    Click
    | Submit
    | Download
    | SetValue
    | Type
    | Send
    | Upload
    | EditCell
    | AddRow
    | DeleteRow
    | SelectRows
    | SelectTab
    | Expander
    | CloseDialog
    | GoToPage
    | Reload
    | Rerun
    | Wait
)
"""One input."""


def _named(target: Target) -> str:
    if not target.label:
        return target.words()
    return f"“{target.label}”" + (f" ({target.nth})" if target.nth > 1 else "")


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_said(one) for one in value) or "nothing"
    if value in ("", None):
        return "nothing"
    return f"“{value}”" if isinstance(value, str) else str(value)
