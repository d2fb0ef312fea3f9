"""One kind of evidence per file, and one table of them."""
