"""The pages of the site, from the checked graph, one module a family. Calls `checks`, `pictures` and `exports`."""
