"""The demo city: invented content and drawn pictures, as plain data."""
