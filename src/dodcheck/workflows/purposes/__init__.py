"""What a command or an action is there for: to check something, to prepare, to report, to clean up."""
