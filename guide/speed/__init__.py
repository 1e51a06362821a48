"""The page About → Speed: what the benchmark measured, in words and tables."""
