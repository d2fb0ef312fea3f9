"""Every workflow of a repository with what starts it, what it is about, what it costs, and whether it must pass."""
