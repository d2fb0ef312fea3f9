"""Makes a bill of materials of the vendored code of a tree."""
