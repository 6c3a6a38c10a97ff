"""The form of a concern, and the officers' list of them."""
