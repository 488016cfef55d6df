"""YAML written by people to typed values: every value keeps its place, every mistake is found in one run."""
