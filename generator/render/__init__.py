"""Recipes: pure functions of views. None reads a file, the clock or the environment."""
