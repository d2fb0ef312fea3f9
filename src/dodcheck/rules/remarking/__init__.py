"""Remarks in code: notes of what is to be done, and words to a tool that it should look away."""
