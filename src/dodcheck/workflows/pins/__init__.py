"""What workflows and actions take from elsewhere, and how each is pinned."""
