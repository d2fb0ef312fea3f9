"""What a Markdown document says under its headings, as the kind `document` asks it."""
