"""The past of one statement."""
