"""The official schemas, and what a document has that does not fit them."""
