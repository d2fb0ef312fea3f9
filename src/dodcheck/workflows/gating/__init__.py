"""The audit of how dodcheck itself runs in CI, one question per file."""
