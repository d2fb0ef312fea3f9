"""Parts of the kind `action_pins`."""
