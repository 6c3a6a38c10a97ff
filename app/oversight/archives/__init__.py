"""The yearly archive of the journal: a sealed file of a year's entries. The journal itself keeps everything."""
