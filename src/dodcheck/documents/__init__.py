"""The bytes of one governance document into what it says; nothing here knows rules or repositories.

Begin at `document.py`: ``read_document`` returns criteria, phases, claims, ledger entries and notices. `markdown.py`
makes blocks of the text, `reading.py` makes statements of the blocks, `claims.py` tells what is claimed of each.
`plans/`, `logs/` and `invariants/` read the documents of these kinds.
"""
