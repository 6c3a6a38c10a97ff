"""What this OS account likes (preferences), and the sentences for every error code."""
