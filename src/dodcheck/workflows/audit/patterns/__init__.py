"""The patterns, one a file; `table.py` lists them."""
