"""What `sbom generate` shows and writes."""
