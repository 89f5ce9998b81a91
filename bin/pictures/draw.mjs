// A screen as a picture: SVG with text in it, which stays sharp, small, and readable for search and for screen readers.
const [cell, line, margin] = [8.4, 20, 16];

const themes = {
  light: {
    paper: '#ffffff', edge: '#d1d9e0', ink: '#1f2328', dim: '#59636e',
    colors: ['#24292f', '#cf222e', '#116329', '#7d4e00', '#0969da', '#8250df', '#1b7c83', '#59636e',
      '#57606a', '#a40e26', '#1a7f37', '#633c01', '#218bff', '#a475f9', '#3192aa', '#6e7781'],
  },
  dark: {
    paper: '#0d1117', edge: '#3d444d', ink: '#f0f6fc', dim: '#9198a1',
    colors: ['#656c76', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4',
      '#9198a1', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff'],
  },
}; // prettier-ignore

export const themeNames = Object.keys(themes);

export function draw(title, lines, columns, theme) {
  const { paper, edge, ink, dim, colors } = themes[theme];
  const [width, height] = [columns * cell + 2 * margin, lines.length * line + 2 * margin];
  const used = new Set(lines.flat().flatMap(({ look }) => look.split(' ')));
  const rules = [
    `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre;fill:${ink}}`,
    used.has('bold') ? '.bold{font-weight:700}' : '',
    used.has('italic') ? '.italic{font-style:italic}' : '',
    used.has('underline') ? '.underline{text-decoration:underline}' : '',
    ...colors.map((color, index) => (used.has(`c${index}`) ? `.c${index}{fill:${color}}` : '')),
    used.has('dim') ? `.dim{fill:${dim}}` : '',
  ];
  const texts = lines.flatMap((runs, row) => runs.map((run) => textOf(run, row)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${height}" viewBox="0 0 ${round(width)} ${height}" role="img">
<title>${escape(title)}</title>
<style>${rules.join('')}</style>
<rect x=".5" y=".5" width="${round(width - 1)}" height="${height - 1}" rx="8" fill="${paper}" stroke="${edge}"/>
${texts.join('\n')}
</svg>
`;
}

// Each text has the width of its columns, whatever font there is.
function textOf({ column, text, width, look }, row) {
  const x = round(margin + column * cell);
  const y = margin + row * line + 15;
  const classes = look === '' ? '' : ` class="${look}"`;
  return `<text x="${x}" y="${y}" textLength="${round(width * cell)}"${classes}>${escape(text)}</text>`;
}

const round = (number) => Number(number.toFixed(1));
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
