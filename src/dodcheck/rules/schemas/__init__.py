"""JSON Schemas, and whether a data file fits one."""
