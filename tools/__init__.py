"""What keeps the house in order: locks, generated files, the map of the layers."""
