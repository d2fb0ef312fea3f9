"""Whether a bill of materials and the vendored code of a tree are about the same things, at the same commits."""
