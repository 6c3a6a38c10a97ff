"""What is particular to Windows: an account's folders are named by other variables, and nothing is to be installed."""
