"""Which rule decides which criterion: the rules file, inline comments, recognition.

Begin at `bind.py`: ``bind`` gives each criterion its rule, or says why it has none. Statements are recognised in
`recognise/`: its table lists the grammars, one file each, and ``read`` of each is the way in.
"""
