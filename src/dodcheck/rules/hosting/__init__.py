"""What the hosting platform says of the repository, read from the answers that the caller hands over."""
