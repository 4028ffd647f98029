"""One file a group of pages; each offers a Flask ``blueprint`` and is found by discovery."""
