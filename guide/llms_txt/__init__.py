"""What programs read of this site: `llms.txt`, and every page as Markdown."""
