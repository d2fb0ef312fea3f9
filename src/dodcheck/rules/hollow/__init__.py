"""What keeps a file that is there, and valid, from being what its name promises."""
