"""What people type into the search, and the page that they need."""

from __future__ import annotations

ARTICLE = "knowledge-base/using-streamlit/widget-updating-session-state"
SECOND_INPUT = ("value-from-state", ARTICLE)

# Short, in people's own words. The pattern has to be the first hit.
QUERIES = {
    "slider only updates every second time": "value-from-state",
    "have to enter the value twice": "value-from-state",
    "st.data_editor reverts every second change": "data-editor-feedback",
    "selectbox needs to be selected twice": "index-from-state",
    "radio double click": "index-from-state",
    "button inside button does nothing": "nested-buttons",
    "value updates one click late": "read-before-write",
    "login button has to be clicked twice": "two-click-sign-in",
    "slider moves only on the second click": "nudge-too-late",
    "widget loses its value when hidden": "hidden-widget-forgets",
    "tabs jump back to first tab": "tabs-jump",
    "expander collapses when I click a button": "expander-closes",
    "session_state lost when switching pages": "pages-forget",
    "session_state lost on page refresh": "reload-forgets",
    "F5": "reload-forgets",
    "multiselect default session_state": "default-from-state",
    "dependent selectbox resets to first option": "options-change",
    "st.pills returns None": "second-click-deselects",
    "slider resets on every interaction": "moving-default",
    "key=uuid4()": "moving-default",
    "button with counter in label": "changing-label",
    "button type primary secondary": "changing-label",
    "clear text_input after submit": "clear-after-send",
    "button stays disabled until I click outside the text_input": "typed-not-sent",
    "clear file_uploader": "uploader-wont-clear",
    "form updates only after every second submission": "form-value-from-state",
    "st.rerun resets widget value": "rerun-above-widgets",
    "enum comparison False after rerun": "class-redefined",
    "custom component returns None": "component-first-none",
    "counter resets on every rerun": "plain-variable",
    "slider inside if st.button disappears": "widget-inside-button",
    "dataframe on_select selection disappears": "selection-lost",
    "st.query_params one step behind": "url-feedback",
    "text_area saved to file": "file-feedback",
    "form submit callback gets previous value": "form-callback-args",
    "on_change callback receives old value": "form-callback-args",
    "on_click lambda in loop": "loop-lambda",
    "on_click runs on page load": "callback-called",
    "two sliders synced": "linked-pair",
    "select all checkbox multiselect": "select-all",
    "deselect all button": "tick-all-buttons",
    "checkbox and session_state flag out of sync": "toggle-out-of-phase",
    "del st.session_state does not reset widget": "delete-is-not-reset",
    "session_state default not shown when widget appears later": "seeded-too-early",
    "append to session_state list": "append-to-widget-state",
    "selectbox inside st.form does not update": "form-not-live",
    "button stays disabled after checkbox is ticked": "gate-above-input",
    "chat_input last message not shown": "chat-one-behind",
    "fragment session_state updated but rest of page not": "fragment-stale-outside",
    "callback in fragment changes widget outside": "fragment-sets-outside-widget",
    "st.dialog page not updated": "dialog-needs-rerun",
    "st.rerun to fix double click": "rerun-workaround",
    "cache_data not updating after insert": "cached-read",
    "users see each other's data": "shared-default",
    "delete row in loop removes wrong row": "row-keys-by-position",
    "data_editor edit wrong row after sorting": "editor-edits-stick",
    "slider resets when max_value changes": "moving-bounds",
    "on_change not called when value is set by code": "code-change-no-callback",
    "file_uploader processes file again": "upload-processed-again",
    "long process stops when I click something else": "interrupted-work",
    "button executed twice on double click": "clicked-twice",
    "button needs two clicks after typing in text_input": "swallowed-click",
    "widget value no longer updates when dependent on another widget": "keyed-default-ignored",
    "disable chat_input while streaming": "chat-interrupted",
    "chat_input submit_mode": "chat-interrupted",
    "second message interrupts answer": "chat-interrupted",
    "st.feedback inside chat_input disappears": "feedback-below-chat",
    "thumbs up not stored": "feedback-below-chat",
    "set chat_input value from button": "chat-suggestion",
    "suggestion buttons chat": "chat-suggestion",
    "stop button does not stop while loop": "stop-button-in-loop",
    "break infinite loop with button": "stop-button-in-loop",
    "download_button clears page": "download-clears-page",
    "st.download_button should not rerun the entire page": "download-clears-page",
    "on_click ignore": "download-clears-page",
    "st.rerun fails inside try except": "rerun-in-try",
    "st.switch_page in try except": "rerun-in-try",
    "st.success not shown after st.rerun": "message-before-rerun",
    "toast disappears after rerun": "message-before-rerun",
    "audio_input processed again on every rerun": "value-comes-again",
    "clear dataframe selection programmatically": "clear-selection",
    "st.dialog reopens on every rerun": "second-dialog",
    "data_editor added_rows inserted twice": "edits-saved-again",
    "data_editor session_state returns dict": "editor-key-holds-edits",
    "data_editor select all rows": "editor-tick-all",
    "st.switch_page clears query_params": "page-change-clears-url",
    "st.tabs set active tab programmatically": "tab-from-code",
    "rerun fragment when app opens": "fragment-scope-at-start",
    "callback runs before widget exists": "callback-reads-hidden-key",
    "session_state not initialized on other page": "page-opened-first",
    "same key twice": "duplicate-key",
    "text_input and number_input that update each other": "linked-pair",
    "AgGrid loses every second edit": "when-it-is-a-component",
    "st_folium marker one click behind": "when-it-is-a-component",
    "option_menu needs two clicks": "when-it-is-a-component",
    "streamlit_image_coordinates returns previous click": "when-it-is-a-component",
    "st_canvas initial_drawing": "when-it-is-a-component",
    "tree_select checked from session_state": "when-it-is-a-component",
    "mic_recorder speech_to_text runs again": "when-it-is-a-component",
    "uploaded file empty second time": "file-read-twice",
    "st.button with on_click returns False": "button-takes-itself-away",
    "reset page when coming back": "page-starts-anew",
}

# Messages, as they are pasted, with names of the reader's own. Likewise the first hit.
MESSAGES = {
    "`st.session_state.x` cannot be modified after the widget with key `x` is instantiated.": (
        "write-after-draw"
    ),
    "StreamlitAPIException: `st.session_state.my_slider` cannot be modified after the widget with "
    "key `my_slider` is instantiated.": "write-after-draw",
    'The widget with key "volume" was created with a default value but also had its value set via '
    "the Session State API.": "default-plus-state",
    "Values for the widget with `key` 'go' cannot be set using `st.session_state`.": (
        "sticky-button"
    ),
    "Within a form, callbacks can only be defined on `st.form_submit_button`.": (
        "callback-inside-form"
    ),
    "Calling st.rerun() within a callback is a no-op.": "rerun-in-callback",
    "CachedWidgetWarning": "widget-in-cache",
    "Your script uses a widget command in a cached function": "widget-in-cache",
    "There are multiple `checkbox` elements with the same auto-generated ID.": (
        "duplicate-identity"
    ),
    "DuplicateWidgetID": "duplicate-identity",
    "StreamlitDuplicateElementKey": "duplicate-key",
    "There are multiple elements with the same `key='name'`. To fix this, please make sure that "
    "the `key` argument is unique for each element you create.": "duplicate-key",
    'StreamlitAPIException: scope="fragment" can only be specified from `@st.fragment`-decorated '
    "functions during fragment reruns.": "fragment-scope-at-start",
    "The default value 'Red' is not part of the options. Please make sure that every default "
    "values also exists in the options.": "default-not-in-options",
    "Cannot directly set query parameter 'city' - it is bound to a widget. Modify the widget value "
    "instead.": "bound-param-write",
    "ValueError: not enough values to unpack (expected 2, got 1)": "half-picked-range",
    "missing ScriptRunContext! This warning can be ignored when running in bare mode.": (
        "thread-write"
    ),
    'st.session_state has no key "name". Did you forget to initialize it?': (
        "hidden-widget-forgets"
    ),
    "The `value` 99 is greater than the `max_value` 10.": "moving-bounds",
    "RerunData(page_script_hash='305257bf1b736b6c8ac529f8cb1ef59a')": "rerun-in-try",
    "TypeError: 'str' object is not callable": "download-clears-page",
    '`on_click="ignore"` is not supported on this widget.': "download-clears-page",
    "Only one dialog is allowed to be opened at the same time. Please make sure to not call a "
    "dialog-decorated function more than once in a script run.": "second-dialog",
    "Dialogs may not be nested inside other dialogs.": "second-dialog",
    "TypeError: Widget state is read-only because modifying nested values has no effect on the "
    "app. For widget states that support programmatic updates (e.g. st.dataframe selections), "
    "assign a new dictionary to the Session State key instead": "nested-read-only",
    "TypeError: string indices must be integers, not 'str'": "editor-key-holds-edits",
    "pandas.errors.EmptyDataError: No columns to parse from file": "file-read-twice",
    "Selectbox Value has invalid type: str": "index-from-state",
}

# Titles of threads that no page links, as they are pasted. The page is among the first three.
TITLES = {
    "selectbox does not play well with session state persistence": "index-from-state",
    "text_area updating after every second try": "value-from-state",
    "text_area updates every other update": "value-from-state",
    "Text input with value sometimes reverts input": "value-from-state",
    'selectbox not working as expected when "navigating between pages"': "pages-forget",
    "Return value of interactive Widgets break when switching page": "pages-forget",
    "Selectbox does not return the displayed value after rerun": "rerun-above-widgets",
    "`st.data_editor` doesn't return the input value unless you press Enter or click outside the "
    "editor": "typed-not-sent",
    "Text area widget value not updated in session state when directly followed by button tap": (
        "swallowed-click"
    ),
    "Add value Parameter to st.chat_input for Prefilled Chat Messages": "chat-suggestion",
    "Make the code sleep until a button is pressed.": "stop-button-in-loop",
    "st.StopException thrown when Button clicked during execution of a loop": (
        "stop-button-in-loop"
    ),
    "Submitting Feedback for Previous Answers Interrupts Ongoing Answer Generation": (
        "chat-interrupted"
    ),
    "Quick replies/suggestions for chat user response": "chat-suggestion",
    "Re-raise Streamlit StopException in error handler": "rerun-in-try",
    "Reselect of rows on re-runs doesn't work AgGrid": "when-it-is-a-component",
    "How to feed click-data from Python back to map": "when-it-is-a-component",
    "tree_select checked property doesn't select the listed nodes": "when-it-is-a-component",
    "plotly_events selected points stay after rerun": "when-it-is-a-component",
    "st_folium keeps reloading Streamlit page till page crashes": "when-it-is-a-component",
}

# Whole sentences as people speak, and messages. One of the pages is among the first three.
SENTENCES = {
    "I move my slider and it only works every other time, what am I doing wrong": SECOND_INPUT,
    "my text input needs me to type the value twice before it is saved": SECOND_INPUT,
    "The selectbox goes back to the old option the first time I change it": ("index-from-state",),
    "I have a button inside of another button and when I click the second one "
    "everything disappears": ("nested-buttons",),
    "the counter shows the old number after I click the button": ("read-before-write",),
    "the expander closes itself whenever something in it is changed": ("expander-closes",),
    "session state is lost when I switch to another page": ("pages-forget",),
    "How can I keep the values after the user refreshes the page?": ("reload-forgets",),
    "default value of my multiselect changes and my choice gets lost": ("default-from-state",),
    "when I choose another country the city select box jumps to the first city": (
        "options-change",
    ),
    "date_input with a range crashes when only the first day is picked": ("half-picked-range",),
    "my widget gets a new default each run and resets all the time": ("moving-default",),
    "the button with the counter in its text only reacts to every second click": (
        "changing-label",
    ),
    "I want the chat box or text field cleared after submitting": ("clear-after-send",),
    "the button is greyed out until I click somewhere else after typing": ("typed-not-sent",),
    "How do I remove the uploaded file from file_uploader with a button": ("uploader-wont-clear",),
    "my form only takes over what I entered every second time I press submit": (
        "form-value-from-state",
    ),
    "after st.rerun the value of my widget jumps back to the default": ("rerun-above-widgets",),
    "comparing an Enum from session state is suddenly False": ("class-redefined",),
    "my custom component gives None in the first run": ("component-first-none",),
    "I count up a variable and it is zero again after every click": ("plain-variable",),
    "slider shown after a button click vanishes as soon as I move it": ("widget-inside-button",),
    "the selected row of my dataframe is gone after the data is refreshed": ("selection-lost",),
    "query params in the url lag behind my selectbox": ("url-feedback",),
    "select all checkbox that ticks all the others does not work properly": ("select-all",),
    "my checkbox and my flag show opposite things": ("toggle-out-of-phase",),
    "deleting the key from session state does not clear the text box": ("delete-is-not-reset",),
    "I append to a list in session state and the widget doesn't notice": (
        "append-to-widget-state",
    ),
    "selectbox in a form should show other fields at once but nothing happens": ("form-not-live",),
    "last chat message appears only after I send the next one": ("chat-one-behind",),
    "rest of the page does not update when I click in a fragment": ("fragment-stale-outside",),
    "sorting the data editor makes my edits go to other rows": ("editor-edits-stick",),
    "I type something, then click the button, and the click is ignored": ("swallowed-click",),
    "background thread can't update session state": ("thread-write",),
    "changing value= with a key no longer does anything since the update to 1.50": (
        "keyed-default-ignored",
    ),
    "I use st.rerun after every input to make it work": ("rerun-workaround",),
    "st.cache_data function with a slider inside shows a warning": ("widget-in-cache",),
    "I have a slider and every time I move it, it snaps back and I have to do it again "
    "before it sticks": SECOND_INPUT,
    "why does my dropdown forget what I picked unless I pick it two times": ("index-from-state",),
    "The number under my button is always one click behind the real count": ("read-before-write",),
    "I click on Yes, delete inside my Delete button and nothing gets deleted": ("nested-buttons",),
    "when I go to another page in my multipage app and come back all my inputs are empty again": (
        "pages-forget",
    ),
    "I pressed reload in the browser and the whole form I filled was lost": ("reload-forgets",),
    "My app takes a long time and if I touch anything while it is running it starts all over": (
        "interrupted-work",
    ),
    "after uploading a csv the same file is imported again each time I move a slider": (
        "upload-processed-again",
    ),
    "how do I empty the text box after the user presses send": ("clear-after-send",),
    "My st.tabs always go back to the first one when I press a button in the third": ("tabs-jump",),
    "all of my buttons made in a for loop do the thing of the last one": ("loop-lambda",),
    "two people use my app at the same time and see each other's list": ("shared-default",),
    "I delete one row and the text of the wrong row vanishes": ("row-keys-by-position",),
    "picking a start date raises an error before I can pick the end date": ("half-picked-range",),
    "clicking the pill that is already chosen gives me None": ("second-click-deselects",),
    "I edit a cell in my table and the edit disappears, the second time it works": (
        "data-editor-feedback",
    ),
    "the function I gave to on_click ran when I opened the app without any click": (
        "callback-called",
    ),
    "my submit button in the form passes the old name to the callback": ("form-callback-args",),
    "My dialog closes but the list behind it still shows the old entries": ("dialog-needs-rerun",),
    "I inserted a record in the database and the table still shows the old rows until "
    "I clear the cache": ("cached-read",),
    "setting a widget from code doesn't fire its on_change": ("code-change-no-callback",),
    "I have to log in two times": ("two-click-sign-in",),
    "hide a text box and show it": ("hidden-widget-forgets",),
    "on_click=save()": ("callback-called",),
    "radio in a form": ("form-not-live",),
    "total in the form": ("form-not-live",),
    "on_change in a form": ("callback-inside-form",),
    "popup opens again": ("second-dialog", "dialog-needs-rerun"),
    "When I click on the download button all my results are gone": ("download-clears-page",),
    "selecting a row opens a dialog and then every other button opens it again": ("second-dialog",),
    "slider jumps back": ("value-from-state", ARTICLE, "moving-default", "nudge-too-late"),
    "double login": ("two-click-sign-in",),
    "reset uploader": ("uploader-wont-clear",),
    "confirm button nested": ("nested-buttons",),
    "variable resets to 0": ("plain-variable",),
    "lost after refresh": ("reload-forgets",),
    "master checkbox": ("select-all", "tick-all-buttons"),
    "Celsius Fahrenheit two inputs": ("linked-pair",),
    "streamlit.errors.StreamlitAPIException: st.session_state.name cannot be modified "
    "after the widget with key name is instantiated.": ("write-after-draw",),
    "streamlit.errors.StreamlitDuplicateElementId: There are multiple `button` "
    "elements with the same auto-generated ID. When this element is created, it is "
    "assigned an internal ID based on the element type and provided parameters.": (
        "duplicate-identity",
    ),
    "KeyError: 'st.session_state has no key \"count\". Did you forget to initialize it?'": (
        "hidden-widget-forgets",
        "seeded-too-early",
        "pages-forget",
    ),
    "StreamlitAPIException: With forms, callbacks can only be defined on the "
    "`st.form_submit_button`. Defining callbacks on other widgets inside a form is not "
    "allowed.": ("callback-inside-form",),
    "Thread 'Thread-5 (worker)': missing ScriptRunContext! This warning can be ignored "
    "when running in bare mode.": ("thread-write",),
    "streamlit.errors.StreamlitValueAboveMaxError: The `value` 12 is greater than the "
    "`max_value` 10.": ("moving-bounds",),
    "Results shown after a button are wiped as soon as the file is downloaded": (
        "download-clears-page",
    ),
    "Thumbs under the answer: on a click the answer vanishes and nothing is stored": (
        "feedback-below-chat",
    ),
    "A Stop button beside a running loop never becomes true inside it": ("stop-button-in-loop",),
    "A second message during the answer cuts it off and the history is broken": (
        "chat-interrupted",
    ),
    "A suggestion button should ask the question but it only writes it into the box": (
        "chat-suggestion",
    ),
    "The success message or toast written just before the rerun never shows": (
        "message-before-rerun",
    ),
    "A change of page, or a rerun, inside try/except takes the error branch": ("rerun-in-try",),
    "user votes thumbs down and the chatbot reply is deleted from the screen": (
        "feedback-below-chat",
    ),
    "when the user exports the csv everything on the page vanishes": ("download-clears-page",),
    "how can I let users cancel a running loop and keep what it found so far": (
        "stop-button-in-loop",
        "interrupted-work",
    ),
    "my voice recording is sent to the model again each time I move a slider": (
        "value-comes-again",
    ),
    "How to clear audiorecorder value after I process it": ("value-comes-again",),
    "menu jumps back to old entry when i click": ("when-it-is-a-component",),
    "leaflet pin lags behind": ("when-it-is-a-component",),
    "drag and drop list goes back to old order": ("when-it-is-a-component",),
    "code editor ace loses letters while typing": ("when-it-is-a-component",),
    "is it a bug in the component or in my code": ("when-it-is-a-component",),
    "cannot pick the same option two times": ("value-comes-again",),
    "camera picture uploaded every time slider moves": ("value-comes-again",),
    "excel file reads fine once then empty": ("file-read-twice",),
    "on_click works but the if does not": ("button-takes-itself-away",),
    "if button block ignored when callback hides button": ("button-takes-itself-away",),
    "opened order details still shown when I navigate back": ("page-starts-anew",),
    "wizard should begin at step 1 again after leaving page": ("page-starts-anew",),
    "the row I clicked in my dataframe stays selected and the popup opens again": (
        "clear-selection",
        "second-dialog",
    ),
    "every edit in my table writes all the earlier edits to the database again": (
        "edits-saved-again",
    ),
    "a button that checks all checkboxes in the data editor does not change the rows I edited": (
        "editor-tick-all",
    ),
    "number input keeps jumping back to the value it had before, only the second "
    "change stays": SECOND_INPUT,
    "my app shows the answer to the previous question instead of the current one": (
        "chat-one-behind",
        "read-before-write",
    ),
    "User has to hit the sign in button again because the first time nothing changes": (
        "two-click-sign-in",
    ),
    "I set a default for the toggle and also write to its session state and get a yellow warning": (
        "default-plus-state",
    ),
    "widgets I create in a thread or with asyncio are never shown": ("thread-write",),
    "after switching language the selected option goes back to the first one": ("options-change",),
    "uncheck all boxes with one click": ("tick-all-buttons", "select-all"),
    "pressing enter in the text field triggers nothing, I must leave the field first": (
        "typed-not-sent",
        "swallowed-click",
    ),
    "two number inputs for min and max that change each other": ("linked-pair",),
    "the cached function returns old data after I saved something": ("cached-read",),
    "I get a list of users in my global variable mixed up between sessions": ("shared-default",),
    "clear button for uploaded images": ("uploader-wont-clear",),
    "random numbers change each time a widget is touched": ("plain-variable", "moving-default"),
    "the page in the url says Berlin but the selectbox still shows Paris": (
        "url-feedback",
        "bound-param-write",
    ),
    "Submit runs the job twice when the user double clicks": ("clicked-twice",),
    "streamlit.errors.StreamlitAPIException: `st.session_state.submit` cannot be set "
    "because it is a button. Values for st.button, st.download_button, "
    "st.file_uploader, st.data_editor, st.chat_input, and st.form cannot be set using "
    "st.session_state.": ("sticky-button",),
    'Traceback (most recent call last):\n  File "/home/me/app.py", line 12, in '
    '<module>\n    start, end = st.date_input("Range", [])\nValueError: not enough '
    "values to unpack (expected 2, got 0)": ("half-picked-range",),
    "how do I jump to the second tab after the button in the first one is clicked": (
        "tab-from-code",
    ),
    'AttributeError: st.session_state has no attribute "user" when I open the second page of my '
    "multipage app directly": ("page-opened-first",),
    "the page works only after I have visited the home page first": ("page-opened-first",),
}

# Code, as it is pasted. Likewise.
CODE = {
    'x = st.slider("Volume", 0, 10, value=st.session_state.volume)': SECOND_INPUT,
    'st.session_state.volume = st.slider("Volume", 0, 10, st.session_state.volume)': SECOND_INPUT,
    'st.text_input("Name", key="name")\nst.session_state["name"] = ""': (
        "write-after-draw",
        "clear-after-send",
    ),
    'st.multiselect("Tags", tags, default=st.session_state["tags"])': ("default-from-state",),
    'del st.session_state["name"]': ("delete-is-not-reset",),
    'st.button("Go", key="go")\nst.session_state["go"] = True': ("sticky-button",),
    'st.session_state["qty"] = st.number_input("Quantity", '
    'value=st.session_state["qty"])': SECOND_INPUT,
    'option = st.selectbox("Color", colors, index=colors.index(st.session_state.color))': (
        "index-from-state",
    ),
    'if st.button("Load"):\n    if st.button("Confirm"):\n        st.write("done")': (
        "nested-buttons",
        "widget-inside-button",
    ),
    'for i in range(3):\n    st.button(f"Row {i}", on_click=lambda: delete(i))': ("loop-lambda",),
    'st.slider("Volume", key=f"slider_{random.random()}")': ("moving-default",),
    'st.session_state.name = "Bo"\nst.text_input("Name", value="Ann", key="name")': (
        "default-plus-state",
        "write-after-draw",
    ),
    "if 'n' not in st.session_state:\n    st.session_state.n = "
    "0\nst.write(st.session_state.n)\nif st.button('Add'):\n    st.session_state.n += 1": (
        "read-before-write",
    ),
    'st.text_area("Notes", value=open("notes.txt").read())': ("file-feedback",),
    '@st.cache_data\ndef load():\n    n = st.slider("Rows", 1, 100)': ("widget-in-cache",),
}
