"""What each demo shows in each release of Streamlit: the data, its words, its place."""
