"""The rules, one module for each thing that can disappoint: `RULES`, and `check(site)` that finds them broken."""
