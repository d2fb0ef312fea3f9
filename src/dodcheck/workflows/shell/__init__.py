"""Shell scripts, read and never run: words, statements, and what becomes of the exit code of each command."""
