"""`storyhub sync`: what counters elsewhere say and how videos elsewhere look, into `content/data`. Nothing else of a hub's
content comes over the network.
"""
