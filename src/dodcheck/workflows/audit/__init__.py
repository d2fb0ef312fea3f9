"""The audit of workflows: where green proves nothing."""
