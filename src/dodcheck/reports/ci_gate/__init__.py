"""The audit of the gate into text, one file per format."""
