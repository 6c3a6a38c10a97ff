"""The window: pages, widgets and theme. It holds no key, no connection and no rule."""
