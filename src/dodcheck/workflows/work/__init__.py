"""What the jobs of a workflow do: each step and command with its place, local actions followed one level."""
