"""Tool-call logs."""
