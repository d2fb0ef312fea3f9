"""One kind of evidence per file, and one table of them; the folders hold what kinds look with, by subject."""
