"""The law and the proof: pure, no input or output, no framework, no clock. All that a verifier needs is here."""
