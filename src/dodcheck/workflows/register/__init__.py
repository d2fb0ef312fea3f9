"""The register of risks: a table in Markdown that the audit keeps in step, and people write in."""
