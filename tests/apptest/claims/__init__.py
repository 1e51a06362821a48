"""What pages say of Streamlit, beyond what their demos show: a file for each page."""
