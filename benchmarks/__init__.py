"""How fast Målkoll is, measured beside something that everybody has: `python -m benchmarks`."""
