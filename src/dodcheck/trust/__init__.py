"""Two snapshots side by side: what a change claims, loses or weakens; what a saved report is worth."""
