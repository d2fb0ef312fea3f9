"""What Python modules import, told by their syntax: nothing is run, and nothing is looked for on this machine."""
