"""`storyhub sync`: what counters elsewhere say, into `content/data`. The only way in which counts come over the network."""
