"""A tree with vendored code planted in it, and own code that looks like it: what `sbom generate` must tell apart."""
