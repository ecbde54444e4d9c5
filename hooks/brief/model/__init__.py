"""What a brief consists of, once it is read: values that nothing changes. Calls `text` and `dates`."""
