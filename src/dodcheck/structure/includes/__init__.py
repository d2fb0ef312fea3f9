"""What C and C++ files include, told by their directives: no preprocessor is run."""
