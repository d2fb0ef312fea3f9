"""What a saved report is still worth."""
