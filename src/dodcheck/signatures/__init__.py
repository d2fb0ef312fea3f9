"""SSH signatures and who may sign: checked here, in a few milliseconds, without running a program.

Checking takes no secret, so how long it takes gives nothing away; and every machine finds the same.
"""
