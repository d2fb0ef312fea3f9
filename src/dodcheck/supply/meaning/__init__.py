"""What a bill of materials means, beyond its schema: a file per check, and one table of what they find."""
