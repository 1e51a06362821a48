"""What the theme lacks for readers who do not see the page, or use the keyboard."""
