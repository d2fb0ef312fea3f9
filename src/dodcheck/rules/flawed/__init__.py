"""Flaws of code that its syntax tells: stubs, empty handlers, skipped tests, what is not documented or typed."""
