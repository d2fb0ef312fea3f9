"""Which version of the project a file says: a manifest, a module, a changelog."""
