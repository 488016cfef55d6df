"""A theme as data: templates, card layouts, message catalogues, fonts and assets, with inheritance."""
