"""A history, one commit after the other: how verdicts went, and which commit made or broke one."""
