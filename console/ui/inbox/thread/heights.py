"""Heights of lines, with their running sums."""

from collections.abc import Iterable


class Heights:
    """A binary indexed tree over line heights: position, lookup and change in O(log n).

    Units: whole logical pixels.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        self._sums = [0, *self._heights]
        size = len(self._sums)
        for node in range(1, size):
            parent = node + (node & -node)
            if parent < size:
                self._sums[parent] += self._sums[node]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, line: int) -> int:
        return self._heights[line]

    @property
    def total(self) -> int:
        """The height of everything."""
        return self.top(len(self._heights))

    def top(self, line: int) -> int:
        """Where `line` begins: the sum of the heights before it."""
        total = 0
        while line > 0:
            total += self._sums[line]
            line -= line & -line
        return total

    def at(self, y: int) -> int:
        """The line that covers `y`; the first or last one outside.

        Raises: IndexError without lines.
        """
        if not self._heights:
            raise IndexError("no lines")
        node, step = 0, 1 << (len(self._heights).bit_length() - 1)
        rest = max(y, 0)
        while step:
            after = node + step
            if after < len(self._sums) and self._sums[after] <= rest:
                node, rest = after, rest - self._sums[after]
            step >>= 1
        return min(node, len(self._heights) - 1)

    def set(self, line: int, height: int) -> int:
        """Change one height; by how much it grew."""
        grown = height - self._heights[line]
        if grown:
            self._heights[line] = height
            node = line + 1
            while node < len(self._sums):
                self._sums[node] += grown
                node += node & -node
        return grown

    def append(self, height: int) -> None:
        """One more line at the end."""
        self._heights.append(height)
        node = len(self._heights)
        covered = node - (node & -node)
        self._sums.append(self.top(node - 1) - self.top(covered) + height)
