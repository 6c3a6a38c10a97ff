"""What an officer sees of everybody's acts."""
