"""What only a served site has: reading offline, the card of a link, the words of its scripts."""
