"""The part of a security scorecard that evidence decides: areas, each made of small questions with yes or no."""
