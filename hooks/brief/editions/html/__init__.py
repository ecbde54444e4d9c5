"""Pages taken out of their site, and the one file that holds them all."""
