"""What a build writes beside the pages."""
