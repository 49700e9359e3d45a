"""The door: routes, problems, the guard, the built pages."""
