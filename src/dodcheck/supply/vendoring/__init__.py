"""Code of others in the tree: where it lies, and what the tree says about it."""
