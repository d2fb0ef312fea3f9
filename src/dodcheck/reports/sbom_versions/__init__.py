"""The versions of vendored code into text, one file per format."""
