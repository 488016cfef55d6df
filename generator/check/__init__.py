"""`storyhub check`: rules over a finished site, as its readers and the networks that it is shared on will meet it."""
