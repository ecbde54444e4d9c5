"""What follows from a brief whose quotes were found: who, when, why, and how sure. Calls `anchoring`."""
