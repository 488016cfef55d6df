"""Markdown with directives, hashtags and typography, to a `Body` of HTML and slots: see `parser`."""
