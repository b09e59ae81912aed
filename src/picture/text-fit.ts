// Fits text into a box where nothing can be measured: by the widths of letters in the fonts used, rather too wide than too narrow. Pure.

/** Widths in parts of the font's size; what is not listed is as wide as most small letters. */
const NARROW = /[iljtfrI.,:;'’‘!|()[\]·-]/u;
const WIDE = /[mwMW—%@]/u;
const CAPITAL = /[A-ZÀ-Ý0-9“”–†&]/u;

const widthOf = (text: string, size: number): number => {
  let width = 0;
  for (const letter of text) {
    if (letter === ' ') width += 0.27;
    else if (NARROW.test(letter)) width += 0.34;
    else if (WIDE.test(letter)) width += 0.87;
    else if (CAPITAL.test(letter)) width += 0.66;
    else width += 0.53;
  }
  return width * size;
};

/** The beginning of a text that fits, with a sign that there is more. */
export function cut(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  let end = text.length;
  while (end > 0 && widthOf(`${text.slice(0, end)}…`, size) > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Lines of whole words, the last one cut where there is more. */
export function wrap(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ');
  for (const [index, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, size) <= width || !line) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, cut([line, ...words.slice(index)].join(' '), size, width)];
    lines.push(line);
    line = word;
  }
  return [...lines, cut(line, size, width)];
}
