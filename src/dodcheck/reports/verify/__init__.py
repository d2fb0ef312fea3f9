"""What a saved report is worth."""
