"""Segments and translation units: what was said in one language, and how it was said in the other.

``tmx`` owns the left half of the line: documents are read into blocks, blocks are cut into segments, segments
of two languages are aligned, and aligned pairs rest as translation units in a memory that can be searched and
exchanged. It knows nothing of terms; those belong to :mod:`glossary`.
"""
