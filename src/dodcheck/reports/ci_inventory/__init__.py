"""The inventory of workflows into text, one file per format."""
