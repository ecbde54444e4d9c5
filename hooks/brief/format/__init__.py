"""What an author may write, and how it is read into the `model`. Calls what the model is made of."""
