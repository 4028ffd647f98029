"""Concept entries and terms: what a thing is called in each language, how we know, and how we feel about it.

``glossary`` owns the right half of the line: term candidates are extracted from segments, equivalents are found
in aligned pairs, a person reviews them, and the entries are looked up, exported and checked against. It builds on
:mod:`tmx` and never reaches past it into a file format of segments.
"""
