"""What the kind `secrets` looks with."""
