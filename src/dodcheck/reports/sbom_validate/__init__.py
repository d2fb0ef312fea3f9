"""The validation of bills of materials into text, one file per format."""
