"""Many customers at once: the bar that counts them, the dialog that changes them, and taking it back."""
