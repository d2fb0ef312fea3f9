"""The CI of the measured tree: workflows, actions and scripts of the sizes that a large project has."""
