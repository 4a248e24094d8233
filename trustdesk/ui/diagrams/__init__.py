"""Figures of the framework on screen: lines are painted, nodes are real buttons, tables tables."""
