"""What the kind `sbom` looks with: the file, its validity, its components, and the vendored code that they are."""
