"""From files to the Hub: documents, front matter, Markdown, records and the references between them."""
