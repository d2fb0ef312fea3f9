"""What files say about the code they come with: one reader for each kind of file, and one table of them."""
