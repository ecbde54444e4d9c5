"""A text, whoever wrote it: its letters, sentences, Markdown and prose. Calls nothing of ours."""
