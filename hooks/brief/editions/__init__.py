"""The brief to take along, in every form, and the check of such an edition. Calls `pages` and `exports`."""
