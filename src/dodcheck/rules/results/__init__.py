"""What rules about results of tests and coverage look with."""
