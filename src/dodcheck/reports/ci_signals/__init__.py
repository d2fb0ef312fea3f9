"""The signals of workflows into text, one file per format."""
