"""What the kinds about workflows share."""
