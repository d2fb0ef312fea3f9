"""Tool-call logs, as the kind `tool_log` asks them."""
