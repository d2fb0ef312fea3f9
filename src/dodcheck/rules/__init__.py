"""One kind of evidence per file, and one table of them; the folders hold what kinds look with, by subject.

Begin at `base.py` (what a rule is), `table.py` (kind to class) and `finding.py` (what a rule found).
"""
