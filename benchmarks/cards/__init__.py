"""`python -m benchmarks cards`: cards of Storyhub and of other card makers, with the same words and photos, in turn."""
