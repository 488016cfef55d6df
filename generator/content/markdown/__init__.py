"""Markdown with directives, hashtags and typography, to a `Body` of HTML and slots."""

from generator.content.markdown.parser import MarkdownOptions, parse_markdown
from generator.content.markdown.rules import RULES

__all__ = ["RULES", "MarkdownOptions", "parse_markdown"]
