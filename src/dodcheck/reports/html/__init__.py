"""The report as one page for a browser: views of the report, the templates that show them, style and script."""
