"""The brief as data, one module a format. Calls `reasoning` and the addresses of `site`."""
