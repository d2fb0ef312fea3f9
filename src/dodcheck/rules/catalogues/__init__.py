"""What the kind `invariants` looks with: the catalogue, what it asks, and the tests and jobs that it names."""
