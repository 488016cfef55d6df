"""The faces of each theme, as data for tools/subset_fonts.py: one module for each theme, with a `FONTS`."""
