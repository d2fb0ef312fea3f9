"""Answers that were given before, for as long as nothing that they rest on has been touched."""
