// How text is folded before it is indexed, and how a search is folded before it is asked: alike, so that what is typed plainly is found.

const APOSTROPHES = /['’‘‛‴`´′ʹʻʼʽʾʿˈ＇]/g;
const MARKS = /\p{Mark}+/gu;
const ABBREVIATION_DOTS = /(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
const NO_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * The words alone, without diacritics and apostrophes, in lower case, joined by single spaces: "Kata’ib" and "Kataʾib" become "kataib",
 * "U.S." becomes "us", "K-1" becomes "k 1". Apostrophes go first, for decomposition turns some of them into a space and a mark.
 */
export const fold = (...texts: (string | null)[]): string =>
  texts
    .filter((text) => text !== null)
    .join(' ')
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(ABBREVIATION_DOTS, '')
    .replace(NO_WORD, ' ')
    .trim();
