// The colours of a picture by day, and its type: paper and ink, and one colour for each meaning. The page has the same as variables.

export const COLOUR = {
  paper: '#fdfcf9',
  lane: '#f6f3ec',
  card: '#ffffff',
  said: '#fbf4dd',
  ink: '#1d1b18',
  muted: '#5d574e',
  edge: '#b7afa1',
  grid: '#e7e2d8',
  force: '#b3261e',
  dispute: '#8f5300',
} as const;

export const SERIF = "Charter, 'Bitstream Charter', Cambria, Georgia, 'Liberation Serif', serif";
export const SANS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";
