"""Made-up answers to whole plans, the sections they become, and rules that hold for every one of them."""
