"""The pictures of the sample hub: paper-cut scenes and portraits, drawn from a list with seeds."""
