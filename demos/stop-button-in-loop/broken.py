import time

import streamlit as st

start = st.button("Start")
stop = st.button("Stop")
place = st.empty()
seconds = 0
place.write(f"{seconds} s")

if start:
    while seconds < 60 and not stop:
        seconds += 1
        place.write(f"{seconds} s")
        time.sleep(1)
    place.write(f"Boiled for {seconds} s")
