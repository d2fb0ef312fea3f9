"""What a milestone promises without a box, and what it means for its statements that it is closed."""
