"""The three kinds of protected information: prospects, dealings, special policies; their lists, lives and due days."""
