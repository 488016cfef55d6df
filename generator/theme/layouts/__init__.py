"""Card layouts: what a theme's `cards/*.yaml` may say, how one builds on another, and what comes out for a page."""
