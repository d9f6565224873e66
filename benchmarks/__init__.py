"""Speed, memory and start-up, as ratios in one run. Absolute times say more of the machine than of the program."""
