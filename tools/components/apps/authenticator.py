import streamlit as st
import streamlit_authenticator as stauth

state = st.session_state
ann = {
    "email": "ann@example.com",
    "first_name": "Ann",
    "last_name": "Lee",
    "password": "Secret1!",
}

authenticator = stauth.Authenticate(
    {"usernames": {"ann": ann}},
    "cookie",
    "a key that is long enough for its algorithm",
    1,
)
authenticator.login()
if state.authentication_status:
    authenticator.logout("Log out")

st.text(f"Signed in: {state.authentication_status}")
