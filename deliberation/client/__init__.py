"""A client of the server over its public API: what bots, the simulation, the command line and tests act with."""
