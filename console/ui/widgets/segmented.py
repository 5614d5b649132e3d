"""The segmented track, under the name that the design gives it."""

from console.ui.widgets.tabs import SegmentedTabs

__all__ = ["SegmentedTabs"]
