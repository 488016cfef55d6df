"""`storyhub serve`: build, watch, build again, and show the result with live reload and a list of what to mend."""
