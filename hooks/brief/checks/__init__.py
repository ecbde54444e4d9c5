"""Every rule of the brief, one function each. Calls `reasoning`, and all that it stands on."""
