"""What can be weakened: one file each, and one table."""
