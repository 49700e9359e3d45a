"""What leaves the house: the observers' bundle."""
