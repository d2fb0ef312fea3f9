"""The forms of credentials, a file for each family, and one table of them."""
