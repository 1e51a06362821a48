"""What each input of a scenario did, recorded and rendered when the site is built."""
