"""Every diagnostic with a sample that provokes it and the same mended: both really run when the site is built."""
