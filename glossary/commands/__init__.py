"""The commands, one file each; a file that defines ``command`` is one.

A command parses its options, calls library functions, and prints. Whatever is heavy (numpy, jieba, flask ...) is
imported inside the function, so that ``glossary lookup`` pays for nothing but looking up.
"""
