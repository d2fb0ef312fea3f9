"""Tables and lists that name files, as the kind `inventory` reads them."""
