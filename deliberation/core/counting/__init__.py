"""Counting elections: pure, in whole numbers, and each count shows its rounds.

`series.py` is the series of ballots of the rules of procedure (P-83 to P-93). The others count one ballot of ranked
papers, for bodies that want them: instant run-off, the single transferable vote, Schulze; or of approvals. Papers that
say the same are counted once, with their number; candidates are numbers from 0. `lots.py` draws lots from a public
seed where a rule leaves a tie to them.
"""
