"""The git hooks of a repository: what they run, when, and from where they come."""
