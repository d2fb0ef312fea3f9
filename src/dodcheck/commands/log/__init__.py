"""What the commands of `dodcheck log` do."""
