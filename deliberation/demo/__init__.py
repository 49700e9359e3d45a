"""The demonstration: an assembly of 193 members with a draft norm to debate, made by real acts like any other."""
