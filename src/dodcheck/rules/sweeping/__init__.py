"""What is asked of very many files alike: each file is read once for all who ask, beside all other work."""
