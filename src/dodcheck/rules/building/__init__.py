"""What Dockerfiles say of the images that they build."""
