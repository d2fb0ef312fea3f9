"""Lists of what a package manager or a person brought in, kept beside it."""
