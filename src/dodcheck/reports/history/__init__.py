"""How the verdicts went, commit by commit."""
