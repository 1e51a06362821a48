"""Whether a reader has mended a broken app: what its scenario says is seen, and nothing else."""
