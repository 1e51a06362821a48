import streamlit as st
from streamlit_cookies_manager import CookieManager

cookies = CookieManager()

st.text(f"Ready: {cookies.ready()}")
