"""What GitHub takes for a workflow or an action: which keys stand where, and what their values are."""
