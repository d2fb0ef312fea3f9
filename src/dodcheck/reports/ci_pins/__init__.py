"""The pins of workflows and actions into text, one file per format."""
