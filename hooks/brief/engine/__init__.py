"""The one place that knows MkDocs: its events and its settings. Calls everything else and is called by MkDocs alone."""
