"""The lookup app: pages over the glossary and the memory; it scores nothing and stores nothing of its own."""
