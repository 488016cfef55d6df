"""Storyhub: a static site generator for community success story hubs.

The path of the work, one type per stage:
`SourceFile → Document → record → Hub → views → Plan of Outputs → bytes → published site`.
"""

__version__ = "0.1.0"
