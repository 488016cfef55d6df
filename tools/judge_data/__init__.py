"""A judge of JSON-LD: schema.org's own table of types and properties, and what Google asks of the kinds it shows."""
