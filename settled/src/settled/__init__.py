"""Whether a Streamlit app is settled after an input, and what each of its reruns did."""
