import type { ReactNode } from 'react';
import type { AreaId } from '@site/src/areas';

const size = 46;
const width = Math.sqrt(3) * size;

interface Cell {
  column: number;
  row: number;
  area?: AreaId;
}

/** Where the change goes: one cell of each area, in the order in which a change meets them. */
const way: readonly Cell[] = [
  { column: 0, row: 3 },
  { column: 1, row: 2, area: 'development' },
  { column: 2, row: 2, area: 'testing' },
  { column: 2, row: 1, area: 'documentation' },
  { column: 3, row: 1, area: 'review' },
  { column: 4, row: 0, area: 'release' },
];

const around: readonly Cell[] = [
  [1, 0], [2, 0], [3, 0], [0, 1], [1, 1], [4, 1], [0, 2], [3, 2], [4, 2], [1, 3], [2, 3], [3, 3],
].map(([column = 0, row = 0]) => ({ column, row }));

const center = ({ column, row }: Cell): [x: number, y: number] => [
  (column + (row % 2) / 2 + 0.55) * width,
  (row * 1.5 + 1.1) * size,
];

function outline(cell: Cell, radius: number): string {
  const [x, y] = center(cell);
  return Array.from({ length: 6 }, (_, corner) => {
    const angle = (Math.PI / 3) * corner - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(' ');
}

/** A drawing, not information: the way of a change through the cells of the areas. */
export default function Honeycomb(): ReactNode {
  return (
    <svg className="honeycomb" viewBox={`0 0 ${(width * 5.6).toFixed(0)} ${(size * 6.7).toFixed(0)}`} aria-hidden="true">
      {around.map((cell) => <polygon key={`${cell.column} ${cell.row}`} points={outline(cell, size - 3)} />)}
      {way.map((cell) => <polygon key={`${cell.column} ${cell.row}`} className="honeycomb-cell" data-area={cell.area} points={outline(cell, size - 3)} />)}
      <polyline points={way.map((cell) => center(cell).map((value) => value.toFixed(1)).join(',')).join(' ')} />
      {way.map((cell) => {
        const [x, y] = center(cell);
        return <circle key={`${cell.column} ${cell.row}`} data-area={cell.area} cx={x.toFixed(1)} cy={y.toFixed(1)} r="9" />;
      })}
    </svg>
  );
}
