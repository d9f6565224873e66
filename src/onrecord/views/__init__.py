"""Questions to the record: one documented dataclass per answer. Commands, desk and exports ask nowhere else."""
