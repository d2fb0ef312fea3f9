"""One campaign per file; each is found by itself through its ``CAMPAIGN``."""
