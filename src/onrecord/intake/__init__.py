"""Intake: any input becomes a Report, the unchanged witness."""

from onrecord.intake.inputs import count_reports, find_inputs, read_paths
from onrecord.intake.report import Intake, Metadata, Skipped, report_from_text

__all__ = ["Intake", "Metadata", "Skipped", "count_reports", "find_inputs", "read_paths", "report_from_text"]
