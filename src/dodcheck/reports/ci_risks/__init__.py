"""The register of risks into text, one file per format."""
