"""GitHub Actions: workflow files into a model with places, their expressions and shell scripts, and the audits.

Begin at `load.py` (files of a snapshot into `model.py`), `work/walk.py` (the steps and commands of each job),
`effective/reach.py` (whether a step is effective) and `audit/audit.py` (every silent failure).
"""
