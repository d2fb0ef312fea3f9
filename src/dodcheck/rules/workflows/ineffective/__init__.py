"""What keeps a tool from checking anything, though a step runs it: its options, variables, settings, shell, names."""
