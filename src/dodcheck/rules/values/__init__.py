"""Values in data files: paths to them, and what is asked of them."""
