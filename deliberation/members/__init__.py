"""Members, accreditations, and the names of persons beside the record."""
