"""Export: what goes along, how it will look, and where it is saved."""
