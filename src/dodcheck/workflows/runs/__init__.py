"""What a step runs: its commands, and those of the scripts, Makefile targets and shells that they start."""
