"""The officer's app: one shell, one worker, and the modules that draw the screens from the phone's own store."""
