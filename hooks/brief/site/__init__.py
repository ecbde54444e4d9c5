"""Where a site lies and what every page of it shares: addresses, theme, styles, scripts. Calls `model`."""
