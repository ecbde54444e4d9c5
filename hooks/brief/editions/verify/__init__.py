"""Whether an edition is what it says, and says what its sources say. Reads files that come from anywhere."""
