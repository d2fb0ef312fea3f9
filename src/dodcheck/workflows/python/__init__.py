"""Python scripts, parsed and never run: the programs that they start, and what becomes of their exit codes."""
