"""The apps in `apps/`, and the inputs that each one gets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page

Act = Callable[[Page], None]


@dataclass(frozen=True)
class Input:
    """What is done to an app, in a page that shows it."""

    words: str
    act: Act


def _frame(page: Page) -> FrameLocator:
    return page.locator("iframe").first.content_frame


def _button(label: str) -> Input:
    return Input(f"Click *{label}*", lambda page: page.get_by_role("button", name=label).click())


def _in_frame(words: str, find: Callable[[FrameLocator], Locator]) -> Input:
    return Input(words, lambda page: find(_frame(page)).first.click())


def _choose(*names: str) -> list[Input]:
    def one(name: str) -> Input:
        exactly = re.compile(rf"^\s*{name}\s*$")
        return _in_frame(f"Click *{name}*", lambda frame: frame.get_by_text(exactly))

    return [one(name) for name in names]


def _add(*tags: str) -> list[Input]:
    def one(tag: str) -> Input:
        def act(page: Page) -> None:
            field = _frame(page).locator("input").first
            field.fill(tag)
            field.press("Enter")

        return Input(f"Add *{tag}*", act)

    return [one(tag) for tag in tags]


def _type(*letters: str) -> list[Input]:
    def one(letter: str) -> Input:
        def act(page: Page) -> None:
            _frame(page).locator("textarea.ace_text-input").focus()
            page.keyboard.press("Control+End")
            page.keyboard.type(letter)

        return Input(f"Type *{letter}*", act)

    return [one(letter) for letter in letters]


def _drag(*moves: tuple[str, str]) -> list[Input]:
    def one(what: str, onto: str) -> Input:
        def act(page: Page) -> None:
            start = _frame(page).get_by_text(what, exact=True).bounding_box()
            end = _frame(page).get_by_text(onto, exact=True).bounding_box()
            if not start or not end:
                raise ValueError(f"{what} or {onto} is not to be seen")
            x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + 12, y, steps=4)
            page.mouse.move(end["x"] + end["width"] * 0.7, end["y"] + end["height"] / 2, steps=12)
            page.wait_for_timeout(300)  # the others make room
            page.mouse.up()

        return Input(f"Drag *{what}* onto *{onto}*", act)

    return [one(what, onto) for what, onto in moves]


def _stroke(*places: int) -> list[Input]:
    def one(x: int) -> Input:
        def act(page: Page) -> None:
            box = page.locator("canvas.upper-canvas").bounding_box()
            if not box:
                raise ValueError("there is no canvas")
            page.mouse.move(box["x"] + x, box["y"] + 20)
            page.mouse.down()
            page.mouse.move(box["x"] + x + 10, box["y"] + 100, steps=5)
            page.mouse.up()

        return Input("Draw a line", act)

    return [one(x) for x in places]


def _edit(*counts: tuple[int, int]) -> list[Input]:
    def one(row: int, count: int) -> Input:
        def act(page: Page) -> None:
            _frame(page).locator(f'.ag-row[row-index="{row}"] [col-id="count"]').dblclick()
            page.keyboard.press("Control+a")
            page.keyboard.type(str(count))
            page.keyboard.press("Enter")

        return Input(f"Write *{count}* into row {row + 1}", act)

    return [one(row, count) for row, count in counts]


def _row(number: int, name: str) -> Input:
    css = f'.ag-row[row-index="{number}"] [col-id="name"]'
    return _in_frame(f"Select *{name}*", lambda frame: frame.locator(css))


def _at(x: int, y: int, css: str) -> Input:
    def act(page: Page) -> None:
        _frame(page).locator(css).first.click(position={"x": x, "y": y})

    return Input(f"Click at {x}, {y}", act)


def _record(page: Page) -> None:
    _frame(page).locator("svg").first.click()
    page.wait_for_timeout(3000)  # it ends by itself


def _start_and_stop(page: Page) -> None:
    _frame(page).get_by_role("button").first.click()
    page.wait_for_timeout(1000)
    _frame(page).get_by_role("button").first.click()


def _click_bar(page: Page) -> None:
    box = page.locator("canvas").first.bounding_box()
    if not box:
        raise ValueError("there is no chart")
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)


def _reload_with_cookie(page: Page) -> None:
    page.context.add_cookies([{"name": "name", "value": "Ann", "url": page.url}])
    page.reload()


def _sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").first.fill("Secret1!")
    page.get_by_role("button", name="Login").click()


def _ask(page: Page) -> None:
    page.get_by_test_id("stChatInputTextArea").fill("hi")
    page.keyboard.press("Enter")


def _find(text: str, name: str) -> Input:
    def act(page: Page) -> None:
        _frame(page).locator("input").first.fill(text)
        _frame(page).get_by_text(name, exact=True).click()

    return Input(f"Find *{name}*", act)


_OTHER = _button("Any other input")
_RELOAD = Input("Reload, now with a cookie", _reload_with_cookie)
_MAP = [_at(100, 100, "#map_div"), _at(300, 100, "#map_div"), _at(300, 200, "#map_div")]
_PICTURE = [_at(20, 20, "img"), _at(60, 60, "img"), _at(150, 80, "img")]
_POINT = Input(
    "Click a point", lambda page: _frame(page).locator("path.point").nth(1).click(force=True)
)
_EVENT = _in_frame("Click *Tea*", lambda frame: frame.locator(".fc-event"))
_CARD = _in_frame("Click the card", lambda frame: frame.get_by_text("Tea"))
_NODE = _at(150, 100, "canvas")
_BAR = Input("Click the bar", _click_bar)
_VOICE = Input("Record", _record)
_MICROPHONE = Input("Record", _start_and_stop)
_THUMB = _in_frame("Click a thumb", lambda frame: frame.locator("svg"))

_OF_PAIRS: dict[str, list[Input]] = {
    "option_menu": _choose("Search", "Help", "Home", "Search"),
    "antd_segmented": _choose("Search", "Help", "Home", "Search"),
    "tree_select": _choose("Ann", "Bo", "Cy", "Cy"),
    "tags": _add("milk", "eggs", "bread"),
    "ace": _type("a", "b", "c", "d"),
    "sortables": _drag(("tea", "milk"), ("milk", "eggs"), ("eggs", "tea")),
    "canvas": _stroke(30, 80, 130, 180),
    "aggrid_edit": _edit((0, 10), (1, 20), (2, 30), (0, 40)),
    "aggrid_select": [_row(0, "Ann"), _OTHER, _row(1, "Bo"), _OTHER],
    "aggrid_day": [_row(1, "milk"), _button("Next day"), _row(2, "bread")],
    "aggrid_data": [_button("Double"), *_edit((1, 50)), _button("Double")],
    "folium_marker": _MAP,
    "folium_click": [_MAP[0], _OTHER, _MAP[1], _MAP[1]],
    "image_marker": _PICTURE,
    "image_click": [_PICTURE[0], _OTHER, _PICTURE[1], _PICTURE[1]],
    "click_detector": [*_choose("Tea"), _OTHER, *_choose("Cocoa", "Cocoa")],
    "plotly_events": [_POINT, _OTHER, _POINT, _OTHER],
    "calendar": [_EVENT, _OTHER, _EVENT, _OTHER],
    "card": [_CARD, _OTHER, _CARD, _OTHER],
    "agraph": [_NODE, _OTHER],
    "audio_recorder": [_VOICE, _OTHER, _VOICE, _OTHER],
    "mic_recorder": [_MICROPHONE, _OTHER, _MICROPHONE, _OTHER],
    "feedback": [Input("Ask *hi*", _ask), _THUMB],
}

INPUTS: dict[str, list[Input]] = {
    f"{name}_{variant}": inputs
    for name, inputs in _OF_PAIRS.items()
    for variant in ("broken", "fixed")
} | {
    "canvas_key": _OF_PAIRS["canvas"][:2],
    "tree_select_key": _OF_PAIRS["tree_select"],
    "option_menu_key": _OF_PAIRS["option_menu"],
    "aggrid_data_server_wins": _OF_PAIRS["aggrid_data"],
    "card_callback": _OF_PAIRS["card"],
    "aggrid_edit_key": _OF_PAIRS["aggrid_edit"],
    "image_marker_no_key": _PICTURE,
    "echarts": [_BAR, _OTHER, _BAR, _OTHER],
    "searchbox": [_find("an", "Anton"), _OTHER, _find("an", "Anja"), _find("an", "Ann")],
    "js_eval": [_OTHER],
    "cookie_manager": [_RELOAD, _OTHER],
    "cookies_controller": [_RELOAD, _OTHER],
    "cookies_manager": [],
    "authenticator": [Input("Sign in", _sign_in), _button("Log out")],
}
"""Of each app in `apps/`, by its file's name."""
