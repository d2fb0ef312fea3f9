"""A plugin of dodcheck: the kind `changelog`, and the report `quickfix`."""
