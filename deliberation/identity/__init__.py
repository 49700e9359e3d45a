"""Who calls: sign-in links, sessions, and the server's countersignature under enrolled keys."""
