import streamlit as st

OPEN = ["Paint", "Sweep"]
DONE = ["Measure"]

done = st.toggle("Show done tasks")
tasks = DONE + OPEN if done else OPEN

task = st.selectbox(
    "Task",
    tasks,
)

st.write(f"Task: {task}")
