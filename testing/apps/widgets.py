"""Every kind of widget that a scenario can use."""

from datetime import date, time

import streamlit as st

st.slider("Slider", 0, 10, 3)
st.slider("Range", 0, 10, (2, 5))
st.select_slider("Steps", ["S", "M", "L"])
st.number_input("Count", 0, 100, 5)
st.number_input("Weight", value=1.5)
st.text_input("Name")
st.text_area("Note")
st.checkbox("Box")
st.toggle("Switch")
st.radio("Radio", ["a", "b"])
st.selectbox("Fruit", ["apple", "banana", "cherry"])
st.selectbox("Empty", ["apple", "banana", "cherry"], index=None)
st.multiselect("Tags", ["red", "green", "blue"])
st.pills("Pill", ["cm", "inch"])
st.pills("Must", ["cm", "inch"], default="cm", required=True)
st.pills("Pills", ["cm", "inch"], selection_mode="multi")
st.segmented_control("Segments", ["x", "y"])
st.date_input("Day", date(2030, 1, 1))
st.date_input("Stay", (date(2030, 1, 1), date(2030, 1, 4)))
st.time_input("At", time(9, 30))
st.color_picker("Paint", "#ff0000")
report = st.file_uploader("Report")
st.text_input("Locked", disabled=True)
st.button("Off", disabled=True)
st.button("Same", key="first")
second = st.button("Same", key="second")
if second:
    st.session_state.second_was_clicked = True
with st.form("form"):
    field = st.text_input("Field")
    if st.form_submit_button("Save"):
        st.session_state.saved = field
first, other = st.tabs(["First tab", "Other tab"])
with st.expander("Folded"):
    st.error("An error, folded")
with st.popover("Popped"):
    st.info("An info, popped")
st.warning("A `warning`")
st.success("A success")
# Above the chat input: the page scrolls to it, and a scroll closes an open list.
with st.container():
    said = st.chat_input("Say something")
if said:
    st.session_state.said = said
st.write(f"Second: {st.session_state.get('second_was_clicked', False)}")
st.write(f"Saved: {st.session_state.get('saved', '')}")
st.text(f"File: {report.getvalue().decode() if report else ''}")
st.caption(f"Said: {st.session_state.get('said', '')}")
