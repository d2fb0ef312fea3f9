"""PowerShell scripts, read and never run: statements, and what becomes of the exit code of each command."""
