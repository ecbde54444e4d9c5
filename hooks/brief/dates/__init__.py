"""Dates as the format has them, as people write them and as pages say them. Calls `text` and `language`."""
