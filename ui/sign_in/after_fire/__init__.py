"""After an accident, on a machine that has nothing: the vault made again out of backup, kit and shares, or a drill."""
