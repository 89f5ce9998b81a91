// Rows as one Markdown table.

/** Draws rows, each `{title, node, figure, median, …}` or `{title, node, absent}`, which says why there is no figure; peers are columns. */
export function draw(rows, peers) {
  const heads = ['case', 'Node', 'figure', 'median', 'quartiles', 'wall', 'goal', 'beyond', 'reached', ...peers];
  const lines = rows.map((row) => [...cellsOf(row), ...peers.map((name) => number(row.peers?.[name], row.digits))]);
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...lines.map((line) => line[column])].map((cell) => cell.length)),
  );
  const draw = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [heads, widths.map((width) => '-'.repeat(width)), ...lines].map(draw).join('\n');
}

function cellsOf(row) {
  const { title, node, figure, median, lower, upper, wall, goal, beyond, digits, absent } = row;
  if (absent !== undefined) return [title, node, absent, '', '', '', '', '', ''];
  const quartiles = lower === undefined ? '' : `${number(lower, digits)}–${number(upper, digits)}`;
  return [
    title,
    node,
    figure,
    number(median, digits),
    quartiles,
    number(wall),
    number(goal),
    number(beyond),
    reachedBy(row),
  ];
}

/** Which of its goals a row has reached: none, its goal, or what is beyond it. */
export function reachedBy({ median, goal, beyond, reached }) {
  if (reached !== undefined) return reached;
  if (goal === undefined && beyond === undefined) return '';
  if (beyond !== undefined && median <= beyond) return 'beyond';
  if (goal !== undefined && median <= goal) return 'goal';
  return 'no';
}

/** A number with as many digits as say something; text as it is. */
function number(value, digits = value >= 10 ? 1 : 2) {
  return typeof value === 'number' ? Number(value.toFixed(digits)).toString() : (value ?? '');
}
