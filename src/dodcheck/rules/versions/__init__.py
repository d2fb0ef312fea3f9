"""What the kinds about versions of vendored code look with."""
