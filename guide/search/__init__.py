"""What the site's search knows, and what it is made with. It runs in `guide/browser/search/`."""
