"""A report as text, one file per format, one table."""
