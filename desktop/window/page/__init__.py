"""The parts of the viewer: offsets, which annotations stand where, how they are laid out and painted."""
