"""The state of the program on one screen."""
