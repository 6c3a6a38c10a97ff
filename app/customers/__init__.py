"""Customer files: prospects, dealings and special policies, at three levels; search; import of lists."""
