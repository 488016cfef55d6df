"""Hub and theme become a complete plan of outputs; one module per kind of output."""
