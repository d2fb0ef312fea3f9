"""How long files, functions and classes are, and how many ways lead through a function."""
