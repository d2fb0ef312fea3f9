"""What the steps of the action for GitHub run: inputs and event into one call of dodcheck, and what it leaves."""
